import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { adoptPaths } from '../../src/core/cohort/adopt-paths.ts';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import { readAddress } from '../../src/core/delivery/address.ts';
import { readAccount } from '../../src/core/learner/account.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { pathOf } from '../../src/core/path/path-of.ts';
import type { Ports } from '../../src/core/ports.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { storedClock } from '../../src/store/clock.ts';
import type { Db } from '../../src/store/database.ts';
import { messages } from '../../src/store/message.ts';
import { migrate, pendingMigrations } from '../../src/store/migrate.ts';
import type { Kept } from '../../src/web/render/view.ts';
import { type Message, renderMessage } from '../../src/web/send/message.ts';
import { testPorts } from '../harness/bot.ts';
import { answerTo } from '../harness/world.ts';
import { loadRelease, read, rowsOf, type Table, tables } from './fixtures/load.ts';
import { comesNext, readCohort, readDraw, readLearner } from './fixtures/reading.ts';

interface Known {
  /** When the process was stopped. */
  readonly now: string;
  readonly learners: readonly {
    id: string;
    name: string;
    in: { enrolment: string; cohort: string; tasks: number }[];
  }[];
  readonly accounts: readonly { platform: string; account: string; learner: string; name: string }[];
  readonly cohorts: readonly { id: string; home?: { platform: string; workspace: string } }[];
  readonly open: readonly { id: string; learner: string; type: string; text?: string }[];
  /** What 0.1.0 sent next, and when. */
  readonly comes: readonly string[];
}
/** What 0.1.0 itself said of the same rows. */
const known = JSON.parse(read('expected.json')) as Known;
const now = Temporal.Instant.from(known.now);
const soon = now.add({ seconds: 30 });
/** Until the end of the Tuesday after that. */
const later = Temporal.Instant.from('2026-11-18T00:00:00Z');

const curriculum = await loadCurriculum(fileURLToPath(new URL('../../curriculum', import.meta.url)));
const portsOf = (db: Db) => testPorts(db, curriculum);

/** A test that changes what is there has a database to itself. */
async function alone(play: (ports: Ports, db: Db) => Promise<void>): Promise<void> {
  const { db, drop } = await loadRelease();
  // It sent no question of the day.
  await db.updateTable('cohort').set({ question_off: true }).execute();
  await play(portsOf(db), db).finally(drop);
}

describe('a database of 0.1.0 that was brought up to date', () => {
  let here: Awaited<ReturnType<typeof loadRelease>>;
  let ports: Ports;
  beforeAll(async () => {
    here = await loadRelease();
    ports = portsOf(here.db);
  });
  afterAll(() => here.drop());

  test('has every migration, and bringing it up to date again does nothing', async () => {
    await migrate(here.db);
    const { applied, pending } = await pendingMigrations(here.db);
    expect([applied >= 3, pending]).toEqual([true, 0]);
  });

  test.each(known.learners)('knows learner $id ($name), where they learn and how far they have come', async (was) => {
    expect(await readLearner(ports, was.id, now)).toEqual(was);
  });

  test.each(known.cohorts)('knows cohort $id as it was', async (was) => {
    expect(await readCohort(ports, was.id)).toEqual(was);
  });

  test('has each time of day in minutes, and each card with a version', async () => {
    const { rows } = await sql<Record<string, number>>`select id::text, reminder_time, day_start, quiet_from, quiet_to
      from learner order by learner.id`.execute(here.db);
    const minutes = (hours: string | undefined) => Number(hours) * 60;
    const was = table('learner').toSorted((a, b) => Number(a.id) - Number(b.id));
    expect(rows.map(({ id, ...times }) => [String(id), ...Object.values(times)])).toEqual(
      was.map((l) => [l.id, ...[l.hour, l.day_start, l.quiet_from, l.quiet_to].map(minutes)]),
    );
    const cohorts = await here.db.selectFrom('cohort').select(['id', 'post_time']).execute();
    expect(new Map(cohorts.map(({ id, post_time }) => [id, post_time]))).toEqual(
      new Map(table('cohort').map(({ id, hour }) => [id, minutes(hour)])),
    );
    const cards = await here.db.selectFrom('card').select('version').execute();
    expect(cards.length).toBe(table('card').length);
    expect(new Set(cards.map(({ version }) => version))).toEqual(new Set([1]));
  });

  test('finds each group where it lives', async () => {
    for (const { id, home } of known.cohorts)
      if (home) expect((await ports.cohort.listIn(home)).map((cohort) => cohort.id)).toContain(id);
  });

  test('calls everybody in their groups what 0.1.0 called them', async () => {
    for (const { id, home } of known.cohorts) {
      if (!home) continue;
      const { members } = await ports.summary.week(id, Temporal.PlainDate.from('2026-11-09'));
      const of = (enrolment: string) => enrolments().find((one) => one.id === enrolment)?.learner;
      const was = (learner?: string) => known.learners.find((one) => one.id === learner)?.name;
      expect(members.map(({ name }) => name)).toEqual(members.map(({ enrolment }) => was(of(enrolment))));
    }
  });

  test('has a name for each workspace in which somebody was in a group, and for each Slack team', async () => {
    const names = await here.db.selectFrom('account_name').selectAll().execute();
    const groups = new Map(known.cohorts.map((cohort) => [cohort.id, cohort.home]));
    const expected = known.accounts.flatMap(({ platform, account, learner, name }) => {
      const cohorts = enrolments().filter((one) => one.learner === learner);
      const homes = cohorts.map(({ cohort = '' }) => groups.get(cohort)).filter((home) => home?.platform === platform);
      const team = platform === 'slack' ? [readAccount(account).workspace] : [];
      const workspaces = new Set([...homes.map((home) => home!.workspace), ...team]);
      return [...workspaces].map((workspace) => ({ platform, account, workspace, name }));
    });
    const sorted = (rows: object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
    expect(sorted(names)).toEqual(sorted(expected));
    expect(names.length).toBeGreaterThan(20);
  });

  test('has an address for every delivery, and the workspace of each', async () => {
    const rows = await here.db.selectFrom('delivery').select(['platform', 'address']).execute();
    for (const { platform, address } of rows) {
      const to = readAddress(address);
      const shape = 'channel' in to ? /./ : { discord: /^$/, slack: /^T\w+$/, web: /^$/ }[platform as 'discord'];
      expect(to.workspace).toMatch(shape);
    }
  });

  test('has the playground’s clock as far ahead as it was', async () => {
    const ahead = Temporal.Now.instant()
      .until(await storedClock(here.db).now())
      .total('seconds');
    const was = Number(table('clock')[0]?.ahead_ms) / 1000;
    expect(was).toBe(9 * 86_400);
    expect(Math.abs(ahead - was)).toBeLessThan(60);
  });

  test('has the open questions, and the words that wait to be marked', async () => {
    const asked = await Promise.all(
      known.open.map(async ({ id }) => readDraw(ports, (await ports.quiz.question(id))!)),
    );
    expect(asked).toEqual(known.open);
  });

  test('shows every message of the playground', async () => {
    const all = (await messages<Kept>(here.db).since('0')) as Message[];
    expect(all.map(({ text }) => text ?? undefined)).toEqual(table('message').map(({ text }) => text));
    for (const message of all) {
      const shown = renderMessage(message);
      expect(shown.text ?? shown.view?.body.length).toBeTruthy();
      for (const block of shown.view?.body ?? []) {
        if (block.kind === 'text') expect(block.html).toMatch(/\S/);
        if (block.kind === 'image') expect(block.src).toMatch(/^data:image\/png;base64,iVBOR/);
        if (block.kind === 'buttons') for (const button of block.buttons) expect(button.label).toMatch(/\S/);
        if (block.kind === 'select') expect(block.options.length).toBeGreaterThan(0);
      }
    }
    const kinds = new Set(all.flatMap(({ view }) => renderedKinds(view)));
    expect([...kinds].sort()).toEqual(['buttons', 'facts', 'image', 'meter', 'select', 'text']);
  });
});

const renderedKinds = (view: Kept | null) => view?.body.map(({ kind }) => kind) ?? [];

describe('whoever was there before goes on', () => {
  test('every card has the memory that its answers come to, and is due when it was', () =>
    alone(async (ports, db) => {
      const { rows } = await sql<{ learner: string; kp: string; due_at: Temporal.Instant }>`
        select learner::text, kp, due_at from card`.execute(db);
      const due = (of: { learner?: string; kp?: string }) => `${of.learner} ${of.kp}`;
      expect(new Map(rows.map((row) => [due(row), row.due_at.epochMilliseconds]))).toEqual(
        new Map(table('card').map((row) => [due(row), Date.parse(`${row.due_at}:00`)])),
      );
      // Bit for bit what the rules of today compute, but for the hour: 0.1.0 left cards behind at a change of zone.
      const memories = async () =>
        (
          await sql`select learner, kp, stability, difficulty, answered_at, day, "interval" from card order by 1, 2`.execute(
            db,
          )
        ).rows;
      const migrated = await memories();
      const { cards, changed } = await rebuildCards(ports);
      expect(cards).toBe(table('card').length);
      expect(changed).toBeLessThan(cards / 20);
      expect(await memories()).toEqual(migrated);
      expect(await rebuildCards(ports)).toMatchObject({ changed: 0 });
    }));

  test('everybody is found by their account, and nobody becomes a new learner', () =>
    alone(async (store) => {
      for (const { platform, account, name, learner } of known.accounts) {
        const found = await identifyLearner(store, { platform, account, name, language: 'en', now });
        expect(found.learner.id).toBe(learner);
      }
      const fresh = await identifyLearner(store, { platform: 'web', account: 'new', name: 'Ana', language: 'en', now });
      expect(known.learners.map(({ id }) => id)).not.toContain(fresh.learner.id);
      // Nor the id of whoever was erased.
      expect(Number(fresh.learner.id)).toBeGreaterThan(Math.max(...known.learners.map(({ id }) => Number(id))));
    }));

  test('whoever is erased takes every name along', () =>
    alone(async (ports, db) => {
      for (const { id } of known.learners) await ports.learner.erase(id);
      expect(await db.selectFrom('account_name').selectAll().execute()).toEqual([]);
    }));

  test('each open question can be answered, once, and the next one comes', () =>
    alone(async (ports) => {
      for (const { id, learner: of, text } of known.open) {
        const { learner } = (await ports.learner.get(of))!;
        const question = (await ports.quiz.question(id))!;
        const item = curriculum.items.get(question.item)!;
        const give = (answer: Parameters<typeof answerQuestion>[1]['answer']) =>
          answerQuestion(ports, { learner, question: id, answer, now: soon });
        const typed = answerTo(question, item, true);
        if (item.type === 'short')
          expect(await give(typed)).toMatchObject({ kind: 'compare', ...(text && { typed: text }) });
        const answer = item.type === 'short' ? { self: true } : typed;
        expect(await give(answer)).toMatchObject({ kind: 'marked', correct: true });
        expect(await give(answer)).toMatchObject({ kind: 'repeat', correct: true });
        const next = await nextQuestion(ports, { learner: of, quiz: question.quiz, now: soon });
        expect(next.kind).toBe(question.number < question.of ? 'question' : 'over');
      }
    }));

  test('a task that was done does not count again', () =>
    alone(async (ports) => {
      for (const { id, in: enrolled } of known.learners) {
        const { learner, enrolments } = (await ports.learner.get(id))!;
        for (const enrolment of enrolments) {
          const { finished } = await ports.progress.record({ learner: id, enrolment: enrolment.id });
          const was = enrolled.find((one) => one.enrolment === enrolment.id)!;
          expect(finished).toHaveLength(was.tasks);
          for (const { task } of finished.slice(0, 1))
            expect((await finishTask(ports, { learner, enrolment, task, evidence: [], now: soon })).kind).toBe(
              'repeat',
            );
        }
      }
    }));

  test('a group whose path has changed since walks its sprint to the end as it was', () =>
    alone(async (ports) => {
      expect(await adoptPaths(ports, { now: soon })).toBeGreaterThan(0);
      const changed = await Promise.all(known.cohorts.map(({ id }) => ports.cohort.get(id)));
      const begun = changed.flatMap((cohort) => (cohort?.kept ? [cohort] : []));
      expect(begun.length).toBeGreaterThan(0);
      for (const cohort of begun) {
        const [was] = curriculum.paths.get(cohort.path)!.earlier!;
        const first = (path: typeof was) => path!.days.filter(({ sprint }) => sprint === 1).map(({ task }) => task.id);
        expect(first(pathOf(curriculum, cohort))).toEqual(first(was));
      }
    }));

  test('somebody who left comes back to their record', () =>
    alone(async (store) => {
      const left = enrolments().filter(({ left_at, cohort }) => left_at && cohort === groupOf('Night owls 夜猫子'));
      expect(left).toHaveLength(1);
      const { id, learner = '', cohort = '' } = left[0]!;
      const joined = now.toZonedDateTimeISO('UTC').toPlainDate();
      const back = await store.enrolment.enrol({ learner, cohort, joined, now: now });
      expect(back.id).toBe(id);
      const tasks = rowsOf('finish').rows.filter(([enrolment]) => enrolment === id);
      expect(tasks.length).toBeGreaterThan(0);
      expect((await store.progress.record({ learner, enrolment: back.id })).finished).toHaveLength(tasks.length);
    }));

  test('a group opened now has an id of its own', () =>
    alone(async (ports) => {
      const { learner: organiser } = (await ports.learner.get(known.learners[0]!.id))!;
      const form = {
        name: 'New',
        path: 'swe',
        start: now.toZonedDateTimeISO('UTC').toPlainDate(),
        postTime: 8 * 60,
      } as const;
      const made = await createCohort(ports, {
        form: { ...form, languages: ['en'], zone: 'UTC' },
        organiser,
        home: { platform: 'web', workspace: 'playground', channel: 'new' },
        ...{ key: 'new', now },
      });
      expect(made.kind).toBe('created');
      if (made.kind === 'created') expect(known.cohorts.map(({ id }) => id)).not.toContain(made.cohort.id);
    }));
});

describe('what was planned', () => {
  test('comes when it was due and where, once, and what may have come already does not come again', () =>
    alone(async (ports) => {
      const unsent = unsettled();
      expect(unsent).toHaveLength(6);
      const came = await comesNext(ports, soon, later);
      expect(came).toEqual(known.comes);
      // What was only planned or claimed comes at once; what was being sent does not.
      const now = came.filter((line) => line.startsWith('2026-11-15'));
      const due = unsent.filter(({ state }) => state !== 'sending').map(({ account }) => account);
      expect(now.map((line) => line.split(' ')[2]).sort()).toEqual(due.sort());
      expect(await comesNext(ports, soon, soon)).toEqual([]);
    }));

  test('is sent by one of two who look at once', () =>
    alone(async (ports) => {
      const both = await Promise.all([comesNext(ports, soon, soon), comesNext(ports, soon, soon)]);
      expect(both.flat().sort()).toEqual(known.comes.filter((line) => line.startsWith('2026-11-15')));
    }));

  test('a connection that the last process held can be taken over, and is then held', () =>
    alone(async (store) => {
      for (const [name = ''] of rowsOf('lease').rows) {
        expect(await store.lease.hold(name, 'new', 60_000)).toBe('new');
        expect(await store.lease.hold(name, 'another', 60_000)).toBe('new');
      }
    }));
});

/** The rows of a file, by column. */
function table(name: Table): readonly Readonly<Record<string, string | undefined>>[] {
  const { columns, rows } = rowsOf(name);
  return rows.map((row) => Object.fromEntries(row.map((value, i) => [columns[i], value])));
}
const values = (name: Table, column: string) => new Set(table(name).map((row) => row[column]));
const enrolments = () => table('enrolment');
const groupOf = (name: string) => table('cohort').find((cohort) => cohort.name === name)?.id;
const unsettled = () =>
  table('delivery')
    .filter(({ state = '' }) => ['pending', 'claimed', 'sending'].includes(state))
    .map(({ state, address = '' }) => ({ state, account: (JSON.parse(address) as { account: string }).account }));

describe('the fixture', () => {
  test('has every table of 0.1.0, and each of them has rows', () => {
    for (const name of tables) expect([name, table(name).length > 0]).toEqual([name, true]);
  });

  test('has both languages, all platforms, and every way to be reminded', () => {
    expect(values('learner', 'language')).toEqual(new Set(['en', 'zh-CN']));
    expect(values('account', 'platform')).toEqual(new Set(['discord', 'slack', 'web']));
    expect(values('learner', 'remind')).toEqual(new Set(['unasked', 'dm', 'channel', 'nowhere']));
    expect(values('account', 'dm_closed')).toEqual(new Set(['t', 'f']));
    const quiet = new Set(table('learner').map((l) => `${l.quiet_from}-${l.quiet_to}`));
    expect(quiet.size).toBeGreaterThan(3);
    expect(table('learner').some(({ goals = '' }) => (JSON.parse(goals) as unknown[]).length > 1)).toBe(true);
  });

  test('has accounts as the platforms name them, and two people of one name in one group', () => {
    for (const { platform, account } of table('account')) {
      const shape = { discord: /^\d{19}$/, slack: /^T\w+:U\w+$/, web: /^[a-z]+$/ }[platform as 'discord'];
      expect(account).toMatch(shape);
    }
    const namesakes = table('learner').filter(({ name }) => name === '王伟');
    expect(namesakes).toHaveLength(2);
    for (const { id } of namesakes)
      expect(enrolments().find(({ learner }) => learner === id)?.cohort).toBe(groupOf('Night owls 夜猫子'));
  });

  test('has groups and solo learners, those who left, on the board, of each pace and in a second sprint', () => {
    expect(values('cohort', 'platform')).toEqual(new Set(['discord', 'slack', 'web', undefined]));
    expect(values('cohort', 'language')).toEqual(new Set(['en', 'zh-CN', 'both']));
    expect(values('cohort', 'organiser')).toContain(undefined);
    expect(table('cohort').some(({ post_at, platform }) => !post_at && platform)).toBe(true);
    expect(values('enrolment', 'pace')).toEqual(new Set(['essentials', 'own', 'group', undefined]));
    expect(values('enrolment', 'sprint')).toEqual(new Set(['2', undefined]));
    expect(values('enrolment', 'board')).toEqual(new Set(['t', 'f']));
    expect(enrolments().some(({ left_at }) => left_at)).toBe(true);
  });

  test('has questions that are open on each platform, words that wait, and answers right and wrong', () => {
    const answered = values('attempt', 'draw');
    const open = table('draw').filter(({ id }) => !answered.has(id));
    expect(open.map(({ id }) => id)).toEqual(known.open.map(({ id }) => id));
    const on = (learner?: string) => table('account').find((account) => account.learner === learner)?.platform;
    expect(new Set(open.filter(({ text }) => text === undefined).map(({ learner }) => on(learner)))).toEqual(
      new Set(['discord', 'slack', 'web']),
    );
    expect(new Set(open.filter(({ text }) => text !== undefined).map(({ learner }) => on(learner)))).toEqual(
      new Set(['discord', 'slack', 'web']),
    );
    expect(values('attempt', 'correct')).toEqual(new Set(['t', 'f']));
    const given = new Set(table('attempt').map(({ given = '' }) => Object.keys(JSON.parse(given) as object)[0]));
    expect(given).toEqual(new Set(['choices', 'text']));
    expect(values('attempt', 'enrolment')).toContain(undefined);
  });

  test('has deliveries of each kind and in each state', () => {
    expect(values('delivery', 'kind')).toEqual(new Set(['reminder', 'daily-post', 'weekly-summary']));
    expect(values('delivery', 'state')).toEqual(
      new Set(['pending', 'claimed', 'sending', 'sent', 'refused', 'ambiguous', 'dropped']),
    );
    const sending = table('delivery').filter(({ state }) => state === 'sending');
    expect(new Set(sending.map(({ once }) => once))).toEqual(new Set(['t', 'f']));
    const waits = table('delivery').flatMap(({ state, detail }) => (state === 'pending' ? [detail] : []));
    expect(new Set(waits)).toEqual(new Set([undefined, 'rate limit', 'quiet hours']));
  });

  test('has text that COPY has to escape', () => {
    const evidence = table('finish').flatMap(({ evidence = '' }) => JSON.parse(evidence) as string[]);
    expect(evidence.some((typed) => typed.includes('\t') && typed.includes('\\'))).toBe(true);
    expect(evidence.some((typed) => /[一-鿿]/.test(typed))).toBe(true);
    expect(read('message.copy')).toContain('\\\\n');
  });

  // A lesson names the port of a model that runs at home.
  test('tells nothing of the machine that it was played on', () => {
    for (const name of tables)
      expect(read(`${name}.copy`)).not.toMatch(/127\.0\.0\.1|localhost:(?!11434\b)|\/(work|tmp|root|home|Users)\//);
  });
});

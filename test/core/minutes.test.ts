import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { link } from '../../jobs/link.ts';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import type { Criterion } from '../../src/core/curriculum/task.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { chooseBoard } from '../../src/core/leaderboard/choose-board.ts';
import { fits } from '../../src/core/link/check-links.ts';
import { weigh } from '../../src/core/task/evidence.ts';
import { runJob } from '../../src/schedule/job.ts';
import { at, date } from '../harness/clock.ts';
import { counted } from '../harness/counted.ts';
import { before, type Member, type World, world } from '../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = '2026-11-02';
const noon = at(`${monday}T12:00`);
const minutesOf = async (who: Member) =>
  (await here.ports.progress.record({ learner: who.learner.id, enrolment: who.enrolment.id })).minutes.map(
    ({ minutes }) => minutes,
  );

/** What the board keeps of its rows, and what the rows come to. */
async function boards() {
  const kept = await sql<object>`
    select 'week' as what, enrolment::text as of, cohort::text, monday, minutes from board_week where minutes <> 0
    union all select 'people', minutes::text, cohort::text, monday, people from board_bucket where people <> 0
    union all select 'sum', null, cohort::text, monday, minutes from board_team where minutes <> 0
    union all select 'active', null, cohort::text, monday, people from board_team where people <> 0
    union all select 'size', null, id::text, null, on_board from cohort where on_board <> 0
    order by 1, 3, 4, 2`.execute(here.db);
  const rows = await sql<object>`
    with week as (
      select e.id, e.cohort, date_trunc('week', p.day)::date as monday, sum(p.board) as minutes, e.board and e.left_at is null as shown
      from points p join enrolment e on e.id = p.enrolment group by 1, 2, 3, 5 having sum(p.board) <> 0)
    select 'week' as what, id::text as of, cohort::text, monday, minutes from week
    union all select 'people', minutes::text, cohort::text, monday, count(*) from week where shown group by cohort, monday, minutes
    union all select 'sum', null, cohort::text, monday, sum(minutes) from week group by cohort, monday
    union all select 'active', null, cohort::text, monday, count(*) from week group by cohort, monday
    union all select 'size', null, cohort::text, null, count(*) from enrolment where board and left_at is null group by cohort
    order by 1, 3, 4, 2`.execute(here.db);
  const plain = (list: readonly object[]) => list.map((row) => JSON.stringify(row).replace(/"(\d+)"/g, '$1'));
  return { kept: plain(kept.rows), rows: plain(rows.rows) };
}

describe('minutes', () => {
  test('have a limit a day, also when two tasks are finished at once', async () => {
    const ana = await here.member(await here.group());
    await Promise.all([1, 2, 3].map(() => here.studied(ana.enrolment, monday, 90)));
    expect(await minutesOf(ana)).toEqual([counted.mostADay]);
    await here.studied(ana.enrolment, '2026-11-03', 30);
    expect(await minutesOf(ana)).toEqual([counted.mostADay, 30]);
  });

  test('of one thing count once, however often it is told', async () => {
    const ana = await here.member(await here.group());
    const told = await Promise.all([1, 2, 3].map(() => here.studied(ana.enrolment, monday, 30, 'the-same')));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await minutesOf(ana)).toEqual([30]);
  });

  test('come to the same however often, in whatever order and at once things are told, and never to more than the limit', async () => {
    const group = await here.group();
    const thing = fc.record({ minutes: fc.integer({ min: 1, max: 90 }), day: fc.constantFrom(monday, '2026-11-03') });
    const told = fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { minLength: 6, maxLength: 6 }), told, async (things, rounds) => {
        const ana = await here.member(group);
        const tell = (n: number) => here.studied(ana.enrolment, things[n]!.day, things[n]!.minutes, `thing ${n}`);
        for (const round of rounds) await Promise.all(round.map(tell));
        const once = Map.groupBy(new Set(rounds.flat()), (n) => things[n]!.day);
        const wanted = [...once]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([, all]) =>
            Math.min(
              counted.mostADay,
              all.reduce((sum, n) => sum + things[n]!.minutes, 0),
            ),
          );
        expect(await minutesOf(ana)).toEqual(wanted);
      }),
      { numRuns: 12 },
    );
  });

  test('that are taken back come off the board, and leave room in their day', async () => {
    const ana = await here.member(await here.group({ board: true }), { board: true });
    const question = await here.begin(ana, noon, { topic: 's0-role' });
    const { length } = await here.answerAll(ana.learner, question, true, noon);
    await here.studied(ana.enrolment, monday, 180 - length);
    const { cohort } = ana.enrolment;
    const undo = { question: question.id, cohort: cohort.id, by: cohort.organiser, now: noon };
    expect(await undoAnswer(here.ports, undo)).toEqual({ kind: 'undone' });
    expect(await undoAnswer(here.ports, undo)).toEqual({ kind: 'repeat' });
    await here.studied(ana.enrolment, monday, 60);
    expect(await minutesOf(ana)).toEqual([counted.mostADay]);
    const { kept, rows } = await boards();
    expect(kept).toEqual(rows);
  });

  test('what the board keeps is what its rows come to, whatever happens and at once', async () => {
    const groups = [await here.group({ board: true }), await here.group({ board: true })];
    const people: Member[] = [];
    for (const group of [...groups, ...groups]) people.push(await here.member(group));
    const who = fc.nat({ max: people.length - 1 }).map((n) => people[n]!);
    const step = fc.oneof(
      fc.record({
        who,
        minutes: fc.integer({ min: 1, max: 90 }),
        day: fc.constantFrom(monday, '2026-11-03', '2026-11-09'),
      }),
      fc.record({ who, board: fc.boolean() }),
      fc.record({ who, left: fc.boolean() }),
    );
    const play = async (one: typeof step extends fc.Arbitrary<infer T> ? T : never) => {
      if ('minutes' in one) await here.studied(one.who.enrolment, one.day, one.minutes);
      else if ('board' in one) await chooseBoard(here.ports, { enrolment: one.who.enrolment, board: one.board });
      else if (one.left) await leave(here.ports, { ...one.who, last: false, now: noon });
      else {
        const { learner, enrolment } = one.who;
        const again = { learner: learner.id, cohort: enrolment.cohort.id, joined: enrolment.joined, now: before };
        await here.store.enrolment.enrol(again);
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async (rounds) => {
        for (const round of rounds) await Promise.all(round.map(play));
        const { kept, rows } = await boards();
        expect(kept).toEqual(rows);
      }),
      { numRuns: 12 },
    );
  });

  test('of somebody who is erased are on no board any more', async () => {
    const ana = await here.member(await here.group({ board: true }), { board: true });
    await here.studied(ana.enrolment, monday, 30);
    await here.ports.learner.erase(ana.learner.id);
    const { rows } = await sql<{ people: number }>`select sum(people)::int as people from board_bucket
      where cohort = ${ana.enrolment.cohort.id}`.execute(here.db);
    expect(rows).toEqual([{ people: 0 }]);
  });
});

describe('evidence', () => {
  const ask = { en: 'What', 'zh-CN': '什么' };
  const sentence: Criterion = { kind: 'sentence', ask, least: 10 };
  const asksForLink: Criterion = { kind: 'link', ask };
  const page = 'https://example.org/mine';

  test('is checked by questions and numbers, later by links, and else it is the learner’s word', () => {
    const number: Criterion = { kind: 'number', ask, answer: { value: 4, tolerance: 0 } };
    const kind = (done: Criterion[], given: string[]) => weigh(done, given).kind;
    expect(kind([{ kind: 'quiz', ask, right: 2, of: 3 }], [])).toBe('checked');
    expect(kind([asksForLink, number], [page, '4'])).toBe('checked');
    expect(kind([sentence, { kind: 'check', ask }], ['It worked at once'])).toBe('self');
    expect(weigh([sentence, asksForLink], ['It worked at once', page])).toEqual({
      kind: 'links',
      links: [{ url: page, commit: false }],
    });
    // A row of before the form asked for it.
    expect(kind([asksForLink], [])).toBe('self');
  });

  test('a link has to lead to what was asked for, and not to a login', () => {
    const at = (url: string) => ({ kind: 'answers', url }) as const;
    expect(fits({ commit: false }, at(page))).toBe(true);
    expect(fits({ commit: false }, at('https://gitlab.example/users/sign_in'))).toBe(false);
    expect(fits({ commit: false }, at('https://example.org/blog/login-forms'))).toBe(true);
    expect(fits({ commit: true }, at('https://github.com/a/b/commit/0a1b2c3d'))).toBe(true);
    expect(fits({ commit: true }, at('https://github.com/a/b'))).toBe(false);
    expect(fits({ commit: true }, { kind: 'never', reason: '404' })).toBe(false);
  });

  const finish = async (who: Member, links: readonly string[], day = monday) => {
    const given = links.map((url) => ({ url, commit: false }));
    const one = { enrolment: who.enrolment.id, task: `linked-${day}`, evidence: links, minutes: 30, mostADay: 180 };
    await here.store.task.finish({ ...one, checked: false, links: given, day: date(day), at: noon });
  };
  const onBoard = async (who: Member) => {
    const { rows } = await sql<{ minutes: number }>`select coalesce(sum(minutes), 0)::int as minutes from board_week
      where enrolment = ${who.enrolment.id}`.execute(here.db);
    return rows[0]!.minutes;
  };

  test('by a link counts on the board once its page has answered, and once', async () => {
    const ana = await here.member(await here.group());
    here.web.set(page, { kind: 'answers', url: page });
    here.goTo(noon);
    await finish(ana, ['https://example.org/nothing', page]);
    expect([await minutesOf(ana), await onBoard(ana)]).toEqual([[30], 0]);
    await runJob(link, here.env);
    await runJob(link, here.env);
    expect([await minutesOf(ana), await onBoard(ana)]).toEqual([[30], 30]);
  });

  test('by a link that is none stays the learner’s word; one that does not answer is tried again, a few times', async () => {
    const ana = await here.member(await here.group());
    here.goTo(noon);
    here.web.set('https://example.org/404', { kind: 'never', reason: 'status 404' });
    await finish(ana, ['https://example.org/404']);
    await finish(ana, ['https://example.org/busy'], '2026-11-03');
    const waiting = async () =>
      (await sql`select from link_check where enrolment = ${ana.enrolment.id}`.execute(here.db)).rows.length;
    await runJob(link, here.env);
    expect(await waiting()).toBe(1);
    here.goTo(noon.add({ minutes: 9 }));
    here.web.set('https://example.org/busy', { kind: 'answers', url: 'https://example.org/busy' });
    await runJob(link, here.env);
    expect(await onBoard(ana)).toBe(0);
    here.goTo(noon.add({ minutes: 11 }));
    await runJob(link, here.env);
    expect([await onBoard(ana), await waiting()]).toEqual([30, 0]);
    await finish(ana, ['https://example.org/never-there'], '2026-11-04');
    for (let day = 0; day < 8; day++) {
      here.goTo(noon.add({ hours: 24 * day }));
      await runJob(link, here.env);
    }
    expect([await onBoard(ana), await waiting()]).toEqual([30, 0]);
  });
});

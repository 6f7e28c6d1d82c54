import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOfCohort } from '../../src/core/calendar/study-days.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import type { Note } from '../../src/core/note/model.ts';
import { mostADay } from '../../src/core/note/model.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { decideNote, reportNote } from '../../src/core/report/report-note.ts';
import { random } from '../../src/core/seed/rules.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { at } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import type { Member } from '../harness/world.ts';
import { route } from '../harness/world.ts';

// Two weeks of a small group, from a seed: keen, late, silent and abusive people, hour by hour.

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());

const manners = [
  'keen',
  'keen',
  'keen',
  'late',
  'late',
  'silent',
  'silent',
  'abusive',
  'keen',
  'late',
  'keen',
  'silent',
] as const;

test('one post a day, one unasked message a person and day, no public absence, and nobody stuck is left alone', async () => {
  const { ports } = world;
  const cohort = await world.cohort();
  const organiser = await world.person('organiser');
  const members: (Member & { readonly manner: (typeof manners)[number] })[] = [];
  for (const [n, manner] of manners.entries())
    members.push({ ...(await world.member(cohort, `${manner}-${n}`, { remind: n % 2 ? 'dm' : 'channel' })), manner });
  const luck = random('group');
  const questions: string[] = [];
  const said: string[] = [];
  const spent: string[] = [];

  for (let hour = 8; hour < 14 * 24; hour += 4) {
    const now = at('2026-11-30T00:00:00Z').add({ hours: hour });
    await world.tickAt(now);
    const day = dayOfCohort(cohort, route, cohortDate(cohort, now));
    if (!day) continue;
    for (const { learner, enrolment, manner } of members) {
      const say = async (
        note: { kind: Note['kind']; signed: boolean; text: string; notify?: boolean },
        question?: Note,
      ) => {
        const key = `${hour}:${said.length}:${spent.length}`;
        const posted = await postNote(ports, {
          cohort,
          learner,
          note: { ...note, key, about: day.task.id },
          ...(question && { question }),
          now,
        });
        if (posted.kind === 'posted') said.push(posted.note);
        if (posted.kind === 'spent') spent.push(learner.id);
        return posted.kind === 'posted' ? posted.note : undefined;
      };
      if (manner === 'silent' || luck() < 0.4) continue;
      if (manner === 'keen' || hour % 24 >= 20)
        await finishTask(ports, { learner, enrolment, task: day.task.id, evidence: [], now });
      if (manner === 'abusive') {
        for (let n = 0; n < mostADay.share + 2; n++)
          await say({ kind: 'share', signed: true, text: `ABUSE ${hour} ${n}` });
      } else if (luck() < 0.1) {
        const asked = await say({
          kind: 'question',
          signed: luck() < 0.5,
          text: `stuck at ${hour}`,
          notify: luck() < 0.5,
        });
        if (asked) questions.push(asked);
      } else if (luck() < 0.25) {
        const open = await ports.note.questions({
          ...{ cohort: cohort.id, reader: learner.id, own: false, limit: 5 },
          since: now.subtract({ hours: 48 }),
        });
        if (open[0]) await say({ kind: 'answer', signed: true, text: `try this at ${hour}` }, open[0]);
      }
    }
    // Somebody reports what they read; the organiser decides a day later.
    for (const id of said.slice(-3)) {
      const note = await ports.note.get(id);
      if (note?.text.startsWith('ABUSE')) await reportNote(ports, { note, learner: members[0]!.learner.id, now });
    }
    if (hour % 24 === 12)
      for (const note of await ports.report.pending(organiser.id))
        await decideNote(ports, { note, action: 'remove', organiser: organiser.id, now });
  }
  await world.tickAt('2026-12-14T09:00:00Z');

  expect(questions.length).toBeGreaterThan(5);
  // What one person can have the bot post is limited.
  expect(new Set(spent)).toEqual(new Set([members.find(({ manner }) => manner === 'abusive')!.learner.id]));

  const rows = (await world.rows()).filter(({ state }) => String(state) === 'sent');
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  expect(of('daily-post').map(({ slot }) => slot)).toEqual(
    [30, 1, 2, 3, 4, 7, 8, 9, 10, 11].map((d) => (d === 30 ? '2026-11-30' : `2026-12-${String(d).padStart(2, '0')}`)),
  );
  // Everything else in the channel is in a thread, or is Friday's.
  for (const { kind, address } of rows.filter(({ learner }) => learner === null))
    expect(
      ['daily-post', 'weekly-summary'].includes(kind) || (address as { thread?: string }).thread,
      kind,
    ).toBeTruthy();

  // One unasked message a person and day. Who asked to be told of an answer is told once a question.
  const unasked = rows.filter(({ learner, kind }) => learner !== null && kind !== 'answered' && kind !== 'group-note');
  const keys = unasked.map(({ learner, budget_day }) => `${learner} ${budget_day}`);
  expect(new Set(keys).size).toBe(keys.length);
  const toOrganiser = of('group-note').map(({ slot }) => slot);
  expect(new Set(toOrganiser).size).toBe(toOrganiser.length);
  expect(new Set(of('answered').map(({ slot }) => slot)).size).toBe(of('answered').length);

  // Every question has an answer, or the organiser was told of it.
  for (const id of questions) {
    const note = (await ports.note.get(id))!;
    const told = await world.db.selectFrom('note').select('told_at').where('id', '=', id).executeTakeFirst();
    expect(note.answers > 0 || told?.told_at, note.text).toBeTruthy();
  }

  // Nothing public names who did not do something, and what was removed is not shown.
  const shown = [
    ...world.posts().map(({ view }) => wordsOf(view)),
    ...world.keyed.edited.map(({ view }) => wordsOf(view)),
  ];
  for (const words of shown) expect(words).not.toMatch(/silent-\d/);
  const edits = world.keyed.edited.length;
  await world.tickAt('2026-12-14T09:30:00Z');
  expect(world.keyed.edited).toHaveLength(edits);
  expect(world.faults).toEqual([]);
});

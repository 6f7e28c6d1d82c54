import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { mostTold } from '../../src/core/note/model.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { reportNote } from '../../src/core/report/report-note.ts';
import { at } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());
beforeEach(() => world.clear());

test('of more unanswered questions than one message shows, the organiser reads the oldest first, and the others on the next day', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  const asked = mostTold + 2;
  for (let n = 0; n < asked; n++) {
    const { learner } = await world.member(cohort, `asker-${n}`);
    const now = at('2026-11-30T09:00').add({ minutes: n });
    const note = { kind: 'question', text: `Stuck ${n} here`, signed: false, key: `q${n}` } as const;
    expect((await postNote(world.ports, { cohort, learner, note, now })).kind).toBe('posted');
  }
  const told = () =>
    world.dms('organiser').map(({ view }) => [...wordsOf(view).matchAll(/Stuck (\d) here/g)].map(([, n]) => Number(n)));
  const all = Array.from({ length: asked }, (_, n) => n);
  await world.tickAt('2026-12-01T09:00:00Z');
  expect(told()).toEqual([all.slice(0, mostTold)]);
  await world.tickAt('2026-12-02T09:00:00Z');
  expect(told()[1]?.slice(0, 2)).toEqual(all.slice(mostTold));
});

test('a report early in the day takes the question of yesterday with it: there is one message a day', async () => {
  const cohort = await world.cohort();
  await world.tickAt('2026-11-30T08:00:00Z');
  const { learner } = await world.member(cohort, 'ana');
  const say = async (kind: 'question' | 'share', text: string, now: Temporal.Instant) => {
    const note = { kind, text, signed: true, key: text } as const;
    const posted = await postNote(world.ports, { cohort, learner, note, now });
    return posted.kind === 'posted' ? (await world.ports.note.get(posted.note))! : undefined;
  };
  await say('question', 'Stuck 1 here', at('2026-11-30T09:00'));
  const note = (await say('share', 'Unkind', at('2026-12-01T07:10')))!;
  await reportNote(world.ports, { note, learner: (await world.person('ben')).id, now: at('2026-12-01T07:20') });
  await world.tickAt('2026-12-01T07:30:00Z');
  await world.tickAt('2026-12-01T09:00:00Z');
  const told = world.dms('organiser').map(({ view }) => wordsOf(view));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Unkind');
  expect(told[0]).toContain('Stuck 1 here');
});

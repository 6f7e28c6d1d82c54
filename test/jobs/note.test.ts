import { afterAll, beforeAll, expect, test } from 'vitest';
import { mostTold } from '../../src/core/note/model.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { at } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());

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

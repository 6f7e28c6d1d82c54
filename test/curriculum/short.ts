import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';

/** Read once for all the tests of a worker. */
let read: Promise<Curriculum> | undefined;

/**
 * The real curriculum with the first two weeks of `swe`, or more, and no other route, so that what tests say of its days
 * stays true while more is written. Its essential days are 1, 3, 4 and 7, 8, 9.
 */
export async function shortCurriculum(weeks = 2): Promise<Curriculum> {
  read ??= loadCurriculum(ownCurriculum);
  const whole = await read;
  const swe = whole.paths.get('swe')!;
  const short = {
    ...swe,
    sprints: swe.sprints.slice(0, 1).map((sprint) => ({ ...sprint, weeks: { from: 1, to: weeks } })),
    weeks: swe.weeks.slice(0, weeks),
    days: swe.days.slice(0, 5 * weeks),
  };
  return { ...whole, paths: new Map([['swe', short]]) };
}

import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { fewest, type HardPoints } from './model.ts';
import { hardOf } from './rules.ts';

/** How many weeks are looked back on, and how many points are named. */
export const hardWeeks = 4;
const most = 5;

/**
 * What was hard for a cohort in the last weeks, and how far its sprints took it. Nothing is said of fewer than
 * {@link fewest} people.
 */
export async function showHard(
  ports: Pick<Ports, 'curriculum' | 'summary' | 'exam'>,
  { cohort, now }: { readonly cohort: Cohort; readonly now: Temporal.Instant },
): Promise<HardPoints> {
  const points = await ports.summary.points(cohort.id, cohortDate(cohort, now).subtract({ weeks: hardWeeks }));
  const pairs = Map.groupBy(await ports.exam.pairs(cohort.id), ({ sprint }) => sprint);
  const path = pathOf(ports.curriculum, cohort);
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  return {
    weeks: hardWeeks,
    points: hardOf(points).slice(0, most),
    sprints: [...pairs].flatMap(([sprint, list]) =>
      list.length < fewest
        ? []
        : [
            {
              ...{ sprint, name: path?.sprints[sprint - 1]?.name, people: list.length },
              before: mean(list.map(({ before, of }) => before / of)),
              after: mean(list.map(({ after, of }) => after / of)),
            },
          ],
    ),
  };
}

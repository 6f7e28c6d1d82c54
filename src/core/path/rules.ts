import { groupDay } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Day, Path } from '../curriculum/path.ts';
import type { Enrolment, Pace } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { pathOf } from './path-of.ts';

/** The number of the learner's sprint: the one in which they joined, or the last one they went on to. */
export function sprintOf(
  path: Pick<Path, 'days'>,
  { cohort, joined, sprint = 1 }: Pick<Enrolment, 'cohort' | 'joined' | 'sprint'>,
): number {
  const at = Math.min(groupDay(cohort, joined), path.days.length);
  return Math.max(sprint, path.days[at - 1]?.sprint ?? 1);
}

/** A day of the path that a cohort walks by its task, for hints and forms. */
export function dayOfTask(ports: Pick<Ports, 'curriculum'>, cohort: Cohort, task: Id): Day | undefined {
  return pathOf(ports.curriculum, cohort)?.days.find((d) => d.task.id === task);
}

/** The learner's pace. Who studies solo has no group to be beside: they take one task after another. */
export const paceOf = ({ cohort, pace }: Enrolment): Pace | undefined => (cohort.home ? pace : 'own');

/** The day to do first: an earlier one that `day` builds on and that is not done, itself with nothing before it; or `day`. */
export function firstOf(path: Pick<Path, 'days'>, day: Day, isDone: (day: Day) => boolean): Day {
  for (const numbers of day.buildsOn ?? []) {
    const days = path.days.filter(({ number }) => numbers.includes(number));
    const first = days.find(({ essential }) => essential) ?? days[0];
    if (first && !days.some(isDone)) return firstOf(path, first, isDone);
  }
  return day;
}

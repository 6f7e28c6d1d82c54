import { dateOfDay, groupDay } from '../calendar/study-days.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Path } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { paceOf, sprintOf } from '../path/rules.ts';
import type { Deadline, DeadlineChoice, Scope } from './model.ts';

/** How far ahead a date can be. */
export const monthsAhead = 12;

/** What counts while somebody has chosen nothing: their sprint, by its end. */
const usual: DeadlineChoice = { kind: 'date', scope: { kind: 'sprint' } };

/** The last day of a learner's sprint; absent at their own pace, where no calendar says when it ends. */
export function sprintEnd(path: Path, enrolment: Enrolment): Temporal.PlainDate | undefined {
  const sprint = sprintOf(path, enrolment);
  const last = path.days.findLast((day) => day.sprint === sprint);
  return last && paceOf(enrolment) !== 'own' ? dateOfDay(enrolment.cohort, last.number) : undefined;
}

/**
 * The day that a learner studies for, with its points. A date that has passed is forgotten: the sprint's end counts again.
 * Undefined when they want none, or there is none.
 */
export function deadlineOf(path: Path, enrolment: Enrolment, today: Temporal.PlainDate): Deadline | undefined {
  const ahead = (date: Temporal.PlainDate | undefined) => date && Temporal.PlainDate.compare(date, today) > 0;
  const choice = enrolment.deadline ?? usual;
  if (choice.kind === 'none') return undefined;
  const chosen = choice.on ?? sprintEnd(path, enrolment);
  if (chosen && ahead(chosen)) return { on: chosen, kps: pointsBy(chosen, path, enrolment, choice.scope) };
  const end = choice.on && sprintEnd(path, enrolment);
  return end && ahead(end) ? { on: end, kps: pointsBy(end, path, enrolment, { kind: 'sprint' }) } : undefined;
}

/** The points of a scope that are taught by a date; at their own pace, a learner says how fast. */
export function pointsBy(on: Temporal.PlainDate, path: Path, enrolment: Enrolment, scope: Scope): ReadonlySet<string> {
  const sprint = sprintOf(path, enrolment);
  const last = paceOf(enrolment) === 'own' ? path.days.length : groupDay(enrolment.cohort, on);
  const days = path.days.filter(
    (day) => day.number <= last && (scope.kind === 'sprint' ? day.sprint === sprint : day.sprint <= sprint),
  );
  const kps = days.flatMap(({ task }) => task.kps);
  return new Set(scope.kind === 'skills' ? kps.filter((kp) => scope.skills.includes(skillOf(kp))) : kps);
}

/** The skills that can be chosen: those of the path up to the learner's sprint, in its order. */
export function skillsToChoose(path: Path, enrolment: Enrolment): readonly string[] {
  const sprint = sprintOf(path, enrolment);
  const days = path.days.filter((day) => day.sprint <= sprint);
  return [...new Set(days.flatMap(({ task }) => task.kps).map(skillOf))];
}

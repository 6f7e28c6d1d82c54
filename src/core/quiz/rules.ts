import { isHoliday } from '../calendar/holidays.ts';
import { dayOf } from '../calendar/rules.ts';
import type { Card } from '../card/model.ts';
import type { Path } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { StudyRecord } from '../progress/model.ts';
import { reachedDay } from '../task/rules.ts';
import type { Quiz, Summary } from './model.ts';

/** How many questions a quiz has at most. */
export const maxQuestions = 6;

/** The same on a light day, for the questions of the day. */
export const lightQuestions = 3;

/** The minutes that an answer counts, right or wrong. */
export const minutesPerAnswer = 1;

export function summaryOf(quiz: Quiz): Summary {
  const right = quiz.questions.filter((d) => d.attempt?.correct).length;
  const wrong = quiz.questions.filter((d) => d.attempt && !d.attempt.correct).map((d) => d.kp);
  return { right, of: quiz.questions.length, wrong, asked: quiz.questions.map((d) => d.kp) };
}

/** Whether today is a day off that the learner took or their group has: they are asked for nothing, and may do what they like. */
export function isDayOff({
  learner,
  enrolment,
  now,
}: {
  learner: Learner;
  enrolment: Enrolment;
  now: Temporal.Instant;
}): boolean {
  const today = dayOf(now, learner);
  return isHoliday(learner.vacation, today) || isHoliday(enrolment.cohort.holidays, today);
}

/** The knowledge points that the learner has reached on the path, without those of tasks that they skip. */
export function openKps(
  path: Path | undefined,
  at: { learner: Learner; enrolment: Enrolment; record: StudyRecord; now: Temporal.Instant },
): readonly string[] {
  const reached = path ? reachedDay(path, at) : 0;
  const skips = (task: string) => at.record.skipped?.has(task) === true;
  return [...new Set(path?.days.filter((d) => d.number <= reached && !skips(d.task.id)).flatMap((d) => d.task.kps))];
}

/** The points of the tasks that they skip, as far as no other task of theirs has them. */
export function skippedKps(path: Path | undefined, { skipped }: Pick<StudyRecord, 'skipped'>): readonly string[] {
  if (!path || !skipped?.size) return [];
  const [left, own] = [true, false].map((skips) =>
    path.days.filter(({ task }) => skipped.has(task.id) === skips).flatMap(({ task }) => task.kps),
  ) as [string[], string[]];
  return [...new Set(left)].filter((kp) => !own.includes(kp));
}

/** The least certain first: never asked, then wrong last time, then due soonest. */
export function byNeed(kps: readonly string[], cards: readonly Card[]): readonly string[] {
  const card = new Map(cards.map((c) => [c.kp, c]));
  const need = (kp: string) => {
    const known = card.get(kp);
    return known ? (known.lastRight ? 2 : 1) : 0;
  };
  const due = (kp: string) => card.get(kp)?.due.epochMilliseconds ?? 0;
  return kps.toSorted((a, b) => need(a) - need(b) || due(a) - due(b));
}

import { dayOf } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { hasFirstDay } from '../progress/rules.ts';
import { type NextPlacement, placementDays } from './model.ts';
import { nextPlacement, readSitting } from './next-placement.ts';
import { nextItem } from './rules.ts';

/** Whether a placement that ended then may be done again. */
export const mayRepeat = (ended: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(ended.add({ hours: 24 * placementDays.again }), now) <= 0;

/** Begins a placement, or goes on with the one that is open. One that ended not long ago stands. */
export async function startPlacement(
  ports: Pick<Ports, 'curriculum' | 'exam' | 'progress' | 'quiz' | 'statistic'> & Transact<'exam' | 'statistic'>,
  input: {
    readonly learner: Learner;
    readonly enrolment: Enrolment;
    /** The event's id: the same event again begins nothing new. */
    readonly key: string;
    readonly now: Temporal.Instant;
  },
): Promise<NextPlacement | { readonly kind: 'early' }> {
  const { learner, enrolment, key, now } = input;
  const last = await ports.exam.latestPlacement(enrolment.id);
  const goOn = (quiz: string) => nextPlacement(ports, { learner, enrolments: [enrolment], quiz, now });
  if (last && !last.ended) return goOn(last.quiz);
  if (last?.ended && !mayRepeat(last.ended, now)) return { kind: 'over', enrolment: enrolment.id };
  const record = await readRecord(ports, input);
  if (!hasFirstDay(record, dayOf(now, learner))) return { kind: 'early' };
  const first = nextItem(await readSitting(ports, { questions: [] }, enrolment), key);
  if (!first) return { kind: 'gone' };
  const quiz = await ports.exam.create({
    ...{ key, learner: learner.id, enrolment: enrolment.id, items: [first.item.id], kind: 'placement', at: now },
    ends: now.add({ hours: 24 * placementDays.open }),
  });
  return goOn(quiz);
}

import { dayOf, mondayOf } from '../calendar/rules.ts';
import { summaryDate } from '../calendar/study-days.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { WeekAsks } from './model.ts';

/** What a learner meant to do this week, and what they are asked at its end: from its Friday on, until it is answered. */
export async function readWeek(
  ports: Pick<Ports, 'pledge' | 'retro'>,
  { learner, enrolment, now }: { learner: Learner; enrolment?: Enrolment | undefined; now: Temporal.Instant },
): Promise<WeekAsks> {
  const today = dayOf(now, learner);
  const monday = mondayOf(today);
  const ends = Temporal.PlainDate.compare(today, summaryDate(monday)) >= 0;
  const pledge = await ports.pledge.get(learner.id, monday);
  const asked = ends && enrolment && !(await ports.retro.get(enrolment.id, monday));
  return {
    ...{ monday, ends },
    ...(pledge && { pledge }),
    asksKept: ends && pledge !== undefined && pledge.kept === undefined,
    ...(asked && { asksRetro: enrolment }),
  };
}

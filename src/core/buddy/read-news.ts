import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { BuddyNews } from './model.ts';
import { mayHaveBuddies } from './rules.ts';

/** What rounds have brought a learner in these groups, where they were not told before `day`. */
export async function readNews(
  ports: Pick<Ports, 'buddy'>,
  of: { readonly learner: Id; readonly enrolments: readonly Enrolment[]; readonly day: Temporal.PlainDate },
): Promise<readonly BuddyNews[]> {
  const found = await ports.buddy.news(of.learner, of.day);
  return found.flatMap(({ enrolment: id, others }) => {
    const enrolment = of.enrolments.find((one) => one.id === id);
    return enrolment && mayHaveBuddies(enrolment.cohort) ? [{ enrolment, others }] : [];
  });
}

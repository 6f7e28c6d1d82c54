import { dayOf, mondayOf } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Ports } from '../ports.ts';
import type { BuddyPage } from './model.ts';
import { buddiesUntil, mayHaveBuddies, nextRound } from './rules.ts';

/** With whom somebody studies, and what these let them see; or when the next round is. */
export async function showBuddies(
  ports: Pick<Ports, 'buddy' | 'pledge'>,
  { enrolment, now }: { enrolment: Enrolment; now: Temporal.Instant },
): Promise<BuddyPage> {
  const next = nextRound(enrolment.cohort, now);
  if (!mayHaveBuddies(enrolment.cohort) || !next) return { kind: 'none' };
  const own = await ports.buddy.get(enrolment.id);
  if (!own) return { kind: 'off', next };
  const { others, monday, leftOver, pledge, streak } = own;
  if (!others.length || !monday) return { kind: 'waits', leftOver, next };
  const shown = others.map(async (other) => {
    const means = other.pledge && (await ports.pledge.get(other.learner, mondayOf(dayOf(now, other))));
    return { ...other, ...(means && { means }) };
  });
  return { kind: 'together', until: buddiesUntil(monday), others: await Promise.all(shown), pledge, streak };
}

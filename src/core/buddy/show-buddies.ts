import { dayOf, thisMonday } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { streakRecord } from '../streak/streak-record.ts';
import type { BuddyPage } from './model.ts';
import { buddiesUntil, mayHaveBuddies, nextRound } from './rules.ts';
import { sharedStreak } from './shared-streak.ts';

/** With whom somebody studies, and what these let them see; or when the next round is. */
export async function showBuddies(
  ports: Pick<Ports, 'buddy' | 'learner' | 'pledge' | 'progress'>,
  { enrolment, now }: { enrolment: Enrolment; now: Temporal.Instant },
): Promise<BuddyPage> {
  const next = nextRound(enrolment.cohort, now);
  if (!mayHaveBuddies(enrolment.cohort) || !next) return { kind: 'none' };
  const own = await ports.buddy.get(enrolment.id);
  if (!own) return { kind: 'off', next };
  const { others, monday, leftOver, pledge, streak } = own;
  if (!others.length || !monday) return { kind: 'waits', leftOver, next };
  const since = monday.subtract({ days: 1 });
  const studied = async (who: Id) => {
    const { learner } = (await ports.learner.get(who)) ?? {};
    return learner && streakRecord(learner, await ports.progress.record({ learner: who }));
  };
  const mine = streak && others.some((other) => other.streak) ? await studied(enrolment.learner) : undefined;
  const shown = others.map(async (other) => {
    const means = other.pledge && (await ports.pledge.get(other.learner, thisMonday(now, other)));
    const theirs = mine && other.streak ? await studied(other.learner) : undefined;
    const today = dayOf(now, other);
    const shared = mine && theirs && sharedStreak([mine, theirs], { since, today });
    return { ...other, ...(means && { means }), ...(shared && { shared }) };
  });
  return { kind: 'together', until: buddiesUntil(monday), others: await Promise.all(shown), pledge, streak };
}

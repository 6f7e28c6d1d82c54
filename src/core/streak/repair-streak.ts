import { dayOf } from '../calendar/rules.ts';
import type { Id } from '../id.ts';
import type { Transact } from '../ports.ts';
import { streakOf } from './rules.ts';
import { streakRecord } from './streak-record.ts';

/** `unknown` is a number that is none of this group's; of `whole` streaks there is nothing to repair. */
export type Repaired = { readonly kind: 'repaired'; readonly weeks: number } | { readonly kind: 'whole' | 'unknown' };

/** Counts the week with which a member's streak ended as kept, on the record. The organiser sees nothing else of them. */
export async function repairStreak(
  ports: Transact<'audit' | 'enrolment' | 'learner' | 'progress'>,
  input: { readonly enrolment: Id; readonly cohort: Id; readonly by: Id; readonly now: Temporal.Instant },
): Promise<Repaired> {
  const { cohort, by, now } = input;
  return ports.transact(async (tx): Promise<Repaired> => {
    const member = await tx.enrolment.member(input.enrolment);
    const here = member?.cohort === cohort && !member.removed;
    const found = here ? await tx.learner.get(member.learner) : undefined;
    if (!found) return { kind: 'unknown' };
    const { learner } = found;
    const today = dayOf(now, learner);
    const record = streakRecord(learner, await tx.progress.record({ learner: learner.id }));
    const { broken } = streakOf(record, today);
    if (!broken) return { kind: 'whole' };
    const { monday } = broken;
    await tx.progress.repairWeek({ learner: learner.id, monday, cohort, by, at: now });
    await tx.audit.write({ cohort, organiser: by, action: 'repair', member: learner.id, at: now });
    const { weeks } = streakOf({ ...record, repaired: [...(record.repaired ?? []), monday] }, today);
    return { kind: 'repaired', weeks };
  });
}

import { isPaused } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { toLearner } from '../delivery/address.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import { formRound, isFree, mayHaveBuddies, mondayAfter, nextRound, tellingMoment } from './rules.ts';

type Needed = 'alarm' | 'buddy' | 'cohort' | 'delivery' | 'learner';

/**
 * Forms the rounds that are due, a group at a time, and plans a word to whoever gets no daily message that could tell them.
 * A group in which nobody wants buddies any more has no next round. Returns the number of groups that it looked at.
 */
export function claimRounds(
  ports: Transact<Needed>,
  { now, limit }: { readonly now: Temporal.Instant; readonly limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim('buddies', now, limit);
    if (!claimed.length) return 0;
    const cohorts = new Map((await tx.cohort.list(claimed.map(({ subject }) => subject))).map((one) => [one.id, one]));
    const moves = [];
    for (const { subject, at } of claimed) {
      const cohort = cohorts.get(subject);
      const goesOn = cohort && (await roundOf(tx, cohort, now));
      moves.push({ subject, from: at, to: goesOn ? nextRound(cohort, now) : null });
    }
    await tx.alarm.move('buddies', moves);
    return claimed.length;
  });
}

/** Whether anybody here wants buddies. */
async function roundOf(tx: Tx<Needed>, cohort: Cohort, now: Temporal.Instant): Promise<boolean> {
  const all = await tx.buddy.wishes(cohort.id);
  const monday = mondayAfter(cohort, now);
  if (!mayHaveBuddies(cohort) || isPaused(cohort, monday)) return all.wishes.length > 0;
  const round = formRound({ ...all, wishes: all.wishes.filter((wish) => isFree(wish, monday)) }, now);
  const ids = round.triads.map((triad) => triad.map(({ enrolment }) => enrolment));
  const leftOver = round.leftOver.map(({ enrolment }) => enrolment);
  if (ids.length || leftOver.length) await tx.buddy.form({ cohort: cohort.id, monday, triads: ids, leftOver });
  // Who was left over before and is again has been told.
  const fresh = [...round.triads.flat(), ...round.leftOver.filter((wish) => !wish.leftOver)];
  await tell(tx, { learners: fresh.map(({ learner }) => learner), monday, now });
  return all.wishes.length > 0;
}

/** Everybody else reads it in their daily message. */
async function tell(
  tx: Pick<Tx<Needed>, 'delivery' | 'learner'>,
  { learners, monday, now }: { learners: readonly Id[]; monday: Temporal.PlainDate; now: Temporal.Instant },
): Promise<void> {
  const found = await tx.learner.list(learners);
  await tx.delivery.plan(
    found.flatMap(({ learner, account }) => {
      if (!account || learner.remind === 'dm') return [];
      const params = { learner: learner.id, day: slotOf(monday) };
      const delivery = { ...toLearner(learner.id, account), kind: 'buddies', slot: slotOf(monday), params };
      return [{ ...delivery, budgetDay: monday, due: tellingMoment(monday, learner) }];
    }),
    now,
  );
}

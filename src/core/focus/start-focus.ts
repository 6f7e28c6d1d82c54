import { dayOf } from '../calendar/rules.ts';
import { toLearner } from '../delivery/address.ts';
import { recipientOf } from '../delivery/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Account, Learner } from '../learner/model.ts';
import type { Transact, Tx } from '../ports.ts';
import { minutesADay } from '../progress/model.ts';
import { type Focus, focusMinutes } from './model.ts';
import { minutesOf, stateOf } from './rules.ts';
import { mostTogether } from './show-focus.ts';

interface Who {
  readonly learner: Learner;
  readonly at: Pick<Account, 'platform' | 'account'>;
  readonly now: Temporal.Instant;
}

/** A message that shows a count is edited no more often than this. */
const pause = { seconds: 20 } as const;

/** Begins the minutes. Beside others, a private message has their live count; it answers the press. */
export function startFocus(
  ports: Transact<'delivery' | 'edit' | 'focus'>,
  {
    learner,
    at,
    now,
    ...of
  }: Who & { enrolment: Enrolment; task?: string | undefined; together: boolean; key: string },
): Promise<Focus> {
  return ports.transact(async (tx) => {
    const { enrolment, key, task, together } = of;
    const to = now.add({ minutes: focusMinutes });
    const focus = await tx.focus.start({ enrolment: enrolment.id, key, task, together, from: now, to });
    if (!focus.together || !focus.started.equals(now)) return focus;
    const params = { learner: learner.id, focus: focus.id };
    await tx.delivery.plan([{ ...toLearner(learner.id, at), kind: 'focus', slot: focus.id, params }], now);
    await recount(tx, focus, now);
    return focus;
  });
}

/** Ends them early. */
export function stopFocus(
  ports: Transact<'edit' | 'focus'>,
  { focus, now }: { focus: Focus; now: Temporal.Instant },
): Promise<void> {
  return ports.transact(async (tx) => {
    if (await tx.focus.stop(focus.id, now)) await recount(tx, focus, now);
  });
}

/** A private message at the end, which they asked for. */
export function askForEnd(
  ports: Transact<'delivery' | 'focus'>,
  { focus, learner, at }: Pick<Who, 'learner' | 'at'> & { focus: Focus },
): Promise<void> {
  return ports.transact(async (tx) => {
    await tx.focus.tell(focus.id);
    const params = { learner: learner.id, focus: focus.id };
    await tx.delivery.plan([{ ...toLearner(learner.id, at), kind: 'focus-end', slot: focus.id, params }], focus.ends);
  });
}

/** Counts the minutes, once, on the learner's day on which they began. False when there is nothing to count. */
export async function logFocus(
  ports: Pick<Tx<'focus'>, 'focus'>,
  { focus, learner, now }: { focus: Focus; learner: Learner; now: Temporal.Instant },
): Promise<boolean> {
  const minutes = minutesOf(focus);
  if (stateOf(focus, now) !== 'over' || minutes < 1) return false;
  return ports.focus.log({ focus: focus.id, minutes, day: dayOf(focus.started, learner), mostADay: minutesADay });
}

/** Ends those whose time is over: messages that show them, and the counts of the others, are edited. */
export function endFocuses(
  ports: Transact<'edit' | 'focus'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const ended = await tx.focus.end(now, limit);
    for (const focus of ended) if (focus.together) await recount(tx, focus, now);
    return ended.length;
  });
}

/** The message of this one, and those of the others who are at it, show how many they are now. */
async function recount(tx: Pick<Tx<'edit' | 'focus'>, 'edit' | 'focus'>, focus: Focus, now: Temporal.Instant) {
  const others = await tx.focus.together(focus.cohort, now, mostTogether);
  for (const { id, learner } of [focus, ...others.filter(({ id }) => id !== focus.id)])
    await tx.edit.plan({ kind: 'focus', recipient: recipientOf({ learner }), slot: id }, { now, pause });
}

import type { Cohort } from '../cohort/model.ts';
import { toLearner } from '../delivery/address.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact, Tx } from '../ports.ts';
import type { OfficeHourPage, Turn } from './model.ts';
import { showOfficeHour } from './show-office-hour.ts';

type Writing = Transact<'alarm' | 'cohort' | 'delivery' | 'learner' | 'officeHour'>;
type Telling = Pick<Tx<'delivery' | 'learner' | 'officeHour'>, 'delivery' | 'learner' | 'officeHour'>;

/** A place in the queue, while it is open. Whoever has one keeps it. */
export function joinQueue(
  ports: Writing,
  { enrolment, topic, key, now }: { enrolment: Enrolment; topic: string; key: string; now: Temporal.Instant },
): Promise<OfficeHourPage> {
  return inQueue(ports, enrolment.cohort, now, async (tx, { next, open }) => {
    if (!open || !next) return;
    const of = { cohort: enrolment.cohort.id, day: next.on, enrolment: enrolment.id };
    await tx.officeHour.join({ ...of, topic, key, at: now });
  });
}

/** Gives a place up, or ends one's turn. */
export function leaveQueue(
  ports: Writing,
  { enrolment, now }: { enrolment: Enrolment; now: Temporal.Instant },
): Promise<OfficeHourPage> {
  return inQueue(ports, enrolment.cohort, now, async (tx, { queue }) => {
    const mine = queue.find((turn) => turn.enrolment === enrolment.id);
    if (!mine) return;
    await tx.officeHour.move([mine.id], 'left');
    if (mine.state === 'waiting')
      await tellNext(
        tx,
        queue.filter(({ id }) => id !== mine.id),
        now,
      );
  });
}

/**
 * Ends the turn of whoever was called and calls who waits longest. `after` is whose turn it was for whoever pressed: two who
 * press at the same time call one.
 */
export function callNext(
  ports: Writing,
  { cohort, after, now }: { cohort: Cohort; after?: Id | undefined; now: Temporal.Instant },
): Promise<OfficeHourPage> {
  return inQueue(ports, cohort, now, async (tx, { queue, open }) => {
    const called = queue.find(({ state }) => state === 'called');
    if (!open || called?.id !== after) return;
    const [first, ...others] = queue.filter(({ state }) => state === 'waiting');
    if (called) await tx.officeHour.move([called.id], 'done');
    if (!first) return;
    await tx.officeHour.move([first.id], 'called');
    await tellTurns(tx, 'office-turn', [first], now);
    await tellNext(tx, [{ ...first, state: 'called' }, ...others], now);
  });
}

/** Does something with the queue as it is, one after the other, and gives it as it is then. */
function inQueue(
  ports: Writing,
  { id }: Cohort,
  now: Temporal.Instant,
  work: (tx: Parameters<Parameters<Writing['transact']>[0]>[0], page: OfficeHourPage) => Promise<void>,
): Promise<OfficeHourPage> {
  return ports.transact(async (tx) => {
    await tx.alarm.lock('office-hour', id);
    const [cohort] = await tx.cohort.list([id]);
    if (!cohort) return { open: false, queue: [] };
    await work(tx, await showOfficeHour(tx, { cohort, now }));
    return showOfficeHour(tx, { cohort, now });
  });
}

/** While somebody is called, who waits longest is told that they are next: once, however often that changes. */
async function tellNext(tx: Telling, queue: readonly Turn[], now: Temporal.Instant): Promise<void> {
  const next = queue.find(({ state }) => state === 'waiting');
  if (next && queue.some(({ state }) => state === 'called')) await tellTurns(tx, 'office-next', [next], now);
}

/** Closes the queues of all days but `keep`, which ended or were called off, and tells whoever still waited. */
export async function closeQueues(
  tx: Telling,
  of: {
    readonly cohort: Id;
    readonly keep: Temporal.PlainDate | undefined;
    readonly as: 'over' | 'off';
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const stale = (await tx.officeHour.queue(of.cohort)).filter(({ day }) => !(of.keep && day.equals(of.keep)));
  const waiting = stale.filter(({ state }) => state === 'waiting');
  await tx.officeHour.move(ids(stale.filter(({ state }) => state === 'called')), 'done');
  await tx.officeHour.move(ids(waiting), of.as);
  await tellTurns(tx, 'office-over', waiting, of.now);
}

const ids = (turns: readonly Turn[]) => turns.map(({ id }) => id);

/** A private message to each. By queueing they asked for it, so it is in no budget, and one about their turn cannot wait. */
async function tellTurns(
  tx: Pick<Ports, 'delivery' | 'learner'>,
  kind: 'office-turn' | 'office-next' | 'office-over',
  turns: readonly Turn[],
  now: Temporal.Instant,
): Promise<void> {
  if (!turns.length) return;
  const found = await tx.learner.list(turns.map(({ learner }) => learner));
  const accounts = new Map(found.map(({ learner, account }) => [learner.id, account]));
  await tx.delivery.plan(
    turns.flatMap(({ id, learner }) => {
      const account = accounts.get(learner);
      return account ? [{ ...toLearner(learner, account), kind, slot: id, params: { learner, turn: id } }] : [];
    }),
    now,
  );
}

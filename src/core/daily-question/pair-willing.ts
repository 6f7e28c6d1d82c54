import { toLearner } from '../delivery/address.ts';
import { recipientOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports, Transact, Tx } from '../ports.ts';
import type { DailyQuestion, EnrolledPartner, Partner, Vote } from './model.ts';
import { awakeFrom, haveBlocked, mayStillArgue, pairUp, type Willing, waitsForPair } from './pairs.ts';
import { isOpen, nextLook } from './rules.ts';

type Needed = Tx<'dailyQuestion' | 'delivery' | 'edit' | 'learner' | 'report'>;

/**
 * Somebody would like to argue: brings them together with whoever waits and chose differently, or has them wait. False
 * where that is not possible: before they chose, after they read the key, when there is no time left, and among minors.
 */
export async function wantPair(
  ports: Transact<'alarm' | 'cohort' | 'dailyQuestion' | 'delivery' | 'edit' | 'learner' | 'report'>,
  input: { question: Id; learner: Id; now: Temporal.Instant },
): Promise<boolean> {
  const { learner, now } = input;
  return ports.transact(async (tx) => {
    const from = await tx.alarm.lock('question', input.question);
    const question = await tx.dailyQuestion.get(input.question);
    const [cohort] = question ? await tx.cohort.list([question.cohort]) : [];
    if (!question || !cohort || cohort.minors || !mayAskForPair(question, now)) return false;
    const vote = await tx.dailyQuestion.vote(question.id, learner);
    if (vote?.last === undefined || vote.told) return false;
    if (vote.willing) return true;
    await tx.dailyQuestion.save(question.id, learner, { willing: now }, now);
    const waiting = await findPairs(tx, question, now);
    // What is due stays due: only what is later than the next look comes earlier.
    const to = nextLook(question, waiting, now);
    if (from && Temporal.Instant.compare(to, from) < 0)
      await tx.alarm.move('question', [{ subject: question.id, from, to }]);
    return true;
  });
}

/** Whether there is time left to argue about it. */
export const mayAskForPair = (question: DailyQuestion, now: Temporal.Instant): boolean =>
  isOpen(question, now) && mayStillArgue(now, question.closes);

/** Brings together who waits, as far as that is possible now. Gives whether somebody waits still. */
export async function findPairs(tx: Needed, question: DailyQuestion, now: Temporal.Instant): Promise<boolean> {
  const votes = await tx.dailyQuestion.votes(question.id);
  const waiting = votes.filter(waitsForPair);
  if (!waiting.length) return false;
  const involved = votes.filter((vote) => vote.pair !== undefined || waitsForPair(vote));
  const reachable = new Map(
    (await tx.learner.list(involved.map(({ learner }) => learner))).map((one) => [one.learner.id, one]),
  );
  const willing = involved.flatMap((vote): Willing[] => {
    const found = reachable.get(vote.learner);
    // Whoever cannot be written to would never hear of it.
    if (!found?.account) return [];
    const { zone, quiet } = found.learner;
    const of = { learner: vote.learner, choice: vote.last!, since: vote.willing ?? now, zone, quiet };
    return [{ ...of, ...(vote.pair !== undefined && { pair: vote.pair }) }];
  });
  const blocks = await tx.report.blocksAmong(willing.map(({ learner }) => learner));
  const made = pairUp(willing, { now, closes: question.closes, blocks });
  for (const { learner, pair } of made) await tx.dailyQuestion.save(question.id, learner, { pair }, now);
  await tx.delivery.plan(
    made.flatMap(({ learner }) => {
      const { account } = reachable.get(learner) ?? {};
      const params = { learner, question: question.id };
      return account ? [{ ...toLearner(learner, account), kind: 'daily-pair', slot: question.id, params }] : [];
    }),
    now,
  );
  // Those whose pair has a third now read of them in the message that they have.
  const before = willing.filter(({ pair }) => made.some((one) => one.pair === pair));
  for (const { learner } of before) {
    const message = { kind: 'daily-pair', recipient: recipientOf({ learner }), slot: question.id };
    await tx.edit.plan(message, { now, pause: { seconds: 0 } });
  }
  return waiting.length > made.length;
}

/** Who argues with somebody, and from when on both are awake. Nobody whom either has blocked. */
export async function partnersOf(
  ports: Pick<Ports, 'dailyQuestion' | 'learner' | 'report'>,
  { question, learner, vote, now }: { question: DailyQuestion; learner: Learner; vote: Vote; now: Temporal.Instant },
): Promise<readonly Partner[]> {
  if (vote.pair === undefined) return [];
  const others = (await ports.dailyQuestion.votes(question.id)).filter(
    (one) => one.pair === vote.pair && one.learner !== learner.id,
  );
  const found = await ports.learner.list(others.map((one) => one.learner));
  const blocks = await ports.report.blocksAmong([learner.id, ...others.map((one) => one.learner)]);
  return found.flatMap(({ learner: { id, name, zone, quiet } }) => {
    if (haveBlocked(blocks, learner.id, id)) return [];
    const from = awakeFrom([learner, { zone, quiet }], { now, closes: question.closes }) ?? now;
    return [{ learner: id, name, from }];
  });
}

/** The same, without those who have left the cohort. */
export async function enrolledPartners(
  ports: Parameters<typeof partnersOf>[0],
  of: Parameters<typeof partnersOf>[1],
): Promise<readonly EnrolledPartner[]> {
  const partners = await partnersOf(ports, of);
  const found = partners.map(async (partner) => {
    const known = await ports.learner.get(partner.learner);
    const here = known?.enrolments.find(({ cohort }) => cohort.id === of.question.cohort);
    return here ? [{ ...partner, enrolment: here.id }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Somebody with whom a learner was brought together, also after the question has closed. Undefined for anybody else. */
export async function findPartner(
  ports: Parameters<typeof partnersOf>[0],
  of: { readonly question: Id; readonly learner: Learner; readonly enrolment: Id; readonly now: Temporal.Instant },
): Promise<EnrolledPartner | undefined> {
  const question = await ports.dailyQuestion.get(of.question);
  const vote = question && (await ports.dailyQuestion.vote(question.id, of.learner.id));
  if (!vote) return undefined;
  const partners = await enrolledPartners(ports, { question, learner: of.learner, vote, now: of.now });
  return partners.find(({ enrolment }) => enrolment === of.enrolment);
}

import type { Parameters } from '../card/model.ts';
import { rebuildLearner } from '../card/rebuild-cards.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { Fit } from './model.ts';
import { lossOf, splitByTime } from './rules.ts';

/**
 * So many answers are needed: over all learners, and of one. Fewer say less than the parameters in use; and fewer later
 * answers than `judges` judge nothing.
 */
const leastAnswers = { shared: 1_000, own: 400, judges: 50 };

/** A fit is made again when there are so many times as many answers as at the last one. */
const growth = 1.5;

/** A fit reads the newest answers, up to so many, and a run makes so many fits for single learners. */
const maxAnswers = 100_000;
const maxLearners = 20;

const withinMs = 300_000;
const batch = 200;

type Needed = Pick<Ports, 'fit' | 'optimiser' | 'transact'>;

/**
 * Fits the parameters of memory: over all learners first, then for each who has answered enough. What predicts answers that
 * it has not seen worse than the parameters in use is kept on record, and not used. Gives the fits that were made.
 */
export async function fitParameters(
  ports: Needed,
  { now, least = leastAnswers }: { now: Temporal.Instant; least?: typeof leastAnswers },
): Promise<readonly Fit[]> {
  const made: Fit[] = [];
  const { last, adopted } = await ports.fit.lastShared();
  let shared = adopted?.parameters;
  const wanted = Math.ceil(Math.max(least.shared, growth * (last?.answers ?? 0)));
  // Beyond what a fit reads, more answers change it little: it is made again only while it can read more.
  if ((last?.answers ?? 0) < maxAnswers && (await ports.fit.count(wanted)) >= wanted) {
    const fit = await fitOne(ports, { now, least: least.judges, current: shared });
    if (fit) made.push(fit);
    if (fit?.adopted) shared = fit.parameters;
  }
  if (shared) await adopt(ports, shared);
  const ready = await ports.fit.listReady({ least: least.own, growth, limit: maxLearners });
  for (const { id, parameters } of ready) {
    const fit = await fitOne(ports, { now, least: least.judges, current: parameters, learner: id });
    if (!fit) continue;
    made.push(fit);
    if (fit.adopted) await assign(ports, id, fit.parameters);
  }
  return made;
}

async function fitOne(
  ports: Needed,
  {
    learner,
    now,
    least,
    current,
  }: { learner?: Id; now: Temporal.Instant; least: number; current: Parameters | undefined },
): Promise<Fit | undefined> {
  const answers = await ports.fit.answers({ ...(learner && { learner }), limit: maxAnswers });
  const { early, all } = splitByTime(answers);
  const before = lossOf(all, current);
  if (before.answers < least || !early.length) return undefined;
  const parameters = await ports.optimiser.fit(early, withinMs);
  const after = lossOf(all, parameters).loss;
  const fit = {
    ...{ at: now, answers: answers.length, before: before.loss, after, parameters, adopted: after < before.loss },
    ...(learner && { learner }),
  };
  await ports.fit.save(fit);
  return fit;
}

/** Gives the shared parameters to everybody who has none of their own. */
async function adopt(ports: Needed, parameters: Parameters): Promise<void> {
  for (let found = batch; found >= batch; ) {
    const learners = await ports.fit.listOther(parameters, batch);
    found = learners.length;
    for (const { id } of learners) await assign(ports, id, parameters);
  }
}

/** All their cards are computed again: a card is what the log comes to with the parameters of its learner. */
const assign = (ports: Needed, learner: Id, parameters: Parameters) =>
  ports.transact(async (tx) => {
    const clock = await tx.fit.assign(learner, parameters);
    if (clock) await rebuildLearner(tx, { id: learner, clock }, false);
  });

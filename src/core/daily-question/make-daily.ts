import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { MadeAnswer, MadePair, MadeSplit } from './model.ts';
import { enrolledPartners } from './pair-willing.ts';
import { isOpen, splitOf, turnOf } from './rules.ts';
import { read } from './show-daily-question.ts';

type Reading = Pick<Ports, 'cohort' | 'curriculum' | 'dailyQuestion'>;

/** How the answers divide, for the thread: never the key. Undefined when it is too late. */
export async function makeSplit(
  ports: Reading,
  { question: id, now }: { question: Id; now: Temporal.Instant },
): Promise<MadeSplit | undefined> {
  const asked = await read(ports, id);
  const cohort = asked && (await ports.cohort.get(asked.question.cohort));
  if (!cohort || !isOpen(asked.question, now)) return undefined;
  const split = splitOf(await ports.dailyQuestion.votes(id), asked.question);
  const alone = (await ports.cohort.size(cohort.id)) < 2;
  return { ...asked, cohort, ...(alone && { alone }), ...(split && { split }) };
}

/** The end, for the thread: how answers turned, and the key with why. Undefined as long as it is not closed. */
export async function makeAnswer(ports: Reading, { question: id }: { question: Id }): Promise<MadeAnswer | undefined> {
  const asked = await read(ports, id);
  const cohort = asked?.question.closed && (await ports.cohort.get(asked.question.cohort));
  if (!asked || !cohort?.home) return undefined;
  const [key] = keyOf(asked.item);
  const turn = turnOf(await ports.dailyQuestion.votes(id), asked.item);
  const { platform, workspace } = cohort.home;
  const hides = await ports.dailyQuestion.waits(asked.item.id, { platform, workspace });
  return { ...asked, cohort, ...(turn && { turn }), ...(!hides && key !== undefined && { key }) };
}

/** With whom somebody argues; undefined when it is too late to. */
export async function makePair(
  ports: Reading & Pick<Ports, 'learner' | 'report'>,
  { learner, question: id, now }: { learner: Learner; question: Id; now: Temporal.Instant },
): Promise<MadePair | undefined> {
  const asked = await read(ports, id);
  const vote = asked && (await ports.dailyQuestion.vote(id, learner.id));
  if (!vote || !isOpen(asked.question, now)) return undefined;
  return { ...asked, partners: await enrolledPartners(ports, { question: asked.question, learner, vote, now }) };
}

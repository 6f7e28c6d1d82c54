import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { asksForManner, termsOf } from '../tutor/terms.ts';

/** A question goes on from what was asked no longer ago than this. */
const followsWithin = { minutes: 60 };

/**
 * And from so many questions; of more, from these newest ones. All are let go at once, since a prompt that begins otherwise
 * than the one before is read anew by the server.
 */
const maxEarlier = 9;
const keptEarlier = 3;

/** What a question begins with that goes on from another one, or says instead of its subject. */
const pointsBack =
  /^(?:and|but|so|then|why|how so|what about|how about|which one|for example|what if)\b|\b(?:it|its|that|this|they|them|their|those|these|there)\b|^(?:那|所以|为什么|为何|还有|另外|比如|例如|可是|但是|如果|然后)|[它其]|这个|那个|这种|那种|上面|前面|刚才/iu;

/** With no more words than this that say something, a question stands on the one before it. */
const fewTerms = 1;

export const goesOn = (question: string): boolean =>
  pointsBack.test(question.trim()) || asksForManner(question) || new Set(termsOf(question)).size <= fewTerms;

/** The questions before this one in its place, from which it goes on; none where it stands alone. One read at most. */
export async function earlierQuestions(
  { conversation }: Pick<Ports, 'conversation'>,
  of: { learner: Id; place: string | undefined; question: string; now: Temporal.Instant },
): Promise<readonly string[]> {
  const { learner, place, question, now } = of;
  if (place === undefined || !goesOn(question)) return [];
  const after = now.subtract(followsWithin);
  const turns = await conversation.recent({ learner, place, after, most: 1 });
  // What the last one does not go on from is another subject.
  const last = turns.at(-1);
  const all = last ? [...last.earlier, last.question] : [];
  return all.length > maxEarlier ? all.slice(-keptEarlier) : all;
}

import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { asksForManner, asksWhat, fewTerms, termsOf } from '../tutor/terms.ts';
import type { Turn } from './model.ts';

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

/** What somebody wants to know about the thing of which they have just read. */
const ofAnother =
  /\b(?:differences?|better|best|worse|worst|use|point|reason|next|downsides?|drawbacks?|advantages?|benefits?|alternatives?|examples?|formula|default|catch|risks?|costs?|limits?)\b|区别|差别|不同|好处|坏处|优点|缺点|用处|意义|原因|公式|代价|下一步|替代/iu;

/** Whether a question goes on from another one. What something is can be asked in one word, and stands alone. */
export function goesOn(question: string): boolean {
  const said = question.trim();
  if (pointsBack.test(said) || asksForManner(said)) return true;
  const about = new Set(termsOf(said.replace(asksWhat, ' ')));
  return about.size <= fewTerms && (!asksWhat.test(said) || ofAnother.test(said));
}

type Here = { readonly learner: Id; readonly place: string | undefined; readonly now: Temporal.Instant };

/** What somebody has asked last in a place, if that was within the hour. */
export async function lastTurn(
  { conversation }: Pick<Ports, 'conversation'>,
  { learner, place, now }: Here,
): Promise<Turn | undefined> {
  if (place === undefined) return undefined;
  return (await conversation.recent({ learner, place, after: now.subtract(followsWithin), most: 1 })).at(-1);
}

/** The questions before this one in its place, from which it goes on; none where it stands alone. One read at most. */
export async function earlierQuestions(
  ports: Pick<Ports, 'conversation'>,
  { question, ...here }: Here & { readonly question: string },
): Promise<readonly string[]> {
  if (!goesOn(question)) return [];
  // What the last one does not go on from is another subject.
  const last = await lastTurn(ports, here);
  const all = last ? [...last.earlier, last.question] : [];
  return all.length > maxEarlier ? all.slice(-keptEarlier) : all;
}

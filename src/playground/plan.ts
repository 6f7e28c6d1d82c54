import { shuffled } from '../core/seed/rules.ts';
import { questions, shares } from './sentences.ts';

/** Of a list in an order that depends on the seed, the n-th: all of it comes before anything comes again, in the same order. */
export const turn = (length: number, n: number, seed: string): number => shuffled(length, seed)[n % length]!;

/** What is said on one study day, by the places of its lines in their lists, and by whom. */
interface Said {
  readonly by: string;
  readonly line: number;
}
export interface Plan {
  readonly question?: Said;
  /** What the question of this day is answered with on the next one, unless somebody else has answered by then. */
  readonly answer?: Said;
  readonly share?: Said;
}

/**
 * Who says what on the n-th study day of a group. Each line belongs to one of the people, and comes again only when all
 * others were said: after about six weeks.
 */
export function planOf(n: number, accounts: readonly string[], seed: string): Plan {
  // Of three days, one has a question, one somebody who shares something, and one both.
  const [block, day] = [Math.floor((n - 1) / 3), (n - 1) % 3];
  const kinds = shuffled(3, `${seed}:kinds:${block}`);
  const before = (other: number) => 2 * block + kinds.slice(0, day).filter((kind) => kind !== other).length;
  const owners = shuffled(accounts.length, `${seed}:owners`);
  const owner = (line: number): string => accounts[owners[line % owners.length]!] ?? accounts[0]!;
  const asked = kinds[day] !== 1 && turn(questions.length, before(1), `${seed}:questions`);
  const shared = kinds[day] !== 0 && turn(shares.length, before(0), `${seed}:shares`);
  // When a question comes again, another answer does, of somebody else.
  const answers = asked === false ? 1 : questions[asked]!.answers.length;
  const answer = Math.floor(before(1) / questions.length) % answers;
  return {
    ...(asked !== false && {
      question: { by: owner(asked), line: asked },
      answer: { by: owner(asked + 1 + 5 * answer), line: answer },
    }),
    ...(shared !== false && { share: { by: owner(shared + 3), line: shared } }),
  };
}

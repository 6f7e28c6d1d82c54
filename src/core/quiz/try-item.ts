import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { type NextQuestion, tryKey } from './model.ts';
import { nextQuestion } from './next-question.ts';
import { pickItems } from './pick-items.ts';

const keyOfTry = (item: string): string => `${tryKey}${item}`;

/** The question to try first, as somebody has answered it. */
export async function triedQuestion(
  ports: Pick<Ports, 'quiz'>,
  { learner, item }: { learner: Id; item: string },
): Promise<Id | undefined> {
  const quiz = await ports.quiz.get({ learner, key: keyOfTry(item) });
  return quiz?.questions.findLast(({ attempt }) => attempt)?.id;
}

/**
 * A quiz of one item, for somebody who is not enrolled yet. Until they answer it, they get the same open question each
 * time. After that the quiz is over; with `again` they get a sibling of the item.
 */
export async function tryItem(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Id; item: string; again: boolean; key: string; now: Temporal.Instant },
): Promise<NextQuestion> {
  const item = ports.curriculum.items.get(input.item);
  if (!item) return { kind: 'gone' };
  const { learner, now } = input;
  const start = async (key: string, items: readonly string[]) => {
    const quiz = await ports.quiz.create({ key, learner, items, at: now });
    return nextQuestion(ports, { learner, quiz, now });
  };
  const drawn = await start(keyOfTry(item.id), [item.id]);
  if (drawn.kind !== 'over' || !input.again) return drawn;
  const picked = await pickItems(ports, { learner, kps: [item.kp], seed: input.key, now });
  return start(
    `${tryKey}${input.key}`,
    picked.map(([, { id }]) => id),
  );
}

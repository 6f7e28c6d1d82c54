import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import type { DailyQuestion } from './model.ts';
import { findPairs } from './pair-willing.ts';
import { isOpen, nextLook } from './rules.ts';

/**
 * Sees to the questions whose moment has come: the thread shows how the answers divide, those who wait are brought
 * together, and a question is closed before its key is shown to anybody. Returns how many it looked at.
 */
export async function claimDailyQuestions(
  ports: Transact<'alarm' | 'cohort' | 'dailyQuestion' | 'delivery' | 'edit' | 'learner' | 'note' | 'report'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<number> {
  return ports.transact(async (tx) => {
    const claimed = await tx.alarm.claim('question', now, limit);
    const questions = new Map(
      (await tx.dailyQuestion.list(claimed.map(({ subject }) => subject))).map((q) => [q.id, q]),
    );
    for (const { subject, at } of claimed) {
      const question = questions.get(subject);
      const to = question ? await seeTo(tx, question, now) : null;
      await tx.alarm.move('question', [{ subject, from: at, to }]);
    }
    return claimed.length;
  });
}

/** What is due of one question. Gives its next moment. */
async function seeTo(
  tx: Tx<'cohort' | 'dailyQuestion' | 'delivery' | 'edit' | 'learner' | 'note' | 'report'>,
  question: DailyQuestion,
  now: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  if (question.closed) return null;
  if (!isOpen(question, now)) {
    await tx.dailyQuestion.close(question.id, now);
    await tellThread(tx, question, 'daily-answer', now);
    return null;
  }
  if (Temporal.Instant.compare(question.splits, now) <= 0) await tellThread(tx, question, 'daily-split', now);
  return nextLook(question, await findPairs(tx, question, now), now);
}

/** Plans a message in the thread of the post that had the question, once; none where that was never sent. */
async function tellThread(
  tx: Pick<Tx<'cohort' | 'delivery' | 'note'>, 'cohort' | 'delivery' | 'note'>,
  { id, cohort: of, day }: DailyQuestion,
  kind: 'daily-split' | 'daily-answer',
  now: Temporal.Instant,
): Promise<void> {
  const recipient = recipientOf({ cohort: of });
  const slot = slotOf(day);
  const [cohort] = await tx.cohort.list([of]);
  const address = await tx.note.thread(recipient, 'daily-post', slot);
  if (!cohort?.home || !address) return;
  const params: Record<string, Id> = { question: id };
  await tx.delivery.plan([{ kind, recipient, slot, params, platform: cohort.home.platform, address }], now);
}

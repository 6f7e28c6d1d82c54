import { dayOf, daysUntil } from '../calendar/rules.ts';
import { dueAfter } from '../card/rules.ts';
import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import { keyOf, mark } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Answer, Answered, AskedQuestion } from './model.ts';

/** Marks an answer. A draw is answered once, by the learner it was drawn for. */
export async function answerQuestion(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Learner; question: Id; answer: Answer; now: Temporal.Instant },
): Promise<Answered> {
  const { learner, now, answer } = input;
  const question = await ports.quiz.question(input.question);
  const item = question && ports.curriculum.items.get(question.item);
  if (!question || !item || question.learner !== learner.id) return { kind: 'gone' };
  if (question.attempt) return { kind: 'repeat', question, item, key: keyOf(item), ...question.attempt };
  if ('self' in answer) {
    if (item.type !== 'short' || question.text === undefined) return { kind: 'gone' };
    return conclude(ports, { learner, question, item, given: { text: question.text }, correct: answer.self, now });
  }
  // A position that was never shown is no answer to this question.
  if ('positions' in answer && answer.positions.some((p) => question.order[p] === undefined)) return { kind: 'gone' };
  const given: Given =
    'text' in answer
      ? { text: answer.text }
      : { choices: [...new Set(answer.positions)].map((p) => question.order[p]!) };
  const verdict = mark(item, given, question.order);
  const typed = 'text' in given ? given.text : '';
  if (verdict === 'unfit') return { kind: 'unfit', question, item, typed };
  if (verdict === 'self') {
    await ports.quiz.keepText(question.id, typed);
    return { kind: 'compare', question, item, typed: question.text ?? typed };
  }
  return conclude(ports, { learner, question, item, given, correct: verdict === 'right', now });
}

async function conclude(
  ports: Pick<Ports, 'quiz'>,
  done: {
    learner: Learner;
    question: AskedQuestion;
    item: Item;
    given: Given;
    correct: boolean;
    now: Temporal.Instant;
  },
): Promise<Answered> {
  const { learner, question, item, given, correct, now } = done;
  const due = dueAfter(correct, now, learner);
  const first = await ports.quiz.recordAttempt({ question, given, correct, due, day: dayOf(now, learner), at: now });
  const key = keyOf(item);
  if (first) return { kind: 'marked', question, item, given, correct, key, due, returns: daysUntil(due, now, learner) };
  const stands = (await ports.quiz.question(question.id))?.attempt;
  return stands ? { kind: 'repeat', question, item, key, ...stands } : { kind: 'gone' };
}

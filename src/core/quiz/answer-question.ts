import { dayOf } from '../calendar/rules.ts';
import { dueAfter } from '../card/rules.ts';
import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import { mark } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Answer, Answered, Draw } from './model.ts';

/** Marks an answer. A draw is answered once, by the learner it was drawn for. */
export async function answerDraw(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  input: { learner: Learner; draw: Id; answer: Answer; now: Temporal.Instant },
): Promise<Answered> {
  const { learner, now, answer } = input;
  const draw = await ports.quiz.question(input.draw);
  const item = draw && ports.curriculum.items.get(draw.item);
  if (!draw || !item || draw.learner !== learner.id) return { kind: 'gone' };
  if (draw.attempt) return { kind: 'repeat', draw, item, ...draw.attempt };
  if ('self' in answer) {
    if (item.type !== 'short' || draw.text === undefined) return { kind: 'gone' };
    return conclude(ports, { learner, draw, item, given: { text: draw.text }, correct: answer.self, now });
  }
  // A position that was never shown is no answer to this question.
  if ('positions' in answer && answer.positions.some((p) => draw.order[p] === undefined)) return { kind: 'gone' };
  const given: Given =
    'text' in answer ? { text: answer.text } : { choices: [...new Set(answer.positions)].map((p) => draw.order[p]!) };
  const verdict = mark(item, given, draw.order);
  const typed = 'text' in given ? given.text : '';
  if (verdict === 'unfit') return { kind: 'unfit', draw, item, typed };
  if (verdict === 'self') {
    await ports.quiz.keepText(draw.id, typed);
    return { kind: 'compare', draw, item, typed: draw.text ?? typed };
  }
  return conclude(ports, { learner, draw, item, given, correct: verdict === 'right', now });
}

async function conclude(
  ports: Pick<Ports, 'quiz'>,
  done: { learner: Learner; draw: Draw; item: Item; given: Given; correct: boolean; now: Temporal.Instant },
): Promise<Answered> {
  const { learner, draw, item, given, correct, now } = done;
  const due = dueAfter(correct, now, learner);
  const first = await ports.quiz.recordAttempt({ draw, given, correct, due, day: dayOf(now, learner), at: now });
  if (first) return { kind: 'marked', draw, item, given, correct, due };
  const stands = (await ports.quiz.question(draw.id))?.attempt;
  return stands ? { kind: 'repeat', draw, item, ...stands } : { kind: 'gone' };
}

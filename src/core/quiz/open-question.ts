import type { Id } from '../id.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports } from '../ports.ts';

/** The draw and its item, for opening an answer form; undefined when it is not this learner's or is answered. */
export async function openQuestion(ports: Pick<Ports, 'curriculum' | 'quiz'>, input: { learner: Id; question: Id }) {
  const question = await ports.quiz.question(input.question);
  const item = question && askedItem(ports.curriculum, question.item);
  return question && item && question.learner === input.learner && !question.attempt && !question.kept
    ? { question, item }
    : undefined;
}

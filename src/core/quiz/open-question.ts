import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';

/** The draw and its item, for opening an answer form; undefined when it is not this learner's or is answered. */
export async function openDraw(ports: Pick<Ports, 'curriculum' | 'quiz'>, input: { learner: Id; draw: Id }) {
  const draw = await ports.quiz.question(input.draw);
  const item = draw && ports.curriculum.items.get(draw.item);
  return draw && item && draw.learner === input.learner && !draw.attempt ? { draw, item } : undefined;
}

import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Language, Text } from '../language/model.ts';
import type { Ports } from '../ports.ts';
import { hintStep, type Rung } from '../quiz/hint-ladder.ts';
import type { ItemsAsked } from '../quiz/model.ts';
import { excerptOf } from './excerpt.ts';
import { givesKey } from './keyless.ts';
import { mayRead } from './may-read.ts';
import type { Hint, Passage } from './model.ts';
import { lessonPassages } from './passages.ts';
import { termsOf, wordsOf } from './terms.ts';

/**
 * The next help with a question that waits for its learner's answer, or the one at a place, which they may have had already.
 * After the last one, the next is the first once more. Nothing in it gives the key of an item that waits for their answer. What was taken is kept, and counts into the grade.
 */
export async function takeHint(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'conversation'>,
  input: { readonly question: Id; readonly step: number | 'next'; readonly learner: Id; readonly language: Language },
): Promise<Hint> {
  const { curriculum } = ports;
  const question = await ports.quiz.question(input.question);
  const item = question && curriculum.items.get(question.item);
  if (!question || !item || question.learner !== input.learner) return { kind: 'gone' };
  const known = await ports.quiz.itemsAsked(input.learner);
  const passage = passageFor(item, known, curriculum);
  const sibling = siblingFor(item, known, curriculum);
  const there: readonly Rung[] = [...(passage ? ['passage' as const] : []), ...(sibling ? ['sibling' as const] : [])];
  const closed = question.attempt || question.exam || question.text !== undefined;
  const step = hintStep(closed ? { kind: 'closed' } : { kind: 'open', taken: question.hints }, input.step, there);
  if (step.kind === 'closed') return { kind: 'gone' };
  if (step.kind === 'end') return step;
  if (step.taken > question.hints) await ports.conversation.noteHints(question.id, step.taken);
  const { place, last, again } = step;
  const at = { question, place, last, again };
  if (step.rung === 'sibling') return { kind: 'sibling', ...at, item: sibling!, key: keyOf(sibling!) };
  const excerpt = excerptOf(passage!.body, wordsOf(item.stem), input.language);
  return { kind: 'passage', ...at, quote: { passage: passage!, excerpt } };
}

/** The section of the item's lesson that has most of the words of its point and its stem. */
function passageFor(item: Item, known: ItemsAsked, curriculum: Curriculum): Passage | undefined {
  const skill = curriculum.skills.get(skillOf(item.kp));
  if (!skill) return undefined;
  const may = mayRead(known, curriculum, false);
  const point = skill.kps.find(({ id }) => id === item.kp)?.name;
  const asked = new Set(termsOf(wordsOf(...(point ? [point] : []), item.stem)));
  const hits = ({ heading, body }: Passage) =>
    new Set(termsOf(wordsOf(...(heading ? [heading] : []), body)).filter((term) => asked.has(term))).size;
  return lessonPassages(skill)
    .filter(may)
    .toSorted((a, b) => hits(b) - hits(a))[0];
}

/** With fewer items about a point, one that is shown would be missed when the point returns. */
const fewestSiblings = 3;

/** Another item about the same point, which does not wait for an answer: one that was answered, if there is one. */
function siblingFor(item: Item, { waiting, answered }: ItemsAsked, { items, siblings }: Curriculum): Item | undefined {
  const open = waiting.flatMap((id) => items.get(id) ?? []);
  const others = (siblings.get(item.kp) ?? []).filter(
    (one) =>
      one.id !== item.id &&
      !waiting.includes(one.id) &&
      ![item, ...open].some((it) => givesKey(asPassage(one), it, true)),
  );
  const done = others.find(({ id }) => answered.includes(id));
  return done ?? (others.length >= fewestSiblings ? others.at(-1) : undefined);
}

/** What somebody reads of an item with its answer. */
function asPassage(item: Item): Passage {
  const texts = [item.stem, item.explanation, ...('options' in item ? item.options.map(({ text }) => text) : [])];
  const languages = Object.keys(item.stem) as Language[];
  const body = Object.fromEntries(
    languages.map((language) => [language, texts.map((text) => text[language]).join('\n')]),
  );
  return { ...{ id: item.id, source: 'lesson', entry: item.id, skills: [], also: [] }, body: body as unknown as Text };
}

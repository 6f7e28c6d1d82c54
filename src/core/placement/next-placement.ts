import type { Enrolment } from '../enrolment/model.ts';
import { isRight } from '../exam/rules.ts';
import type { Id } from '../id.ts';
import { shownOrder, wayToAnswer } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports, Transact } from '../ports.ts';
import type { Quiz } from '../quiz/model.ts';
import { minAnswers } from '../statistic/rules.ts';
import { askedItem } from './asked-item.ts';
import { type NextPlacement, type PlacementAnswer, placementRule } from './model.ts';
import { abilityIn, bankOf, nextItem, type Sitting } from './rules.ts';
import { testedStages } from './stages.ts';

type PlacementPorts = Pick<Ports, 'curriculum' | 'exam' | 'quiz' | 'statistic'> & Transact<'exam' | 'statistic'>;

/**
 * The next question of a placement, or its end: by its rule, by its time, or since its learner wants to `end` it. A
 * question that is open is shown again. Nothing is said of the keys, at the end neither.
 */
export async function nextPlacement(
  ports: PlacementPorts,
  input: {
    readonly learner: Pick<Learner, 'id'>;
    readonly enrolments: readonly Enrolment[];
    readonly quiz: Id;
    readonly end?: boolean;
    readonly now: Temporal.Instant;
  },
): Promise<NextPlacement> {
  const { learner, now } = input;
  const quiz = await ports.quiz.get(input.quiz);
  // Studying alone has become studying in a group since: it is about the path of that.
  const enrolment = input.enrolments.find(({ id }) => id === quiz?.enrolment) ?? input.enrolments.at(-1);
  if (quiz?.exam?.kind !== 'placement' || quiz.learner !== learner.id) return { kind: 'gone' };
  const ended = { kind: 'over' as const, ...(enrolment && { enrolment: enrolment.id }) };
  if (quiz.exam.ended) return ended;
  const sitting = await readSitting(ports, quiz, enrolment);
  const number = sitting.answers.length + 1;
  const over = input.end || Temporal.Instant.compare(now, quiz.exam.ends) >= 0;
  const seed = `${quiz.id}:${number}`;
  const given = quiz.items[number - 1] ?? (over ? undefined : nextItem(sitting, seed)?.item.id);
  const item = given === undefined ? undefined : askedItem(ports.curriculum, given);
  if (over || given === undefined || !item) {
    await endPlacement(ports, quiz, sitting, now);
    return ended;
  }
  if (quiz.items.length < number) await ports.exam.addItem(quiz.id, number, given);
  const order = shownOrder(item, seed);
  const open = quiz.questions.find((question) => question.number === number);
  const asked = { ...quiz, items: [...quiz.items.slice(0, number - 1), given] };
  const question = open ?? (await ports.quiz.ask({ quiz: asked, number, kp: item.kp, order, at: now }));
  return { kind: 'question', number, most: placementRule.most, question, item, way: wayToAnswer(item) };
}

/** Where a placement has come to. Its learner has left the group: then it is about nothing any more. */
export async function readSitting(
  ports: Pick<Ports, 'curriculum' | 'statistic'>,
  quiz: Pick<Quiz, 'questions'>,
  enrolment: Enrolment | undefined,
): Promise<Sitting> {
  const { curriculum } = ports;
  const path = enrolment && pathOf(curriculum, enrolment.cohort);
  const stages = path ? testedStages(path, curriculum) : [];
  const bank = bankOf(stages, curriculum.placement, await ports.statistic.abilitySums(minAnswers));
  const answers = quiz.questions.flatMap((question): readonly PlacementAnswer[] => {
    const item = askedItem(curriculum, question.item);
    return item && question.kept ? [{ item: question.item, correct: isRight(question, item) }] : [];
  });
  return { path: path?.id ?? '', stages, bank, answers };
}

async function endPlacement(ports: PlacementPorts, quiz: Quiz, sitting: Sitting, at: Temporal.Instant): Promise<void> {
  const areaOf = new Map(sitting.bank.map(({ item, area }) => [item.id, area]));
  const score = sitting.answers.filter(({ correct }) => correct).length;
  const answers = sitting.answers.flatMap(({ item, correct }) => {
    const area = areaOf.get(item);
    return area ? [{ item, correct, ability: abilityIn(sitting, area, item).mean }] : [];
  });
  await ports.transact(async (tx) => {
    if (await tx.exam.end(quiz.id, score, at)) await tx.statistic.addAbilities(answers);
  });
}

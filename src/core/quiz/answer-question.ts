import { isHoliday } from '../calendar/holidays.ts';
import { dateIn, dayOf, daysBetween, daysUntil, sameDay } from '../calendar/rules.ts';
import { gradeOf } from '../card/grade.ts';
import type { Card, CardVersion } from '../card/model.ts';
import { nextCard, usualRetention } from '../card/rules.ts';
import type { Item } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Id } from '../id.ts';
import type { Given } from '../item/model.ts';
import { keyOf, mark, stepsIn } from '../item/rules.ts';
import { saysUnknown } from '../item/unknown.ts';
import type { Learner } from '../learner/model.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports } from '../ports.ts';
import { minutesADay } from '../progress/model.ts';
import { marksOf, misconceptionsBehind } from '../trap/rules.ts';
import type { Answer, Answered, AskedQuestion } from './model.ts';
import { minutesPerAnswer } from './rules.ts';

interface Input {
  readonly learner: Learner;
  readonly question: Id;
  readonly answer: Answer;
  readonly now: Temporal.Instant;
}

/** How often an answer is tried. Each time that it fails, another answer about the same point has been written. */
const tries = 20;

/** Marks an answer. A question is answered once, by the learner it was asked. */
export async function answerQuestion(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam'>,
  input: Input,
): Promise<Answered> {
  for (let n = 0; n < tries; n++) {
    const answered = await answerOnce(ports, input);
    if (answered !== 'moved') return answered;
  }
  throw new Error(`question ${input.question}: its card moved ${tries} times`);
}

/** Whether the time to answer a question has passed; most have none. */
export const isOver = ({ lasts }: Pick<AskedQuestion, 'lasts'>, now: Temporal.Instant): boolean =>
  lasts !== undefined && Temporal.Instant.compare(now, lasts) >= 0;

async function answerOnce(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam'>,
  { learner, now, answer, question: id }: Input,
): Promise<Answered | 'moved'> {
  const found = await ports.quiz.questionAndCard(id);
  const item = found && askedItem(ports.curriculum, found.question.item);
  if (!found || !item || found.question.learner !== learner.id) return { kind: 'gone' };
  const { question } = found;
  if (question.exam?.held && question.kept) return { kind: 'held', question };
  const before = answeredBefore(ports, question, item);
  if (before) return withPassed(ports, before);
  if (isOver(question, now)) return { kind: 'over', question };
  if ('self' in answer) {
    if (question.exam || item.type !== 'short' || question.text === undefined) return { kind: 'gone' };
    const correct = answer.self === true;
    const marked = await conclude(ports, found, { learner, item, given: { text: question.text }, correct, now });
    return marked !== 'moved' && marked.kind === 'marked' && answer.self === 'partly'
      ? { ...marked, partly: true }
      : marked;
  }
  const isUnknown = 'unknown' in answer || ('text' in answer && !question.exam && saysUnknown(answer.text));
  if (isUnknown) {
    if (question.exam || question.text !== undefined) return { kind: 'gone' };
    return conclude(ports, found, { learner, item, given: { choices: [] }, correct: false, now });
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
  if (question.exam) {
    if (question.exam.held) await ports.exam.keep(question.id, given, now);
    return { kind: 'held', question };
  }
  if (verdict === 'self') {
    await ports.quiz.keepText(question.id, typed);
    return { kind: 'compare', question, item, typed: question.text ?? typed };
  }
  return conclude(ports, found, { learner, item, given, correct: verdict === 'right', now });
}

type Repeat = Extract<Answered, { kind: 'repeat' }>;

/** What was answered stands, and is what is shown; undefined as long as nothing is, or may be. */
function answeredBefore(ports: Pick<Ports, 'curriculum'>, question: AskedQuestion, item: Item): Repeat | undefined {
  if (!question.attempt || question.exam?.held) return undefined;
  return {
    kind: 'repeat',
    question,
    item,
    key: keyOf(item),
    ...question.attempt,
    ...stepsOf(item, question.attempt.given),
    traps: misconceptionsBehind(ports.curriculum, item, question.attempt),
  };
}

/** Says so where a later question was asked, of the same quiz or in the next one. */
async function withPassed(ports: Pick<Ports, 'quiz'>, before: Repeat): Promise<Repeat> {
  const quiz = await ports.quiz.get(before.question.quiz);
  const passed = quiz?.later || quiz?.questions.some(({ number }) => number > before.question.number);
  return passed ? { ...before, passed: true } : before;
}

/** A question that this learner has answered, to be read again; gone when it is not theirs, or not answered. */
export async function readAnswered(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  { learner, question: id }: Pick<Input, 'learner' | 'question'>,
): Promise<Answered> {
  const question = await ports.quiz.question(id);
  const item = question && askedItem(ports.curriculum, question.item);
  const before = question?.learner === learner.id && item && answeredBefore(ports, question, item);
  return before ? withPassed(ports, { ...before, looked: true }) : { kind: 'gone' };
}

/** Writes a marked answer; `moved` when another answer about its point came first. */
export async function conclude(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  { question, traps, card, version }: { question: AskedQuestion; traps: readonly string[] } & CardVersion,
  marked: { learner: Learner; item: Item; given: Given; correct: boolean; now: Temporal.Instant },
): Promise<Answered | 'moved'> {
  const { learner, item, given, correct, now } = marked;
  const seconds = Math.round(question.asked.until(now).total('seconds'));
  const { cause, trap } = question.chosen ?? {};
  const helped = trap?.helps ? trap.id : undefined;
  // A point that is taught again is asked with its lesson at hand; a remedy is help as well, and teaches less.
  const hints = (cause === 'taught' ? 1 : 0) + question.hints;
  const grade = gradeOf({ correct, hints: hints || (helped ? 1 : 0), seconds, type: item.type });
  const day = dayOf(now, learner);
  const retention = question.chosen?.retention ?? usualRetention;
  const review = { kp: question.kp, correct, grade, hints, day, at: now, retention };
  const next = nextCard(card, review, learner);
  const marks = marksOf(item, { given, correct, helped }, new Set(traps));
  const attempt = {
    ...{ question, given, review, seconds, version },
    card: next,
    minutes: minutesPerAnswer,
    mostADay: minutesADay,
    traps: marks,
  };
  const written = await ports.quiz.recordAttempt(attempt);
  if (!written) return 'moved';
  const { due } = next;
  const misconception = ports.curriculum.misconceptions.get(trap?.id ?? '');
  return {
    kind: 'marked',
    ...{ question, item, given, correct, due },
    key: keyOf(item),
    ...stepsOf(item, given),
    traps: misconceptionsBehind(ports.curriculum, item, { given, correct }),
    ...(correct && misconception && { misconception }),
    // A question that was not met comes before one that was.
    returns: { ...returnOf(due, now, learner), unseen: next.asked < siblingsOf(ports.curriculum, question.kp) },
    ...(correct && card && !card.lastRight && turnOf(card, now, learner)),
  };
}

const siblingsOf = ({ siblings }: Pick<Curriculum, 'siblings'>, kp: string): number => siblings.get(kp)?.length ?? 0;

/** Of an ordering that was typed, the positions as shown. */
export const stepsOf = (item: Item, given: Given) =>
  item.type === 'ordering' && 'text' in given ? { steps: stepsIn(given.text) } : {};

/**
 * When a point returns, and never on a day off. `today`: the learner's next day begins later on the date that it is.
 * Whoever has not said where they live is told no date: it might be another one there.
 */
export function returnOf(due: Temporal.Instant, now: Temporal.Instant, learner: Learner) {
  const found = daysUntil(due, now, learner);
  let { on, inDays } = found;
  for (; isHoliday(learner.vacation, on); on = on.add({ days: 1 })) inDays++;
  if (!learner.zoneKnown) return { inDays };
  const date = dateIn(learner.zone, now);
  return { inDays: daysBetween(date, on), on, ...(sameDay(on, date) && { today: learner.dayStart }) };
}

/** The date on which a point that is right now was wrong, and whether that is the one that it is. */
function turnOf({ answered }: Card, now: Temporal.Instant, { zone }: Learner) {
  const wrongOn = dateIn(zone, answered);
  return { wrongOn, ...(sameDay(wrongOn, dateIn(zone, now)) && { wrongToday: true as const }) };
}

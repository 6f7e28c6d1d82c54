import { grades } from '../../src/core/card/model.ts';
import { nextCard, usualRetention } from '../../src/core/card/rules.ts';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import type { Cohort, CohortForm } from '../../src/core/cohort/model.ts';
import type { Item } from '../../src/core/curriculum/item.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Given } from '../../src/core/item/model.ts';
import { keyOf } from '../../src/core/item/rules.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Learner, LearnerChanges } from '../../src/core/learner/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { minutesADay } from '../../src/core/progress/model.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import type { Answer, AskedQuestion } from '../../src/core/quiz/model.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { tryItem } from '../../src/core/quiz/try-item.ts';
import { shortCurriculum } from '../curriculum/short.ts';
import { startTestBot } from './bot.ts';
import { at, date } from './clock.ts';
import { counted } from './counted.ts';

/** Two weeks of the real curriculum. */
export const curriculum = await shortCurriculum();
export const route = curriculum.paths.get('swe')!;

/** The Monday on which every group here begins, and the Friday before it. */
export const start = date('2026-11-02');
export const before = at('2026-10-30T12:00');

export type World = Awaited<ReturnType<typeof world>>;
export interface Member {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
}

/** Opens a group as an organiser, with a post at eight in the morning unless the form says otherwise. */
export async function openGroup(
  ports: Ports,
  form: Partial<CohortForm> & Pick<CohortForm, 'start' | 'languages'>,
  by: Omit<Parameters<typeof createCohort>[1], 'form'>,
): Promise<Cohort> {
  const made = await createCohort(ports, {
    form: { name: 'Group', path: 'swe', postTime: 8 * 60, zone: 'UTC', ...form },
    ...by,
  });
  if (made.kind !== 'created') throw new Error(made.kind);
  return made.cohort;
}

/** A store on a database of its own, with functions that create people and groups by the real use cases. */
export async function world() {
  const { db, url, drop, clear, store, ports, env, web, goTo } = await startTestBot({ curriculum, at: before });
  let count = 0;
  const fresh = () => String(++count);

  /** Somebody new, by an account of their own. */
  const person = async (name = 'Ana', zone = 'UTC', now = before): Promise<Learner> => {
    const account = { platform: 'web', account: `a${fresh()}`, name, language: 'en', zone, now } as const;
    return (await identifyLearner(ports, account)).learner;
  };

  /** A new group of the route, in a channel of its own. */
  const group = async (changes: Partial<Pick<Cohort, 'board' | 'zone' | 'start'>> = {}, now = before) => {
    const channel = `c${fresh()}`;
    const home = { platform: 'web', workspace: 'w', channel };
    const by = { organiser: await person('Olga'), home, key: channel, now };
    const cohort = await openGroup(ports, { start, languages: ['en', 'zh-CN'], ...changes }, by);
    if (changes.board) await store.cohort.save(cohort.id, { board: true });
    return { ...cohort, board: changes.board ?? false };
  };

  /** Reads a member again, as the next event would. */
  const again = async ({ learner, enrolment }: Member): Promise<Member> => {
    const found = (await store.learner.get(learner.id))!;
    return { learner: found.learner, enrolment: found.enrolments.find((e) => e.id === enrolment.id)! };
  };

  /** Somebody new in a group; with `board`, shown on it. */
  const member = async (
    cohort: Cohort,
    { name = 'Ana', zone = 'UTC', board = false, now = before, ...changes }: LearnerChanges & Newcomer = {},
  ): Promise<Member> => {
    const place = { kind: 'cohort', cohort, path: route } as const;
    const joined = await join(ports, { learner: await person(name, zone, now), place, changes, now });
    await store.enrolment.save(joined.enrolment.id, { board });
    return again(joined);
  };

  const solo = async (learner: Learner, now = before): Promise<Member> =>
    join(ports, { learner, place: { kind: 'solo', path: route }, changes: {}, now });

  /** The first question of a quiz. */
  const begin = async (
    who: Member,
    now: Temporal.Instant,
    more: { topic?: string; task?: string; key?: string; practise?: boolean } = {},
  ) => {
    const drawn = await startQuiz(ports, { ...who, key: fresh(), now, ...more });
    if (drawn.kind !== 'question') throw new Error(drawn.kind);
    return drawn.question;
  };

  /** One question, asked outside of any group. */
  const ask = async (item: string, learner: Learner, now: Temporal.Instant) => {
    const drawn = await tryItem(ports, { learner: learner.id, item, again: true, key: fresh(), now });
    if (drawn.kind !== 'question') throw new Error(drawn.kind);
    return drawn.question;
  };

  const answer = (learner: Learner, question: AskedQuestion, right: boolean, now: Temporal.Instant) =>
    answerQuestion(ports, {
      learner,
      question: question.id,
      answer: answerTo(question, curriculum.items.get(question.item)!, right),
      now,
    });

  /** Answers a question and those after it, to the end of the quiz. */
  const answerAll = async (learner: Learner, question: AskedQuestion, right: boolean, now: Temporal.Instant) => {
    const asked: AskedQuestion[] = [];
    for (let open: AskedQuestion | undefined = question; open; ) {
      const answered = await answer(learner, open, right, now);
      if (answered.kind === 'compare')
        await answerQuestion(ports, { learner, question: open.id, answer: { self: right }, now });
      asked.push(open);
      const next = await nextQuestion(ports, { learner: learner.id, quiz: open.quiz, now });
      open = next.kind === 'question' ? next.question : undefined;
    }
    return asked;
  };

  /** Writes an answer and its card, and retries until it is written. */
  const log = async (answer: Answered & { question: AskedQuestion }) => {
    const { question, due, given, ...review } = answer;
    const grade = grades[review.correct ? 'good' : 'again'];
    const graded = { ...review, kp: question.kp, grade, hints: 0, retention: usualRetention };
    for (;;) {
      const { card, version } = (await store.quiz.questionAndCard(question.id))!;
      const next = { ...nextCard(card, graded, { zone: 'UTC', dayStart: 0 }), ...(due && { due }) };
      const attempt = {
        ...{ question, given, review: graded, seconds: 20, card: next, version, minutes: 1, traps: [] },
        mostADay: minutesADay,
      };
      if (await store.quiz.recordAttempt(attempt)) return;
    }
  };

  /** Counts minutes on a day, as finishing a task of that length does. */
  const studied = (enrolment: Enrolment, day: string, minutes: number, task = `made-up-${fresh()}`) =>
    store.task.finish({
      enrolment: enrolment.id,
      task,
      evidence: [],
      ...counted,
      minutes,
      day: date(day),
      at: at(`${day}T12:00`),
    });

  return {
    db,
    env,
    web,
    goTo,
    url,
    drop,
    clear,
    store,
    ports,
    fresh,
    person,
    group,
    member,
    solo,
    again,
    begin,
    ask,
    answer,
    answerAll,
    studied,
    log,
  };
}

interface Answered {
  readonly given: Given;
  readonly correct: boolean;
  readonly day: Temporal.PlainDate;
  readonly due?: Temporal.Instant;
  readonly at: Temporal.Instant;
}

interface Newcomer {
  readonly name?: string;
  readonly board?: boolean;
  readonly now?: Temporal.Instant;
}

/** The answer of a learner who knows it, or does not. Learners mark a short answer themselves. */
export function answerTo(question: Pick<AskedQuestion, 'order'>, item: Item, right: boolean): Answer {
  const key = keyOf(item);
  if (key.length) {
    const wanted = right ? key : question.order.filter((index) => !key.includes(index)).slice(0, 1);
    return { positions: wanted.map((index) => question.order.indexOf(index)) };
  }
  if (item.type === 'numeric') return { text: String(right ? item.answer.value : item.answer.value * 2 + 1) };
  if (item.type === 'code_output') return { text: right ? item.answer : 'something else' };
  if (item.type !== 'ordering') return { text: 'In my own words.' };
  const steps = item.steps.map((_, step) => question.order.indexOf(step) + 1);
  return { text: (right ? steps : steps.toReversed()).join(' ') };
}

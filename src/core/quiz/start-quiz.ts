import { dayOf } from '../calendar/rules.ts';
import { secondsOf } from '../card/grade.ts';
import { dueCards } from '../card/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { wayToAnswer } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import { minutesOn } from '../learner/rules.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { readRecord } from '../progress/read-record.ts';
import { questionsAskedFor } from '../task/rules.ts';
import { choose } from './choose.ts';
import { affordableRetention, freshToday, isLeech, newPerDay, secondsLeft, wantedToday } from './daily-set.ts';
import { knownOf } from './known.ts';
import type { Cause, Choice, NextQuestion, QuizMode } from './model.ts';
import { nextQuestion } from './next-question.ts';
import { offerTraps } from './offer-traps.ts';
import { pickItems } from './pick-items.ts';
import { byNeed, maxQuestions, openKps } from './rules.ts';

/** A choice keeps the points that are worth most: more than a quiz has, and not all of a long absence. */
const maxCandidates = 40;

interface Start {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** One skill's questions, by its id; or those of one task. */
  readonly topic?: string | undefined;
  readonly task?: string | undefined;
  /** Which questions; those of the day when absent. Exams begin elsewhere. */
  readonly mode?: Exclude<QuizMode, 'mock' | 'check'> | undefined;
  /** Asks something even though nothing is due. */
  readonly practise?: boolean;
  /** One question about what is due, that is answered by one press, for a reminder. It is over at `lasts`. */
  readonly reminder?: { readonly lasts: Temporal.Instant };
  /** Before the group begins: about the skill of the question to try first. */
  readonly warmUp?: boolean;
  /** The event's id: the same event again gets the same quiz. */
  readonly key: string;
  readonly now: Temporal.Instant;
}

/**
 * Starts a quiz and asks its first question. It is about one topic or task, or about what is due and then what is new up
 * to the learner's day.
 */
export async function startQuiz(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'trap'>,
  input: Start,
): Promise<NextQuestion> {
  const { learner, enrolment, now } = input;
  if (input.task !== undefined && !ports.curriculum.tasks.has(input.task)) return { kind: 'gone' };
  const topic = input.warmUp ? openingSkill(enrolment, ports.curriculum) : input.topic;
  const skill = topic === undefined ? undefined : ports.curriculum.skills.get(topic);
  if (topic !== undefined && !skill) return { kind: 'unknown', topic };
  const task = ports.curriculum.tasks.get(input.task ?? '');
  const record = await readRecord(ports, { learner, enrolment, now });
  const mistakes = () => record.cards.filter(({ lastRight }) => !lastRight).map(({ kp }) => kp);
  const about = input.mode === 'mistakes' ? mistakes() : (skill?.kps.map((k) => k.id) ?? task?.kps);
  const choice = await offer(ports, { ...input, record, about, least: task ? questionsAskedFor(task) : 0 });
  const chosen = choose(choice);
  if (!chosen.length && input.mode && input.mode !== 'daily') return { kind: 'none', mode: input.mode };
  if (!chosen.length) return nothingNow(ports, { ...input, record });
  const items = chosen.map(({ item }) => item);
  const made = { ...choice, chosen };
  const id = await ports.quiz.create({
    ...{ key: input.key, learner: learner.id, enrolment: enrolment.id },
    items,
    choice: made,
    ...input.reminder,
    at: now,
  });
  return nextQuestion(ports, { learner: learner.id, quiz: id, now });
}

/** The points over and over, until there are at least as many as a task's criterion asks for. */
const enough = (kps: readonly string[], least: number): readonly string[] =>
  kps.length ? Array.from({ length: Math.max(kps.length, least) }, (_, i) => kps[i % kps.length]!) : [];

/** What a quiz can be chosen from: at least so many questions about the points that it is about. */
async function offer(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'trap'>,
  input: Start & { record: StudyRecord; about: readonly string[] | undefined; least: number },
): Promise<Choice> {
  const { learner, record, now, about, least, key, mode, ...start } = input;
  const day = { learner, record, now };
  const retention = affordableRetention(record.cards, learner);
  if (mode === 'traps') {
    const candidates = await offerTraps(ports, { ...day, which: 'open', seed: key });
    return { questions: maxQuestions, fresh: 0, retention, candidates };
  }
  const all = wantedToday(day);
  const due = about ? [] : all.slice(0, maxCandidates);
  const dueOnly = about !== undefined || start.reminder !== undefined;
  const unseen = dueOnly ? [] : newKps(ports, { ...start, ...day }).slice(0, newPerDay);
  const traps = dueOnly ? [] : await offerTraps(ports, { ...day, which: 'due', seed: key });
  const fresh = freshToday(day, all);
  const practise =
    !about &&
    !due.length &&
    !traps.length &&
    !(unseen.length && fresh) &&
    (start.practise === true || start.warmUp === true);
  const asked = about ?? (practise ? record.cards.map(({ kp }) => kp) : undefined);
  const kps = asked
    ? enough(byNeed(asked, record.cards), least).slice(0, maxQuestions)
    : [...due.map(({ card }) => card.kp), ...unseen];
  const cards = new Map(record.cards.map((card) => [card.kp, card]));
  const wanted = new Map(due.map((one) => [one.card.kp, one]));
  const easy = new Set(due.flatMap(({ card }) => (isLeech(card) ? [card.kp] : [])));
  const oneTap = start.reminder && { fits: (item: Item) => wayToAnswer(item) === 'one', rested: true };
  const picked = await pickItems(ports, { learner: learner.id, kps, easy, seed: key, now, ...oneTap });
  const causeOf = (kp: string): Cause => {
    if (mode === 'mistakes') return 'mistake';
    if (about) return 'chosen';
    if (practise) return 'practice';
    return easy.has(kp) ? 'taught' : (wanted.get(kp)?.cause ?? 'new');
  };
  return {
    ...(!asked && { seconds: secondsLeft(day) }),
    ...{ questions: start.reminder ? 1 : maxQuestions, fresh, retention },
    ...(learner.parameters && { parameters: learner.parameters }),
    candidates: [
      ...traps.filter(({ kp }) => !easy.has(kp)),
      ...picked.map(([kp, { id: item }]) => {
        const seconds = secondsOf(ports.curriculum.siblings.get(kp) ?? []);
        const by = wanted.get(kp)?.by;
        return {
          ...{ kp, item, cause: causeOf(kp), seconds },
          ...(by && { by }),
          ...knownOf(cards.get(kp), dayOf(now, learner), learner),
        };
      }),
    ],
  };
}

/** The points that the learner has come to and was never asked about. */
function newKps(
  ports: Pick<Ports, 'curriculum'>,
  { learner, enrolment, record, now }: Pick<Start, 'learner' | 'enrolment' | 'now'> & { record: StudyRecord },
): readonly string[] {
  const known = new Set(record.cards.map(({ kp }) => kp));
  const path = ports.curriculum.paths.get(enrolment.cohort.path);
  return openKps(path, { learner, enrolment, record, now }).filter((kp) => !known.has(kp));
}

/** Nothing to ask: nothing is due, or the minutes of the day are spent. */
function nothingNow(
  ports: Pick<Ports, 'curriculum'>,
  { learner, enrolment, record, now }: Start & { record: StudyRecord },
): NextQuestion {
  const today = dayOf(now, learner);
  const tomorrow = today.add({ days: 1 });
  if (wantedToday({ learner, record, now }).length)
    return { kind: 'enough', minutes: minutesOn(learner, today), nextDay: tomorrow };
  if (newKps(ports, { learner, enrolment, record, now }).length) return { kind: 'nothing', nextDay: tomorrow };
  // What is due and waits for a deadline comes some time before it; the day after this one is soon enough to look.
  if (dueCards(record.cards, now).length) return { kind: 'nothing', nextDay: tomorrow };
  const next = record.cards.map((c) => c.due).sort(Temporal.Instant.compare)[0];
  return { kind: 'nothing', ...(next && { nextDay: dayOf(next, learner) }) };
}

function openingSkill({ cohort }: Enrolment, { paths, items }: Curriculum): string | undefined {
  const opener = items.get(paths.get(cohort.path)?.opener ?? '');
  return opener && skillOf(opener.kp);
}

import type { DayAhead } from '../calendar/model.ts';
import { dateIn, dayOf, sameDay } from '../calendar/rules.ts';
import { dueCards } from '../card/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { minutesOn } from '../learner/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { readRecord } from '../progress/read-record.ts';
import { questionsAskedFor } from '../task/rules.ts';
import { choose } from './choose.ts';
import { wantedToday } from './daily-set.ts';
import type { NextQuestion, QuizMode } from './model.ts';
import { nextQuestion } from './next-question.ts';
import { offerPoints } from './offer-points.ts';
import { openKps, skippedKps } from './rules.ts';

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
  const choice = await offerPoints(ports, {
    ...{ learner, record, now, about, unseen: about ? [] : newKps(ports, { learner, enrolment, record, now }) },
    ...{
      least: task ? questionsAskedFor(task) : 0,
      traps: input.mode === 'traps',
      mistakes: input.mode === 'mistakes',
      oneTap: input.reminder !== undefined,
      skipped: skippedKps(pathOf(ports.curriculum, enrolment.cohort), record),
    },
    ...{ practise: input.practise === true || input.warmUp === true, seed: input.key },
  });
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
  const next = await nextQuestion(ports, { learner: learner.id, quiz: id, now });
  const fresh = chosen.filter(({ cause }) => cause === 'new').length;
  const mix = { again: chosen.length - fresh, fresh };
  return next.kind === 'question' && fresh && mix.again ? { ...next, mix } : next;
}

/**
 * The points that the learner has come to and was never asked about. Those of what they skip take turns with them, so that
 * a wrong skip shows.
 */
function newKps(
  ports: Pick<Ports, 'curriculum'>,
  { learner, enrolment, record, now }: Pick<Start, 'learner' | 'enrolment' | 'now'> & { record: StudyRecord },
): readonly string[] {
  const known = new Set(record.cards.map(({ kp }) => kp));
  const path = pathOf(ports.curriculum, enrolment.cohort);
  const isNew = (kp: string) => !known.has(kp);
  const own = openKps(path, { learner, enrolment, record, now }).filter(isNew);
  const back = skippedKps(path, record).filter((kp) => isNew(kp) && !own.includes(kp));
  return Array.from({ length: Math.max(own.length, back.length) }, (_, i) => [own[i], back[i]])
    .flat()
    .filter((kp) => kp !== undefined);
}

/** Nothing to ask: nothing is due, or the minutes of the day are spent. */
function nothingNow(
  ports: Pick<Ports, 'curriculum'>,
  { learner, enrolment, record, now }: Start & { record: StudyRecord },
): NextQuestion {
  const today = dayOf(now, learner);
  const dayAhead = (nextDay: Temporal.PlainDate): DayAhead => ({
    nextDay,
    ...(sameDay(nextDay, dateIn(learner.zone, now)) && { today: learner.dayStart }),
  });
  const tomorrow = dayAhead(today.add({ days: 1 }));
  if (wantedToday({ learner, record, now }).length)
    return { kind: 'enough', minutes: minutesOn(learner, today), ...tomorrow };
  if (newKps(ports, { learner, enrolment, record, now }).length) return { kind: 'nothing', ...tomorrow };
  // What is due and waits for a deadline comes some time before it; the day after this one is soon enough to look.
  if (dueCards(record.cards, now).length) return { kind: 'nothing', ...tomorrow };
  const next = record.cards.map((c) => c.due).sort(Temporal.Instant.compare)[0];
  return { kind: 'nothing', ...(next && dayAhead(dayOf(next, learner))) };
}

function openingSkill({ cohort }: Enrolment, { paths, items }: Curriculum): string | undefined {
  const opener = items.get(paths.get(cohort.path)?.opener ?? '');
  return opener && skillOf(opener.kp);
}

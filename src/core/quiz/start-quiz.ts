import { dayOf } from '../calendar/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { questionsAskedFor } from '../task/rules.ts';
import type { NextQuestion } from './model.ts';
import { nextQuestion } from './next-question.ts';
import { pickItems } from './pick-items.ts';
import { byNeed, maxQuestions, openKps, planned } from './rules.ts';

interface Start {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** One skill's questions, by its id; or those of one task. */
  readonly topic?: string | undefined;
  readonly task?: string | undefined;
  /** Asks something even though nothing is due. */
  readonly practise?: boolean;
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
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz'>,
  input: Start,
): Promise<NextQuestion> {
  const { learner, enrolment, now } = input;
  if (input.task !== undefined && !ports.curriculum.tasks.has(input.task)) return { kind: 'gone' };
  const topic = input.warmUp ? openingSkill(enrolment, ports.curriculum) : input.topic;
  const skill = topic === undefined ? undefined : ports.curriculum.skills.get(topic);
  if (topic !== undefined && !skill) return { kind: 'unknown', topic };
  const task = ports.curriculum.tasks.get(input.task ?? '');
  const about = skill?.kps.map((k) => k.id) ?? task?.kps;
  const path = ports.curriculum.paths.get(enrolment.cohort.path);
  const record = await readRecord(ports, { learner: learner.id, enrolment: enrolment.id });
  const kps = about
    ? enough(byNeed(about, record.cards), task ? questionsAskedFor(task) : 0).slice(0, maxQuestions)
    : planned(
        record,
        openKps(path, { learner, enrolment, record, now }),
        now,
        input.practise === true || input.warmUp === true,
      );
  if (!kps.length) {
    const next = record.cards.map((c) => c.due).sort(Temporal.Instant.compare)[0];
    return { kind: 'nothing', ...(next && { nextDay: dayOf(next, learner) }) };
  }
  const items = await pickItems(ports, { learner: learner.id, kps, seed: input.key });
  const id = await ports.quiz.create({ key: input.key, learner: learner.id, enrolment: enrolment.id, items, at: now });
  return nextQuestion(ports, { learner: learner.id, quiz: id, now });
}

/** The points over and over, until there are at least as many as a task's criterion asks for. */
const enough = (kps: readonly string[], least: number): readonly string[] =>
  Array.from({ length: Math.max(kps.length, least) }, (_, i) => kps[i % kps.length]!);

function openingSkill({ cohort }: Enrolment, { paths, items }: Curriculum): string | undefined {
  const opener = items.get(paths.get(cohort.path)?.opener ?? '');
  return opener && skillOf(opener.kp);
}

import { dayOf } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { hasFirstDay } from '../progress/rules.ts';
import type { Level, StageStanding } from './model.ts';
import { readSitting } from './next-placement.ts';
import { isOffered, levelsOf } from './rules.ts';
import { hasShown } from './skip-stages.ts';
import { cardsOf, isDoubtful, performanceTask, stagesOf } from './stages.ts';
import { mayRepeat } from './start-placement.ts';

/** Where a learner stands on their path, and what they skip. Nobody else is shown it. */
export async function showLevel(
  ports: Pick<Ports, 'curriculum' | 'exam' | 'progress' | 'quiz' | 'statistic' | 'task'>,
  input: { readonly learner: Learner; readonly enrolment: Enrolment; readonly now: Temporal.Instant },
): Promise<Level> {
  const { learner, enrolment, now } = input;
  const { curriculum } = ports;
  const path = pathOf(curriculum, enrolment.cohort);
  if (!path) return { kind: 'gone' };
  const record = await readRecord(ports, input);
  if (!hasFirstDay(record, dayOf(now, learner))) return { kind: 'early' };
  const last = await ports.exam.latestPlacement(enrolment.id);
  const quiz = last && (await ports.quiz.get(last.quiz));
  const sitting = await readSitting(ports, quiz ?? { questions: [] }, enrolment);
  const levels = levelsOf(sitting);
  const skipped = new Map((enrolment.skips?.stages ?? []).map(({ stage, by }) => [stage, by]));
  const ended = last?.ended !== undefined;
  const stages = stagesOf(path, curriculum.skills).map(async (stage): Promise<StageStanding> => {
    const by = skipped.get(stage);
    const counted = cardsOf(path, stage, { skills: curriculum.skills, cards: record.cards });
    const task = performanceTask(path, stage, curriculum.skills);
    const done = task && record.finished.some((one) => one.task === task.id);
    return {
      stage,
      ...(by && { skipped: by }),
      offered: ended && !by && isOffered(sitting, levels, stage),
      ...counted,
      doubtful: by !== undefined && isDoubtful(counted),
      ...(task && { task }),
      shown: done === true && (await hasShown(ports, { enrolment, task })),
    };
  });
  return {
    kind: 'level',
    open: last !== undefined && !ended,
    areas: ended ? levels : [],
    asked: ended ? sitting.answers.length : 0,
    again: last?.ended === undefined || mayRepeat(last.ended, now),
    stages: await Promise.all(stages),
    weeks: path.weeks,
    ...(enrolment.skips?.from && { from: enrolment.skips.from }),
  };
}

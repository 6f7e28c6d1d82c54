import { skillOf } from '../curriculum/entry.ts';
import type { Path } from '../curriculum/path.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { StudyRecord } from './model.ts';

/** The skills of a path, in the order in which its tasks introduce them. */
export const skillsOf = (path: Path): readonly string[] => [
  ...new Set(path.days.flatMap((d) => d.task.kps.map(skillOf))),
];

/** The tasks that somebody has done, or skips. */
export const settledTasks = ({ finished, skipped = new Set() }: Pick<StudyRecord, 'finished' | 'skipped'>) =>
  new Set([...finished.map(({ task }) => task), ...skipped]);

/** A skill is done when its tasks are, or are skipped, and each of its knowledge points was right the last time it was asked. */
export function isDone(skill: Skill, path: Path, record: StudyRecord): boolean {
  const settled = settledTasks(record);
  const right = new Set(record.cards.filter((c) => c.lastRight).map((c) => c.kp));
  const tasks = path.days.filter((d) => d.task.kps.some((kp) => skillOf(kp) === skill.id));
  return tasks.every((d) => settled.has(d.task.id)) && skill.kps.every((kp) => right.has(kp.id));
}

/** Whether somebody has a first day of studying behind them. Before that, nobody is asked where they stand. */
export const hasFirstDay = ({ days }: Pick<StudyRecord, 'days'>, today: Temporal.PlainDate): boolean =>
  days.some((day) => Temporal.PlainDate.compare(day, today) < 0);

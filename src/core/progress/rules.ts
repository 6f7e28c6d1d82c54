import { skillOf } from '../curriculum/entry.ts';
import type { Path } from '../curriculum/path.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { StudyRecord } from './model.ts';

/** The skills of a path, in the order in which its tasks introduce them. */
export const skillsOf = (path: Path): readonly string[] => [
  ...new Set(path.days.flatMap((d) => d.task.kps.map(skillOf))),
];

/** A skill is done when its tasks are, and each of its knowledge points was right the last time it was asked. */
export function isDone(skill: Skill, path: Path, record: StudyRecord): boolean {
  const finished = new Set(record.finished.map((f) => f.task));
  const right = new Set(record.cards.filter((c) => c.lastRight).map((c) => c.kp));
  const tasks = path.days.filter((d) => d.task.kps.some((kp) => skillOf(kp) === skill.id));
  return tasks.every((d) => finished.has(d.task.id)) && skill.kps.every((kp) => right.has(kp.id));
}

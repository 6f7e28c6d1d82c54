import { skillOf } from '../curriculum/entry.ts';
import type { Route } from '../curriculum/path.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { StudyRecord } from './model.ts';

/** The skills of a route, in the order in which its tasks bring them. */
export const skillsOf = (route: Route): readonly string[] => [
  ...new Set(route.days.flatMap((d) => d.task.kps.map(skillOf))),
];

/** A skill is done when its tasks are, and each of its knowledge points was right the last time it was asked. */
export function isDone(skill: Skill, route: Route, record: StudyRecord): boolean {
  const finished = new Set(record.finished.map((f) => f.task));
  const right = new Set(record.cards.filter((c) => c.lastRight).map((c) => c.kp));
  const tasks = route.days.filter((d) => d.task.kps.some((kp) => skillOf(kp) === skill.id));
  return tasks.every((d) => finished.has(d.task.id)) && skill.kps.every((kp) => right.has(kp.id));
}

import type { Criterion, Task } from '../curriculum/task.ts';
import type { Id } from '../id.ts';
import type { Text } from '../language/model.ts';
import { random } from '../seed/rules.ts';

/** A task as one learner has it: a number of their own data has their key, the same whenever they look. */
export const ownTask = (task: Task, enrolment: Id): Task =>
  task.done.some(({ kind }) => kind === 'own')
    ? { ...task, done: task.done.map((criterion) => ownCriterion(criterion, random(`${enrolment}:${task.id}`)())) }
    : task;

function ownCriterion(criterion: Criterion, luck: number): Criterion {
  if (criterion.kind !== 'own') return criterion;
  const { keys, ask, tolerance, unit } = criterion;
  const all = Object.entries(keys);
  const [own, value] = all[Math.floor(luck * all.length)]!;
  return { kind: 'number', ask: filled(ask, own), answer: { value, tolerance, ...(unit && { unit }) } };
}

const filled = (ask: Text, own: string): Text =>
  Object.fromEntries(Object.entries(ask).map(([language, text]) => [language, text?.replaceAll('{own}', own)])) as Text;

import { skillOf } from '../../core/curriculum/entry.ts';
import { type Task, taskMinutes } from '../../core/curriculum/task.ts';
import { fallback } from '../../core/language/model.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed } from '../files.ts';
import { blocksIn, lengthOf } from '../words.ts';

/**
 * How many minutes a task takes, by the rule in docs/author.md: what is read, typed, done by hand and waited for, each
 * at a fixed rate. `lesson` is the English of the lessons that it belongs to; `first`: its skill is a first
 * programming skill, in which a line takes longer.
 */
function estimated(task: Task, { lesson, first }: { readonly lesson: string; readonly first: boolean }): number {
  const { rates } = bounds.effort;
  const asked = [task.what, task.deliverable, ...task.done.map(({ ask }) => ask)].map((text) => text[fallback]);
  const given = blocksIn(task.what[fallback]).flatMap((code) => code.split('\n').filter((line) => line.trim()));
  const steps = task.what[fallback].match(/^\s*\d+\. /gm)?.length ?? 0;
  const { lines = 0, cases = 0, waits = 0 } = task.work ?? {};
  return (
    lengthOf(asked.join('\n'), fallback) / rates.taskWords +
    lengthOf(lesson, fallback) / rates.lessonWords +
    given.length * rates.given +
    steps * rates.step +
    lines * (first ? rates.firstLine : rates.line) +
    cases * rates.handled +
    waits +
    task.done.reduce((sum, { kind }) => sum + rates.done[kind], 0)
  );
}

/** The shortest length of a task that holds an estimate, or misses it by little; undefined when it is too long for one. */
const fitting = (minutes: number): Task['minutes'] | undefined =>
  taskMinutes.find((length) => length >= minutes * bounds.effort.slack);

/** The same, with the longest one for what is too long. */
export const lengthFor = (minutes: number): Task['minutes'] => fitting(minutes) ?? taskMinutes.at(-1)!;

/** The rule's own estimate of each served task that says what it takes. */
export function ruleMinutes({ tasks, skills }: Pick<Files, 'tasks' | 'skills'>): ReadonlyMap<string, number> {
  const known = new Map(skills.map(({ value }) => [value.id, value]));
  return new Map(
    tasks.flatMap(({ value: task }) => {
      if (!isServed(task) || !task.work) return [];
      const own = [...new Set(task.kps.map(skillOf))].flatMap((id) => known.get(id) ?? []);
      const lesson = own.map((skill) => skill.lesson?.[fallback] ?? '').join('\n');
      const first = own.some(({ stage }) => bounds.effort.firstStages.includes(stage));
      return [[task.id, estimated(task, { lesson, first })]];
    }),
  );
}

/** Minutes and hours follow from the rule, so that nothing takes twice what it says. */
export function checkEffort(files: Files): void {
  for (const { value: project, fault } of files.projects) {
    const { milestone, row } = bounds.effort.project;
    const hours = Math.ceil(project.milestones.length * milestone + project.rubric.length * row);
    if (isServed(project) && project.hours !== hours)
      fault(['hours'], `should be ${hours}: by its milestones and the rows of its rubric`);
  }
  const rules = ruleMinutes(files);
  for (const { value: task, fault } of files.tasks) {
    if (!isServed(task)) continue;
    const minutes = rules.get(task.id);
    if (minutes === undefined) {
      fault(['work'], 'is missing: how many lines are typed, cases done by hand, and minutes waited');
      continue;
    }
    const rounded = Math.round(minutes);
    if (task.logged) {
      const [low, high] = [lengthFor(minutes), lengthFor(task.logged.median)].sort((a, b) => a - b) as [number, number];
      if (task.minutes < low || task.minutes > high)
        fault(
          ['minutes'],
          `should be ${low === high ? low : `from ${low} to ${high}`}: the rule says ${rounded}, and learners took ${task.logged.median}. Without "logged", they are the rule's`,
        );
      continue;
    }
    const right = fitting(minutes);
    if (!right) fault(['minutes'], `takes about ${rounded} minutes: make two tasks of it`);
    else if (task.minutes !== right)
      fault(['minutes'], `should be ${right}: by what is read, typed and waited for, it takes about ${rounded}`);
  }
}

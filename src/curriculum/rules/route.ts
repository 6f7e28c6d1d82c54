import { skillOf } from '../../core/curriculum/entry.ts';
import type { PathFile } from '../../core/curriculum/path.ts';
import type { Skill } from '../../core/curriculum/skill.ts';
import type { Task } from '../../core/curriculum/task.ts';
import { servedSprints } from '../check.ts';
import type { Files } from '../files.ts';
import type { Written } from '../read.ts';

/** Checks the paths: skills come after those that they require, unless the path assumes them, and sprints are complete. */
export function checkRoutes({ routes, tasks, skills, projects }: Files): void {
  const byId = <T extends { id: string }>(list: readonly Written<T>[]) =>
    new Map(list.map(({ value }) => [value.id, value]));
  const known = { tasks: byId(tasks), skills: byId(skills) };
  for (const route of routes) {
    for (const [i, id] of route.value.assumes.entries())
      if (!known.skills.has(id)) route.fault(['assumes', i], `there is no skill ${id}`);
    checkOrder(route, known);
    checkSprints(route, known.tasks);
  }
  const used = new Set(routes.flatMap(({ value }) => value.sprints.flatMap(({ project, also }) => [project, ...also])));
  for (const { value, warn } of projects) if (!used.has(value.id)) warn(['id'], `no sprint builds ${value.id}`);
}

interface Known {
  readonly tasks: ReadonlyMap<string, Task>;
  readonly skills: ReadonlyMap<string, Skill>;
}

/** The served days of a path, with their places in its file. */
const daysOf = (route: PathFile) =>
  servedSprints(route).flatMap(({ weeks, from }, s) =>
    weeks.flatMap((week, w) =>
      week.days.map((day, d) => ({
        ...day,
        week: from + w,
        sprint: s,
        at: ['sprints', s, 'weeks', w, 'days', d, 'task'],
      })),
    ),
  );

function checkOrder({ value: route, fault }: Written<PathFile>, { tasks, skills }: Known): void {
  const had = new Set(route.assumes);
  const taught = new Set(daysOf(route).flatMap(({ task }) => (tasks.get(task)?.kps ?? []).map(skillOf)));
  for (const { task: id, week, at } of daysOf(route)) {
    const task = tasks.get(id);
    const own = new Set(task?.kps.map(skillOf));
    // A skill that comes later in the path is reported by the check at the bot's start.
    for (const skill of own)
      for (const required of skills.get(skill)?.requires ?? [])
        if (!had.has(required) && !own.has(required) && !taught.has(required))
          fault(at, `${id} is about ${skill}, which needs ${required}: teach it before, or name it in "assumes"`);
    for (const skill of own) had.add(skill);
    if (route.id === 'beginner' && week === 1 && task?.needs?.join() !== 'phone')
      fault(at, `${id}: whoever begins may have a phone only in the first week (needs: [phone])`);
  }
}

/**
 * A complete sprint has a project and a finish, and one task about work. From the first that asks for the reply of a
 * real model on, each does.
 */
function checkSprints({ value: route, fault }: Written<PathFile>, tasks: ReadonlyMap<string, Task>): void {
  let isReal = false;
  for (const [s, { sprint, weeks }] of servedSprints(route).entries()) {
    const needed = { about: 'what it is about', project: 'what is built', finish: 'what somebody has at its end' };
    for (const [field, what] of Object.entries(needed))
      if (!sprint[field as keyof typeof needed]) fault(['sprints', s, field], `is missing; say ${what}`);
    if (weeks.length < sprint.weeks.length) continue;
    const replies = daysOf(route).some(
      (day) => day.sprint === s && tasks.get(day.task)?.done.some(({ kind }) => kind === 'reply'),
    );
    if (isReal && !replies)
      fault(
        ['sprints', s, 'id'],
        `${sprint.id} has no reply of a real model (done: reply), as the sprint before it has`,
      );
    isReal ||= replies;
    const career = daysOf(route).filter((day) => day.sprint === s && tasks.get(day.task)?.career);
    if (career.length !== 1)
      fault(
        ['sprints', s, 'id'],
        `${sprint.id} has ${career.length} tasks about finding or keeping work (career: true); one a sprint`,
      );
  }
}

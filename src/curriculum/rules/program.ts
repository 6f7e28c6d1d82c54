import type { Task } from '../../core/curriculum/task.ts';
import { near, readNumber } from '../../core/item/number.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed } from '../files.ts';
import type { Ran } from '../python.ts';
import type { Fault, Reading, Written } from '../read.ts';
import { assembled, programsIn, type Solution } from '../solutions.ts';
import { missing, openWorkshop, type Workshop } from '../workshop.ts';

/** Every program in a task's text and every number that *Done* asks for has a solution that runs or computes it. */
export function checkSolutions({ tasks, routes }: Files, solutions: readonly Solution[], { faults }: Reading): void {
  const byTask = new Map(solutions.map((solution) => [solution.task, solution]));
  const known = new Map(tasks.map((task) => [task.value.id, task]));
  for (const { task, file, after } of solutions) {
    const fault = (text: string) => faults.push({ file, line: 1, text });
    if (!known.has(task)) fault(`there is no task ${task}: name the file after one`);
    for (const id of after) if (!byTask.has(id)) fault(`after: ${id} has no solution`);
  }
  for (const { value: task, fault } of tasks) {
    if (!isServed(task)) continue;
    const solution = byTask.get(task.id);
    const blocks = programsIn(task).filter((name) => !solution?.covers.has(name));
    if (blocks.length)
      fault(['id'], `nothing runs ${blocks.join(', ')}: take it into solutions/${task.id}.py, or say there why not`);
    else if (!solution && numbersOf(task).length)
      fault(['done'], `asks for a number that nothing computes: write solutions/${task.id}.py`);
  }
  for (const { value: route, fault } of routes) {
    const met = new Set<string>();
    for (const [s, sprint] of route.sprints.entries())
      for (const [w, week] of sprint.weeks.entries())
        for (const [d, { task }] of week.days.entries()) {
          for (const id of byTask.get(task)?.after ?? [])
            if (byTask.has(id) && !met.has(id))
              fault(
                ['sprints', s, 'weeks', w, 'days', d, 'task'],
                `${task} goes on from ${id}, which is not before it`,
              );
          met.add(task);
        }
  }
}

/** The numbers that a task asks for; one with the learner's own data has several keys. */
const numbersOf = (task: Task) =>
  task.done.flatMap((criterion, i) => {
    if (criterion.kind === 'own')
      return [{ i, field: 'keys', keys: Object.values(criterion.keys), tolerance: criterion.tolerance }];
    if (criterion.kind !== 'number') return [];
    const { value, tolerance } = criterion.answer;
    return [{ i, field: 'answer', keys: [value], tolerance }];
  });

/** How many solutions ran, and the tasks whose solutions lack a module or command on this machine. */
export interface Programs {
  readonly count: number;
  readonly notRun: readonly string[];
  readonly inPart: readonly string[];
  readonly missing: readonly string[];
}

/** Runs every solution once, after the ones it builds on, and compares the numbers that it prints with the keys. */
export async function runSolutions(
  { tasks }: Files,
  solutions: readonly Solution[],
  { faults }: Reading,
): Promise<Programs> {
  const absent = await missing([...new Set(solutions.flatMap(({ needs, inPart }) => [...needs, ...inPart]))]);
  const byTask = new Map(solutions.map((solution) => [solution.task, solution]));
  const known = new Map(tasks.map((task) => [task.value.id, task]));
  const sorted = inOrder(solutions, byTask, faults);
  if (!sorted) return { count: 0, notRun: [], inPart: [], missing: absent };
  const order = sorted.filter(({ task }) => known.has(task));
  const lacks = (solution: Solution): boolean =>
    solution.needs.some((need) => absent.includes(need)) ||
    solution.after.some((id) => byTask.has(id) && lacks(byTask.get(id)!));
  const able = order.filter((solution) => !lacks(solution));
  const workshop = await openWorkshop();
  try {
    const done = new Map<string, Promise<unknown>>();
    const room = slots(bounds.solution.atOnce);
    for (const solution of able) {
      const before = solution.after.map((id) => done.get(id));
      const run = Promise.all(before).then(() =>
        room(() => runOne(solution, known.get(solution.task)!, byTask, workshop, faults)),
      );
      done.set(solution.task, run);
    }
    await Promise.all(done.values());
  } finally {
    await workshop.close();
  }
  return {
    count: able.length,
    notRun: order.filter(lacks).map(({ task }) => task),
    inPart: able.filter(({ inPart }) => inPart.some((need) => absent.includes(need))).map(({ task }) => task),
    missing: absent,
  };
}

/** In the order in which they build on each other; undefined, with a fault, where that is a circle. */
function inOrder(
  solutions: readonly Solution[],
  byTask: ReadonlyMap<string, Solution>,
  faults: Fault[],
): Solution[] | undefined {
  const order = new Set<Solution>();
  const follow = (solution: Solution, path: readonly Solution[]): boolean => {
    if (order.has(solution)) return true;
    if (path.includes(solution)) {
      faults.push({ file: solution.file, line: 1, text: 'after: goes round in a circle' });
      return false;
    }
    const earlier = solution.after.flatMap((id) => byTask.get(id) ?? []);
    const sound = earlier.every((one) => follow(one, [...path, solution]));
    order.add(solution);
    return sound;
  };
  return solutions.every((solution) => follow(solution, [])) ? [...order] : undefined;
}

async function runOne(
  solution: Solution,
  { value: task, fault: taskFault }: Written<Task>,
  byTask: ReadonlyMap<string, Solution>,
  workshop: Workshop,
  faults: Fault[],
): Promise<void> {
  const { file, after } = solution;
  const fault = (text: string) => faults.push({ file, line: 1, text });
  const nameOf = (path: string) => path.replace(/^.*\//, '');
  const before = after.flatMap((id) => (byTask.has(id) ? [nameOf(byTask.get(id)!.file)] : []));
  let ran: Ran;
  try {
    ran = await workshop.run(nameOf(file), assembled(solution, task), before);
  } catch (error) {
    return void fault((error as Error).message);
  }
  if ('failed' in ran) return void fault(`does not run: ${ran.failed}`);
  const said = ran.printed.split('\n').flatMap((line) => (line.startsWith('= ') ? [line.slice(2)] : []));
  const numbers = numbersOf(task);
  if (said.length !== numbers.length)
    return void fault(`prints ${said.length} numbers ("= 0.8"); ${task.id} asks for ${numbers.length}`);
  for (const [n, { i, field, keys, tolerance }] of numbers.entries()) {
    const values = said[n]!.split(' ').map((one) => readNumber(one));
    if (values.length !== keys.length || keys.some((key, k) => !near(values[k] ?? Number.NaN, key, tolerance)))
      taskFault(['done', i, field], `is ${keys.join(' ')}, and ${file} says ${said[n]} (tolerance ${tolerance})`);
  }
}

/** Lets so many through at once. */
function slots(free: number) {
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

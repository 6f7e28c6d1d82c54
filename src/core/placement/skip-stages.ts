import type { Task } from '../curriculum/task.ts';
import type { Enrolment } from '../enrolment/model.ts';
import { pathOf } from '../path/path-of.ts';
import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import { weigh } from '../task/evidence.ts';
import type { Skips } from './model.ts';
import { performanceTask, stagesOf } from './stages.ts';

type SkipPorts = Pick<Ports, 'curriculum' | 'enrolment' | 'task'>;

interface Of {
  readonly enrolment: Enrolment;
  readonly stage: string;
}

/** Whether a task is done, and what was given for it is checked. */
export async function hasShown(
  ports: Pick<Ports, 'task'>,
  { enrolment, task }: { readonly enrolment: Pick<Enrolment, 'id'>; readonly task: Task },
): Promise<boolean> {
  const evidence = await ports.task.evidence(enrolment.id, task.id);
  if (!evidence) return false;
  const { kind } = weigh(task.done, evidence.given);
  return kind === 'checked' || (kind === 'links' && evidence.counts);
}

const none: Skips = { stages: [] };

/** Skips a stage: by its task, where that is done and checked, and else by the word of its learner. */
export async function skipStage(ports: SkipPorts, { enrolment, stage }: Of): Promise<Enrolment | undefined> {
  const { skills } = ports.curriculum;
  const path = pathOf(ports.curriculum, enrolment.cohort);
  if (!path || !stagesOf(path, skills).includes(stage)) return undefined;
  const task = performanceTask(path, stage, skills);
  const shown = task !== undefined && (await hasShown(ports, { enrolment, task }));
  const skips = enrolment.skips ?? none;
  const stages = [...without(skips, stage), { stage, by: shown ? ('task' as const) : ('word' as const) }];
  return save(ports, enrolment, { ...skips, stages });
}

/** Takes up a stage that was skipped. */
export function takeUpStage(ports: Pick<Ports, 'enrolment'>, { enrolment, stage }: Of): Promise<Enrolment> {
  const skips = enrolment.skips ?? none;
  return save(ports, enrolment, { ...skips, stages: without(skips, stage) });
}

const without = ({ stages }: Skips, stage: string) => stages.filter((one) => one.stage !== stage);

/** Starts somebody at a week of their path, by their word: the weeks before it are skipped. At the first one, none is. */
export async function startAt(
  ports: Pick<Ports, 'curriculum' | 'enrolment'>,
  { enrolment, week }: { readonly enrolment: Enrolment; readonly week: number },
): Promise<Enrolment | undefined> {
  const path = pathOf(ports.curriculum, enrolment.cohort);
  const day = path?.days.find((one) => one.week === week);
  if (!path || !day) return undefined;
  const { stages } = enrolment.skips ?? none;
  const saved = await save(ports, enrolment, { stages, ...(week > 1 && { from: week }) });
  // Whoever starts in a later sprint has gone on to it.
  if (day.sprint <= sprintOf(path, enrolment)) return saved;
  await ports.enrolment.save(enrolment.id, { sprint: day.sprint });
  return { ...saved, sprint: day.sprint };
}

async function save(ports: Pick<Ports, 'enrolment'>, enrolment: Enrolment, skips: Skips): Promise<Enrolment> {
  await ports.enrolment.save(enrolment.id, { skips });
  return { ...enrolment, skips };
}

import { countableHours, type Focus } from './model.ts';

/** Whether it runs, can be counted, or is long over. */
export function stateOf(
  { started, ends }: Pick<Focus, 'started' | 'ends'>,
  now: Temporal.Instant,
): 'runs' | 'over' | 'none' {
  if (Temporal.Instant.compare(now, ends) < 0) return 'runs';
  return Temporal.Instant.compare(now, started.add({ hours: countableHours })) < 0 ? 'over' : 'none';
}

/** The whole minutes of it. */
export const minutesOf = ({ started, ends }: Pick<Focus, 'started' | 'ends'>): number =>
  Math.floor(ends.since(started).total('minutes'));

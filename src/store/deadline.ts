import type { DeadlineChoice } from '../core/deadline/model.ts';

/** How a deadline stands in its row: the date is text. */
export type DeadlineJson =
  | Exclude<DeadlineChoice, { kind: 'date' }>
  | (Omit<Extract<DeadlineChoice, { kind: 'date' }>, 'on'> & { readonly on?: string });

export function readDeadline(row: DeadlineJson): DeadlineChoice {
  if (row.kind === 'none') return row;
  const { on, ...rest } = row;
  return { ...rest, ...(on !== undefined && { on: Temporal.PlainDate.from(on) }) };
}

export const writeDeadline = (deadline: DeadlineChoice): string => JSON.stringify(deadline);

import type { Enrolment } from '../enrolment/model.ts';
import type { Ports } from '../ports.ts';
import type { DeadlineChoice, Scope } from './model.ts';

/** What is chosen anew; the rest of an earlier choice stays. `on: 'sprint'` is the sprint's end. */
export type DeadlineChange = 'none' | { readonly on?: Temporal.PlainDate | 'sprint'; readonly scope?: Scope };

/** Chooses the day that a learner studies for in a group, what for, or that there is none. */
export async function chooseDeadline(
  ports: Pick<Ports, 'enrolment'>,
  { enrolment, change }: { enrolment: Enrolment; change: DeadlineChange },
): Promise<Enrolment> {
  const deadline = changed(enrolment.deadline, change);
  await ports.enrolment.save(enrolment.id, { deadline });
  return { ...enrolment, deadline };
}

function changed(before: DeadlineChoice | undefined, change: DeadlineChange): DeadlineChoice {
  if (change === 'none') return { kind: 'none' };
  const kept = before?.kind === 'date' ? before : undefined;
  const on = change.on ?? kept?.on;
  return {
    kind: 'date',
    scope: change.scope ?? kept?.scope ?? { kind: 'sprint' },
    ...(on !== undefined && on !== 'sprint' && { on }),
  };
}

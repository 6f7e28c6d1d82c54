import type { Enrolment } from '../enrolment/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import type { DeadlineChoice, Scope } from './model.ts';
import { deadlineOf } from './rules.ts';

/** What is chosen anew; the rest of an earlier choice stays. `on: 'sprint'` is the sprint's end. */
interface Chosen {
  readonly on?: Temporal.PlainDate | 'sprint';
  readonly scope?: Scope;
}
export type DeadlineChange = 'none' | Chosen;

/** Chooses the day that a learner studies for in a group, what for, or that there is none. */
export async function chooseDeadline(
  ports: Pick<Ports, 'enrolment'>,
  {
    enrolment,
    ...chosen
  }: { enrolment: Enrolment } & ({ change: 'none' } | { change: DeadlineChange; today: Temporal.PlainDate }),
): Promise<Enrolment> {
  const deadline: DeadlineChoice =
    'today' in chosen && chosen.change !== 'none'
      ? changed(enrolment.deadline, chosen.change, chosen.today)
      : { kind: 'none' };
  await ports.enrolment.save(enrolment.id, { deadline });
  return { ...enrolment, deadline };
}

/** The day on which nothing of what would be chosen is taught yet, if that is so: there would be nothing to ask. */
export function emptyBy(
  { curriculum }: Pick<Ports, 'curriculum'>,
  { enrolment, change, today }: { enrolment: Enrolment; change: DeadlineChange; today: Temporal.PlainDate },
): Temporal.PlainDate | undefined {
  const path = pathOf(curriculum, enrolment.cohort);
  if (!path || change === 'none') return undefined;
  const deadline = changed(enrolment.deadline, change, today);
  const found = deadlineOf(path, { ...enrolment, deadline }, today);
  return found?.kps.size === 0 ? found.on : undefined;
}

function changed(before: DeadlineChoice | undefined, change: Chosen, today: Temporal.PlainDate): DeadlineChoice {
  const kept = before?.kind === 'date' ? before : undefined;
  // A date that has come has been told; another choice begins anew.
  const ahead = kept?.on && Temporal.PlainDate.compare(kept.on, today) > 0 ? kept.on : undefined;
  const on = change.on ?? ahead;
  return {
    kind: 'date',
    scope: change.scope ?? kept?.scope ?? { kind: 'sprint' },
    ...(on !== undefined && on !== 'sprint' && { on }),
  };
}

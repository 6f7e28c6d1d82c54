import { sameDay } from '../calendar/rules.ts';
import type { Ports } from '../ports.ts';
import type { Nudge } from './model.ts';
import { readRisk } from './read-risk.ts';
import { dayToNudge } from './rules.ts';

/** A nudge about `day`, as it is now. Undefined when it is of no use any more: they have studied, or it is too late. */
export async function makeNudge(
  ports: Pick<Ports, 'alarm' | 'learner' | 'progress'>,
  {
    learner: id,
    day,
    now,
  }: { readonly learner: string; readonly day: Temporal.PlainDate; readonly now: Temporal.Instant },
): Promise<Nudge | undefined> {
  const found = await ports.learner.get(id);
  const enrolment = found?.enrolments[0];
  const today = found && dayToNudge(found.learner, now);
  if (!enrolment || !today || !sameDay(today, day)) return undefined;
  const risk = await readRisk(ports, { learner: found.learner, day });
  return risk && { learner: found.learner, enrolment, ...risk };
}

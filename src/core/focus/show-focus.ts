import type { Enrolment } from '../enrolment/model.ts';
import type { Ports } from '../ports.ts';
import type { Focus, FocusPage } from './model.ts';
import { minutesOf, stateOf } from './rules.ts';

/** More than these are not counted one by one. */
export const mostTogether = 100;

/** What there is now of a learner's minutes, and how many others are at it. */
export async function showFocus(
  ports: Pick<Ports, 'focus'>,
  {
    enrolment,
    focus,
    now,
  }: { enrolment: Pick<Enrolment, 'id'> & { cohort: { id: string } }; focus?: Focus; now: Temporal.Instant },
): Promise<FocusPage> {
  const newest = focus ?? (await ports.focus.latest(enrolment.id));
  const here = await ports.focus.together(enrolment.cohort.id, now, mostTogether);
  const others = here.filter((one) => one.enrolment !== enrolment.id).length;
  const state = newest ? stateOf(newest, now) : 'none';
  return {
    state,
    others,
    minutes: newest ? minutesOf(newest) : 0,
    ...(newest && state !== 'none' && { focus: newest }),
  };
}

import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Event } from '../contract/event.ts';

/** The enrolments an event may be about: the one it names, else those of this workspace, else all there are. */
export function choose(
  enrolments: readonly Enrolment[],
  named: string | undefined,
  event: Event,
): readonly Enrolment[] | 'gone' {
  const mine = enrolments.find((e) => e.id === named);
  if (named !== undefined) return mine ? [mine] : 'gone';
  const here = enrolments.filter(
    (e) => e.cohort.home?.platform === event.platform && e.cohort.home.workspace === event.workspace?.id,
  );
  const solo = enrolments.filter((e) => !e.cohort.home);
  const fitting = event.workspace ? (here.length ? here : solo) : enrolments;
  const inChannel = fitting.filter((e) => e.cohort.home && e.cohort.home.channel === event.channel);
  return inChannel.length === 1 ? inChannel : fitting;
}

/** Whoever manages the workspace, or has opened a group in it that they learn in. */
export const organises = (
  event: Event,
  { learner, enrolments }: { learner: Learner; enrolments: readonly Enrolment[] },
) =>
  event.organiser ||
  enrolments.some(
    ({ cohort }) =>
      cohort.home?.platform === event.platform &&
      cohort.home.workspace === event.workspace?.id &&
      cohort.organiser === learner.id,
  );

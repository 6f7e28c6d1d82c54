import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Id } from '../../core/id.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Event } from '../contract/event.ts';
import type { ResolvedCommand } from './resolution.ts';

/** Whose event it is. */
export interface Person {
  readonly learner: Learner;
  readonly enrolments: readonly Enrolment[];
  readonly now: Temporal.Instant;
}

export type Permission =
  /** Without an enrolment where there is none, or several and none is needed. */
  | { readonly kind: 'granted'; readonly enrolment: Enrolment | undefined }
  /** It names an enrolment that is over, or somebody else's. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'organiserOnly' }
  | { readonly kind: 'notEnrolled' }
  /** Several groups, and nothing that says which. */
  | { readonly kind: 'several'; readonly enrolments: readonly Enrolment[] };

/** Whether this person may run it, and for which of their enrolments: the one `named`, where a button names one. */
export function authorise(
  { handler, command }: ResolvedCommand,
  named: Id | undefined,
  person: Person,
  event: Event,
): Permission {
  const chosen = choose(person.enrolments, named, event);
  if (chosen === 'gone') return { kind: 'gone' };
  if ((handler.access ?? command.access) === 'organiser' && !organises(event, person)) return { kind: 'organiserOnly' };
  // A button says for itself what it needs: a question belongs to its learner, whatever they are enrolled in.
  const needsEnrolment = 'route' in handler ? 'enrolment' in handler.route.args : command.needsEnrolment;
  if (needsEnrolment && chosen.length > 1) return { kind: 'several', enrolments: chosen };
  if (needsEnrolment && !chosen.length) return { kind: 'notEnrolled' };
  return { kind: 'granted', enrolment: chosen.length === 1 ? chosen[0] : undefined };
}

/** The enrolments an event may be about: the one it names, else those of this workspace, else all there are. */
export function choose(
  enrolments: readonly Enrolment[],
  named: Id | undefined,
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
const organises = (event: Event, { learner, enrolments }: Person) =>
  event.organiser ||
  enrolments.some(
    ({ cohort }) =>
      cohort.home?.platform === event.platform &&
      cohort.home.workspace === event.workspace?.id &&
      cohort.organiser === learner.id,
  );

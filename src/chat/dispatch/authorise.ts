import type { Cohort } from '../../core/cohort/model.ts';
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
  /** The last private message did not reach them. */
  readonly dmClosed?: boolean;
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
  const mine = person.enrolments.find((e) => e.id === named);
  if (named !== undefined && !mine) return { kind: 'gone' };
  const chosen = mine ? [mine] : choose(person.enrolments, event);
  if ((handler.access ?? command.access) === 'organiser' && !organises(event, person)) return { kind: 'organiserOnly' };
  // A button says for itself what it needs: a question belongs to its learner, whatever they are enrolled in.
  const needsEnrolment = 'route' in handler ? 'enrolment' in handler.route.args : command.needsEnrolment;
  if (needsEnrolment && chosen.length > 1) return { kind: 'several', enrolments: chosen };
  if (needsEnrolment && !chosen.length) return { kind: 'notEnrolled' };
  return { kind: 'granted', enrolment: chosen.length === 1 ? chosen[0] : undefined };
}

/** The enrolments that an event which names none may be about: those of this workspace, else all there are. */
export function choose(enrolments: readonly Enrolment[], event: Event): readonly Enrolment[] {
  const here = enrolments.filter((e) => isHere(e.cohort, event));
  const solo = enrolments.filter((e) => !e.cohort.home);
  const fitting = event.workspace ? (here.length ? here : solo) : enrolments;
  const inChannel = fitting.filter((e) => e.cohort.home && e.cohort.home.channel === event.channel);
  return inChannel.length === 1 ? inChannel : fitting;
}

/** Whoever manages the workspace, or has opened a group in it that they learn in. */
const organises = (event: Event, { learner, enrolments }: Person) =>
  event.organiser || enrolments.some(({ cohort }) => isHere(cohort, event) && cohort.organiser === learner.id);

/** Is the cohort's home the workspace of the event? */
const isHere = ({ home }: Cohort, event: Event): boolean =>
  home?.platform === event.platform && home.workspace === event.workspace?.id;

import type { Cohort } from '../../core/cohort/model.ts';
import type { Enrolment } from '../../core/enrolment/model.ts';
import type { Id } from '../../core/id.ts';
import type { Learner } from '../../core/learner/model.ts';
import type { Event } from '../contract/event.ts';
import type { ResolvedCommand } from './resolution.ts';

/** The person behind an event. */
export interface Person {
  /** Whoever is not only looks: their learner is how they would begin, and has no row. */
  readonly known: boolean;
  /** What the log calls them. */
  readonly pseudonym?: string;
  readonly learner: Learner;
  readonly enrolments: readonly Enrolment[];
  readonly now: Temporal.Instant;
  /** The last private message did not reach them. */
  readonly dmClosed?: boolean;
}

export type Permission =
  /** `enrolment` is undefined when there is none, or when there are several and none is needed. */
  | { readonly kind: 'granted'; readonly enrolment: Enrolment | undefined }
  /** It names an enrolment that is over, or somebody else's. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'organiserOnly' }
  /** For organisers only, and in a DM nobody is one. */
  | { readonly kind: 'organiserElsewhere' }
  /** For organisers only, and the platform does not say whether this person is one. */
  | { readonly kind: 'organiserUnknown' }
  | { readonly kind: 'notEnrolled' }
  /** The learner is in several groups, and the event does not say which one is meant. */
  | { readonly kind: 'several'; readonly enrolments: readonly Enrolment[] };

/** Does it depend on whether somebody manages the workspace, so that this is asked now? */
export const dependsOnRole = (found: ResolvedCommand): boolean =>
  isForOrganisers(found) || ('asksRole' in found.handler && found.handler.asksRole === true);

/** Is it for organisers only? */
const isForOrganisers = ({ handler, command }: ResolvedCommand): boolean =>
  (handler.access ?? command.access) === 'organiser';

/** Whether this person may run it, and for which of their enrolments: the one `named`, where a button names one. */
export function authorise(resolved: ResolvedCommand, named: Id | undefined, person: Person, event: Event): Permission {
  const { handler, command } = resolved;
  const mine = person.enrolments.find((e) => e.id === named);
  if (named !== undefined && !mine) return { kind: 'gone' };
  const chosen = mine ? [mine] : choose(person.enrolments, event);
  if (isForOrganisers(resolved) && !organises(event, person))
    return { kind: event.workspace ? 'organiserOnly' : 'organiserElsewhere' };
  // A button's route says whether it needs an enrolment: a question, for instance, belongs to its learner alone.
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

/** Whether a person manages the workspace, or organises a group in it of which they are a member. */
const organises = (event: Event, { learner, enrolments }: Person) =>
  event.organiser ||
  enrolments.some(({ cohort, organises }) => isHere(cohort, event) && (organises || cohort.organiser === learner.id));

/** Whether what is for organisers is shown to this person at all: in a DM, to whoever organises some group. */
export const leads = (event: Event, person: Person): boolean =>
  organises(event, person) ||
  (!event.workspace && person.enrolments.some((mine) => mine.organises || mine.cohort.organiser === person.learner.id));

/** Whether the cohort's home is the workspace of the event. */
const isHere = ({ home }: Cohort, event: Event): boolean =>
  home?.platform === event.platform && home.workspace === event.workspace?.id;

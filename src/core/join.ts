import type { Route } from './curriculum.ts';
import { dayOf, mondayOf } from './day.ts';
import type { Cohort, Enrolment, Id, Learner, Ports } from './ports.ts';
import { changeSettings, type LearnerChanges } from './settings.ts';

/** Where somebody would learn: a cohort, or a route by themselves. */
export type Place =
  | { readonly kind: 'cohort'; readonly cohort: Cohort; readonly route: Route }
  | { readonly kind: 'solo'; readonly route: Route };

/** `12` is a cohort, `solo.swe` a route; undefined when there is no such place, or it belongs to another workspace. */
export async function findPlace(
  { store, curriculum }: Ports,
  name: string,
  from: { platform: string; workspace?: string | undefined },
): Promise<Place | undefined> {
  if (name.startsWith('solo.')) {
    const route = curriculum.routes.get(name.slice('solo.'.length));
    return route && { kind: 'solo', route };
  }
  const cohort = await store.cohort(name);
  const route = cohort && curriculum.routes.get(cohort.route);
  if (!cohort?.home || !route || cohort.home.platform !== from.platform) return undefined;
  // A button can be forged: a group is joined from within its own server or team.
  if (cohort.home.workspace !== from.workspace) return undefined;
  return { kind: 'cohort', cohort, route };
}

export const placeName = (place: Place): string =>
  place.kind === 'cohort' ? place.cohort.id : `solo.${place.route.id}`;

/** Enrols a learner, with the day and hour they gave. Joining again changes the settings and nothing else. */
export async function join(
  ports: Ports,
  input: { learner: Learner; place: Place; changes: LearnerChanges; now: Temporal.Instant },
): Promise<{ learner: Learner; enrolment: Enrolment }> {
  const learner = await changeSettings(ports, input);
  const cohort =
    input.place.kind === 'cohort' ? input.place.cohort : await soloCohort(ports, learner, input.place.route, input.now);
  const enrolment = await ports.store.enrol({
    learner: learner.id,
    cohort: cohort.id,
    joined: dayOf(input.now, learner),
  });
  return { learner, enrolment };
}

/** A cohort of one, which begins in the week it is made. */
function soloCohort({ store }: Ports, learner: Learner, route: Route, now: Temporal.Instant): Promise<Cohort> {
  return store.createCohort({
    key: `solo:${learner.id}:${route.id}`,
    name: '',
    route: route.id,
    start: mondayOf(dayOf(now, learner)),
    language: learner.language,
    zone: learner.zone,
    hour: learner.hour,
    board: false,
    organiser: learner.id as Id,
    demo: false,
    postAt: null,
    summaryAt: null,
  });
}

import { dayOf, mondayOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Path } from '../curriculum/path.ts';
import type { Id } from '../id.ts';
import { changeSettings } from '../learner/change-settings.ts';
import type { Learner, LearnerChanges } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Enrolment, Place } from './model.ts';

/** Enrols a learner, with the day and hour they gave. Joining again changes the settings and nothing else. */
export async function join(
  ports: Pick<Ports, 'cohort' | 'enrolment' | 'learner'>,
  input: { learner: Learner; place: Place; changes: LearnerChanges; now: Temporal.Instant },
): Promise<{ learner: Learner; enrolment: Enrolment }> {
  const learner = await changeSettings(ports, input);
  const cohort =
    input.place.kind === 'cohort' ? input.place.cohort : await soloCohort(ports, learner, input.place.path, input.now);
  const enrolment = await ports.enrolment.enrol({
    learner: learner.id,
    cohort: cohort.id,
    joined: dayOf(input.now, learner),
  });
  return { learner, enrolment };
}

/** A cohort of one, which begins in the week it is made. */
function soloCohort(
  ports: Pick<Ports, 'cohort'>,
  learner: Learner,
  path: Path,
  now: Temporal.Instant,
): Promise<Cohort> {
  return ports.cohort.create({
    key: `solo:${learner.id}:${path.id}`,
    name: '',
    path: path.id,
    start: mondayOf(dayOf(now, learner)),
    languages: [learner.language],
    zone: learner.zone,
    hour: learner.hour,
    board: false,
    organiser: learner.id as Id,
    demo: false,
    postAt: null,
    summaryAt: null,
  });
}

import { dayOf, thisMonday } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Path } from '../curriculum/path.ts';
import { changeSettings } from '../learner/change-settings.ts';
import type { Learner, LearnerChanges } from '../learner/model.ts';
import { versionOf } from '../path/path-of.ts';
import type { Transact, Tx } from '../ports.ts';
import type { Enrolment, Place } from './model.ts';

/** Enrols a learner, with the day and time they gave. Joining again changes the settings and nothing else. */
export async function join(
  ports: Transact<'alarm' | 'card' | 'cohort' | 'enrolment' | 'learner'>,
  input: { learner: Learner; place: Place; changes: LearnerChanges; now: Temporal.Instant },
): Promise<{ learner: Learner; enrolment: Enrolment }> {
  const { place, now } = input;
  return ports.transact(async (tx) => {
    const learner = await changeSettings(tx, input);
    const cohort = place.kind === 'cohort' ? place.cohort : await soloCohort(tx, learner, place.path, now);
    const joined = dayOf(now, learner);
    return { learner, enrolment: await tx.enrolment.enrol({ learner: learner.id, cohort: cohort.id, joined, now }) };
  });
}

/** A cohort of one, which begins in the week in which it is created. */
function soloCohort(
  tx: Pick<Tx<'cohort'>, 'cohort'>,
  learner: Learner,
  path: Path,
  now: Temporal.Instant,
): Promise<Cohort> {
  return tx.cohort.create({
    key: `solo:${learner.id}:${path.id}`,
    name: '',
    path: path.id,
    version: versionOf(path),
    start: thisMonday(now, learner),
    languages: [learner.language],
    zone: learner.zone,
    postTime: learner.reminderTime,
    board: false,
    organiser: learner.id,
    demo: false,
    postAt: null,
    summaryAt: null,
  });
}

import type { Id } from '../id.ts';
import type { Learner, LearnerChanges } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { join } from './join-cohort.ts';
import type { Enrolment, EntryObstacle, Place } from './model.ts';

type Entered =
  | { readonly kind: 'entered'; readonly learner: Learner; readonly enrolment: Enrolment }
  | { readonly kind: 'refused'; readonly why: EntryObstacle };

/** What stands in somebody's way into a place; undefined when they may join it. */
export async function entryObstacle(
  ports: Pick<Ports, 'enrolment'>,
  { place, learner }: { place: Place; learner: Id },
): Promise<EntryObstacle | undefined> {
  if (place.kind === 'solo') return undefined;
  return (await ports.enrolment.isRemoved({ learner, cohort: place.cohort.id })) ? 'removed' : undefined;
}

/** Joins a place, if nothing stands in the way at that moment. */
export function enterPlace(
  ports: Transact<'alarm' | 'card' | 'cohort' | 'enrolment' | 'learner'>,
  input: { learner: Learner; place: Place; changes: LearnerChanges; now: Temporal.Instant },
): Promise<Entered> {
  const { place, learner } = input;
  return ports.transact(async (tx): Promise<Entered> => {
    // One after another: of two at once, the second reads what the first has changed.
    if (place.kind === 'cohort') await tx.alarm.lock('post', place.cohort.id);
    const why = await entryObstacle(tx, { place, learner: learner.id });
    return why ? { kind: 'refused', why } : { kind: 'entered', ...(await join(tx, input)) };
  });
}

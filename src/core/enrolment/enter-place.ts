import type { Id } from '../id.ts';
import type { Learner, LearnerChanges } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { join } from './join-cohort.ts';
import type { Enrolment, EntryObstacle, Place } from './model.ts';

type Entered =
  | { readonly kind: 'entered'; readonly learner: Learner; readonly enrolment: Enrolment }
  | { readonly kind: 'refused'; readonly why: EntryObstacle };

/**
 * What stands in somebody's way into a place; undefined when they may join it. `code` is what they typed; before they are
 * asked for it, that is no obstacle.
 */
export async function entryObstacle(
  ports: Pick<Ports, 'cohort' | 'enrolment'>,
  { place, learner, code, asked = false }: { place: Place; learner: Id; code?: string | undefined; asked?: boolean },
): Promise<EntryObstacle | undefined> {
  if (place.kind === 'solo') return undefined;
  const { id, closed, cap, entryCode } = place.cohort;
  if (closed) return 'closed';
  if (await ports.enrolment.isRemoved({ learner, cohort: id })) return 'removed';
  if (cap !== undefined && (await ports.cohort.size(id)) >= cap) return 'full';
  return asked && entryCode !== undefined && !sameCode(code ?? '', entryCode) ? 'code' : undefined;
}

/** Capitals, spaces and width make no other code. */
const sameCode = (typed: string, code: string): boolean => plainCode(typed) === plainCode(code);
const plainCode = (code: string) => code.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Joins a place, if nothing stands in the way at that moment. */
export function enterPlace(
  ports: Transact<'alarm' | 'card' | 'cohort' | 'enrolment' | 'learner'>,
  input: {
    learner: Learner;
    place: Place;
    changes: LearnerChanges;
    code?: string | undefined;
    now: Temporal.Instant;
  },
): Promise<Entered> {
  const { learner } = input;
  return ports.transact(async (tx): Promise<Entered> => {
    // One after another: of two at once, the second reads what the first has changed.
    if (input.place.kind === 'cohort') await tx.alarm.lock('post', input.place.cohort.id);
    const place = await current(tx, input.place);
    const { code } = input;
    const known = place.kind === 'cohort' ? (await tx.learner.get(learner.id))?.enrolments : [];
    // Joining again what one is in changes the settings and nothing else.
    const inIt = place.kind === 'cohort' && known?.some(({ cohort }) => cohort.id === place.cohort.id);
    const why = inIt ? undefined : await entryObstacle(tx, { place, learner: learner.id, code, asked: true });
    return why ? { kind: 'refused', why } : { kind: 'entered', ...(await join(tx, input)) };
  });
}

/** The place as it is at this moment. */
async function current(tx: Pick<Ports, 'cohort'>, place: Place): Promise<Place> {
  if (place.kind === 'solo') return place;
  return { ...place, cohort: (await tx.cohort.get(place.cohort.id)) ?? place.cohort };
}

import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { Learner, LearnerChanges } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { join } from './join-cohort.ts';
import type { Enrolment, EntryObstacle, Place, RoleHeld } from './model.ts';

type Entered =
  | { readonly kind: 'entered'; readonly learner: Learner; readonly enrolment: Enrolment }
  | { readonly kind: 'refused'; readonly why: EntryObstacle };

/**
 * What stands in somebody's way into a place; undefined when they may join it. `code` is what they typed; before they are
 * asked for it, that is no obstacle. `held` is what {@link heldRole} said just before.
 */
export async function entryObstacle(
  ports: Pick<Ports, 'cohort' | 'enrolment'>,
  {
    place,
    learner,
    held,
    code,
    asked = false,
  }: {
    place: Place;
    learner: Id;
    held?: RoleHeld | undefined;
    code?: string | undefined;
    asked?: boolean;
  },
): Promise<EntryObstacle | undefined> {
  if (place.kind === 'solo') return undefined;
  const { id, closed, cap, entryCode } = place.cohort;
  if (closed) return { kind: 'closed' };
  if (await ports.enrolment.isRemoved({ learner, cohort: id })) return { kind: 'removed' };
  if (cap !== undefined && (await ports.cohort.size(id)) >= cap) return { kind: 'full' };
  const role = roleObstacle(place.cohort, held);
  if (role) return role;
  return asked && entryCode !== undefined && !sameCode(code ?? '', entryCode) ? { kind: 'code' } : undefined;
}

/** Another role than was asked about, since an organiser has just changed it, is not known to be theirs. */
function roleObstacle({ entryRole }: Cohort, held: RoleHeld | undefined): EntryObstacle | undefined {
  if (entryRole === undefined) return undefined;
  const same = held?.role === entryRole ? held : undefined;
  if (same?.has === 'yes') return undefined;
  return { kind: same?.has === 'no' ? 'role' : 'roleUnknown', ...(same?.name !== undefined && { role: same.name }) };
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
    held?: RoleHeld | undefined;
    code?: string | undefined;
    now: Temporal.Instant;
  },
): Promise<Entered> {
  const { learner } = input;
  return ports.transact(async (tx): Promise<Entered> => {
    // One after another: of two at once, the second reads what the first has changed.
    if (input.place.kind === 'cohort') await tx.alarm.lock('post', input.place.cohort.id);
    const place = await current(tx, input.place);
    const { code, held } = input;
    const known = place.kind === 'cohort' ? (await tx.learner.get(learner.id))?.enrolments : [];
    // Joining again what one is in changes the settings and nothing else.
    const inIt = place.kind === 'cohort' && known?.some(({ cohort }) => cohort.id === place.cohort.id);
    const why = inIt ? undefined : await entryObstacle(tx, { place, learner: learner.id, held, code, asked: true });
    return why ? { kind: 'refused', why } : { kind: 'entered', ...(await join(tx, input)) };
  });
}

/** The place as it is at this moment. */
async function current(tx: Pick<Ports, 'cohort'>, place: Place): Promise<Place> {
  if (place.kind === 'solo') return place;
  return { ...place, cohort: (await tx.cohort.get(place.cohort.id)) ?? place.cohort };
}

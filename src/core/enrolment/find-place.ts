import type { Ports } from '../ports.ts';
import type { Place, PlaceId } from './model.ts';

/** Undefined when there is no such place, or it belongs to another workspace. */
export async function findPlace(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  id: PlaceId,
  from: { platform: string; workspace?: string | undefined },
): Promise<Place | undefined> {
  if ('path' in id) {
    const path = ports.curriculum.paths.get(id.path);
    return path && { kind: 'solo', path };
  }
  const cohort = await ports.cohort.get(id.cohort);
  const path = cohort && ports.curriculum.paths.get(cohort.path);
  if (!cohort?.home || !path || cohort.home.platform !== from.platform) return undefined;
  // A button can be forged, so a group can only be joined from within its own server or team.
  if (cohort.home.workspace !== from.workspace) return undefined;
  return { kind: 'cohort', cohort, path };
}

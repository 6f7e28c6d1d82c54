import type { Ports } from '../ports.ts';
import type { Place } from './model.ts';

/** `12` is a cohort, `solo.swe` a path; undefined when there is no such place, or it belongs to another workspace. */
export async function findPlace(
  ports: Pick<Ports, 'cohort' | 'curriculum'>,
  name: string,
  from: { platform: string; workspace?: string | undefined },
): Promise<Place | undefined> {
  if (name.startsWith('solo.')) {
    const path = ports.curriculum.paths.get(name.slice('solo.'.length));
    return path && { kind: 'solo', path };
  }
  const cohort = await ports.cohort.get(name);
  const path = cohort && ports.curriculum.paths.get(cohort.path);
  if (!cohort?.home || !path || cohort.home.platform !== from.platform) return undefined;
  // A button can be forged: a group is joined from within its own server or team.
  if (cohort.home.workspace !== from.workspace) return undefined;
  return { kind: 'cohort', cohort, path };
}

export const placeName = (place: Place): string =>
  place.kind === 'cohort' ? place.cohort.id : `solo.${place.path.id}`;

import { visibleCohorts } from '../cohort/list-cohorts.ts';
import type { Viewer } from '../cohort/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import type { Place, PlaceId } from './model.ts';

/** Undefined when there is no such place, or it belongs to another workspace, or to a channel that they cannot see. */
export async function findPlace(
  ports: Pick<Ports, 'channel' | 'cohort' | 'curriculum'>,
  id: PlaceId,
  viewer: Viewer,
): Promise<Place | undefined> {
  if ('path' in id) {
    const path = ports.curriculum.paths.get(id.path);
    return path && { kind: 'solo', path };
  }
  const found = await ports.cohort.get(id.cohort);
  const path = found && pathOf(ports.curriculum, found);
  if (!found?.home || !path || found.home.platform !== viewer.platform) return undefined;
  // A button can be forged, so a group can only be joined from within its own server or team.
  if (found.home.workspace !== viewer.workspace) return undefined;
  const [cohort] = await visibleCohorts(ports, { viewer, cohorts: [found] });
  return cohort && { kind: 'cohort', cohort, path };
}

import { groupLabels } from '../chat/contract/group-name.ts';
import { type Block, buttons } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Id } from '../core/id.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { selects } from './select.ts';

/** More buttons than this are a wall, so they become selects. */
const maxButtons = 20;

/** What choosing a group does: the routes of a button for it, and of the selects where there are too many for buttons. */
export interface GroupRoutes {
  button(group: Id): string;
  select(select: number): string;
}

/** Every group of a list, to choose one. The options of the selects are the ids of the groups. */
export function groupChoice(groups: readonly Cohort[], t: Catalogue, route: GroupRoutes): Block[] {
  const labels = groupLabels(groups, t);
  if (groups.length <= maxButtons)
    return [buttons(...groups.map(({ id }, i) => ({ label: labels[i]!, route: route.button(id) })))];
  return selects(
    groups.map(({ id }, i) => ({ value: id, label: labels[i]! })),
    t.cohort.choose,
    route.select,
  );
}

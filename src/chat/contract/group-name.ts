import type { Cohort } from '../../core/cohort/model.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import { isolate, name, nameLabel } from './view.ts';

type Named = Pick<Cohort, 'name' | 'home'>;

/** The name of a group inside a sentence, as CommonMark. Somebody who studies solo is in a group without a name. */
export const groupName = (group: Named, t: Catalogue): string =>
  name(group.name, group.home ? t.cohort.unnamed : t.join.soloName);

/** Names that a reader takes for the same one. */
const sameName = (label: string) =>
  label
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();

/**
 * A label for each of several groups, as plain text, no two alike: groups of one name have their first day before it, and
 * those that begin on the same day a number. What tells them apart comes first, since a long label is cut at its end.
 */
export function groupLabels(groups: readonly (Named & Pick<Cohort, 'start'>)[], t: Catalogue): readonly string[] {
  const names = groups.map((group) => nameLabel(group.name, group.home ? t.cohort.unnamed : t.chat.solo));
  const dated = names.map((label, i) =>
    isTwice(names, label) ? t.cohort.from(t.date(groups[i]!.start), isolate(label)) : label,
  );
  return dated.map((label, i) => (isTwice(dated, label) ? t.cohort.numbered(nth(dated, i), label) : label));
}

const isTwice = (labels: readonly string[], label: string) =>
  labels.filter((other) => sameName(other) === sameName(label)).length > 1;

const nth = (labels: readonly string[], i: number) =>
  labels.slice(0, i + 1).filter((other) => sameName(other) === sameName(labels[i]!)).length;

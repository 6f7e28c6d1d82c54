import { stringify } from 'yaml';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Item, ItemFile } from '../core/curriculum/item.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { ItemCheckPort } from '../core/item-draft/port.ts';
import { stringsIn } from './audit.ts';
import { checkCurriculum } from './check.ts';
import { nextItemId } from './draft.ts';
import type { Files } from './files.ts';
import { englishHash } from './hash.ts';
import { newReading, type Written } from './read.ts';
import { nearlyAsked } from './rules/bank.ts';
import { checkItem } from './rules/item.ts';
import { checkMisconceptions } from './rules/misconception.ts';
import { checkStrings } from './rules/task.ts';
import { checkTranslations } from './rules/translation.ts';
import { checkWording } from './rules/wording.ts';

/** Entries about which nothing is said: the item alone is checked. */
const silent = <T>(entries: Iterable<T>): Written<T>[] =>
  [...entries].map((value) => ({ value, file: '', fault() {}, warn() {} }));

const nothing = {
  ...{
    routes: [],
    earlier: [],
    skills: [],
    misconceptions: [],
    tasks: [],
    items: [],
    resources: [],
    projects: [],
    placement: [],
  },
  ...{ stages: [], news: [], questions: [], tracks: [], terms: [], words: [] },
};

/**
 * The curriculum's checks of items that are not in it yet, as if they were served, and their format. Whatever would be a
 * warning counts as well. No program is run: the text of a draft is a stranger's. They are checked beside the curriculum
 * that is served, so that no press reads it again; `folder` is where its files are.
 */
export const itemCheck = (curriculum: Curriculum, folder: string): ItemCheckPort => ({
  async faults(items, drafts) {
    const { skills, misconceptions, words } = curriculum;
    const known = {
      ...nothing,
      ...{ skills: silent(skills.values()), misconceptions: silent(misconceptions.values()), words: silent(words) },
    };
    const near = await nearlyAsked(items, drafts, [...curriculum.items.values(), ...curriculum.placement.values()]);
    return Promise.all(items.map((item, n) => faultsOf(item, folder, known, near[n])));
  },

  async yaml(items) {
    const parts: string[] = [];
    for (const [skill, own] of Map.groupBy(items, ({ kp }) => skillOf(kp))) {
      const first = Number((await nextItemId(folder, skill)).slice(skill.length + 1));
      const named = own.map((item, n) => inOrder({ ...item, id: `${skill}-${String(first + n).padStart(3, '0')}` }));
      parts.push(`# For skills/${skill}/items.yaml\n${stringify(named, { lineWidth: 0 })}`);
    }
    return parts.join('\n');
  },
});

/** The fields as authors have them, and what else there is behind. */
const order = ['id', 'kp', 'type', 'bloom', 'difficulty', 'status', 'stem', 'text', 'correct', 'why', 'options'];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const place = ([field]: [string, unknown]) => (order.indexOf(field) + order.length + 1) % (order.length + 1);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted((a, b) => place(a) - place(b))
      .map(([field, inner]) => [field, inOrder(inner)]),
  );
}

async function faultsOf(
  item: Item,
  folder: string,
  known: Omit<Files, 'items'>,
  near: string | undefined,
): Promise<readonly string[]> {
  const found: string[] = [];
  const say = (path: readonly PropertyKey[], message: string) => void found.push(`${path.join('.')}: ${message}`);
  // What an author still does: its address, its number, and to read the Chinese.
  const value: ItemFile = { ...item, status: 'beta', source: { url: item.source.url, licence: 'link-only' } };
  const entry: Written<ItemFile> = {
    ...{ value: { ...value, zh_of: englishHash(value) }, file: 'items.yaml' },
    ...{ fault: say, warn: say },
  };
  const reading = newReading(folder);
  const beside: Files = { ...known, items: [entry] };
  checkCurriculum(beside, reading);
  checkMisconceptions(beside, reading);
  const alone: Files = { ...nothing, items: [entry] };
  checkItem(entry);
  checkStrings(entry, stringsIn);
  checkWording({ ...alone, words: known.words });
  checkTranslations(alone, reading);
  if (near !== undefined) say(['stem'], `is nearly that of ${near}`);
  return found;
}

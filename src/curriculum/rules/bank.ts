import { setImmediate } from 'node:timers/promises';
import { skillOf } from '../../core/curriculum/entry.ts';
import {
  blooms,
  type Item,
  type ItemFile,
  type PlacementFile,
  type PlacementItem,
} from '../../core/curriculum/item.ts';
import { type FullLanguage, fallback, fullLanguages } from '../../core/language/model.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed } from '../files.ts';
import type { Reading, Written } from '../read.ts';
import { piecesOf, seen, shareMoreThan, widthOf } from '../words.ts';

const percent = (part: number) => `${Math.round(100 * part)} %`;

/** Checks that concern all items together. */
export function checkBank({ items, skills, placement }: Files, { faults }: Reading): void {
  const served = items.filter(({ value }) => isServed(value));
  const all = served.map(({ value }) => value);
  const fault = (text: string) => faults.push({ file: 'skills', line: 1, text });
  const warn = (text: string) => faults.push({ file: 'skills', line: 1, text, warning: true });
  const share = (wanted: (item: ItemFile) => boolean, of = all) => of.filter(wanted).length / (of.length || 1);

  checkDuplicates([...served, ...placement.filter(({ value }) => isServed(value))]);
  for (const language of fullLanguages) {
    const { share: longest, chance, of, worst } = longestKey(all, language);
    if (of >= bounds.longest.least && longest > chance + bounds.longest.over)
      fault(
        `${language}: the key is the longest option in ${percent(longest)} of ${of} single choices, by chance in ${percent(chance)}: lengthen distractors or shorten keys, first in ${worst.join(', ')}`,
      );
  }

  if (all.length >= bounds.bloom.least) {
    const remember = share((item) => item.bloom === 'remember');
    const apply = share((item) => blooms.indexOf(item.bloom) >= blooms.indexOf('apply'));
    if (remember > bounds.bloom.rememberMost)
      fault(`${percent(remember)} of the items ask to remember; at most ${percent(bounds.bloom.rememberMost)}`);
    if (apply < bounds.bloom.applyLeast)
      fault(`${percent(apply)} of the items ask to apply or more; at least ${percent(bounds.bloom.applyLeast)}`);
  }
  if (all.length >= bounds.mix.least) {
    const { off, least: _, ...wanted } = bounds.mix;
    for (const [type, part] of Object.entries(wanted)) {
      const is = share((item) => item.type === type);
      if (Math.abs(is - part) > off) warn(`${percent(is)} of the items are ${type}; about ${percent(part)} is meant`);
    }
    const truefalse = share((item) => item.type === 'truefalse');
    if (truefalse > bounds.truefalseMost)
      warn(`${percent(truefalse)} of the items are truefalse; at most ${percent(bounds.truefalseMost)}`);
  }
  const verdicts = all.filter((item) => item.type === 'truefalse');
  const sounding = verdicts.filter((item) => soundsTrue(item.stem[fallback]) !== undefined);
  const given = sounding.filter((item) => soundsTrue(item.stem[fallback]) === item.answer);
  if (sounding.length >= bounds.sounds.least && given.length > bounds.sounds.most * sounding.length)
    fault(
      `${given.length} of ${sounding.length} true-or-false items give their key away, "can" and "usually" when true, "always" and "no" when false: turn some round, first ${given
        .slice(0, 5)
        .map(({ id }) => id)
        .join(', ')}`,
    );
  const stageOf = new Map(skills.map(({ value }) => [value.id, value.stage]));
  for (const [stage, own] of Map.groupBy(verdicts, (item) => stageOf.get(skillOf(item.kp)) ?? '')) {
    const { from, to, least } = bounds.truths;
    const right = share((item) => item.type === 'truefalse' && item.answer, own);
    if (own.length >= least && (right < from || right > to))
      warn(
        `${stage}: ${percent(right)} of ${own.length} true-or-false items are true; ${percent(from)} to ${percent(to)}`,
      );
  }
}

const hedged =
  /\b(can|may|might|could|often|usually|sometimes|some|probably|perhaps|hardly|still|practice|as a rule)\b/i;
const absolute =
  /\b(all|always|never|must|only|every|each|any|no|none|nothing|exactly|wholly|guarantees?|promises?|proves?|shown|thereby|best|unnecessary|whatever|so that)\b/i;

/** Whether the words of a statement alone make one guess "true" (careful words) or "false" (sweeping ones). */
function soundsTrue(stem: string): boolean | undefined {
  const claim = stem.replace(/^True or false[:?]?/i, '');
  const [careful, sweeping] = [hedged.test(claim), absolute.test(claim)];
  return careful === sweeping ? undefined : careful;
}

/** How often the key of a single choice is the longest option, and the skills in which it is most often. */
export function longestKey(items: readonly (ItemFile | PlacementFile)[], language: FullLanguage) {
  const telling = new Map<string, number>();
  let of = 0;
  let chance = 0;
  for (const item of items) {
    if (item.type !== 'single') continue;
    of++;
    chance += 1 / item.options.length;
    const widths = (right: boolean) =>
      item.options.filter((o) => Boolean(o.correct) === right).map((o) => widthOf(o.text[language]));
    const group = 'kp' in item ? skillOf(item.kp) : item.stage;
    if (widths(true)[0]! > Math.max(...widths(false))) telling.set(group, (telling.get(group) ?? 0) + 1);
  }
  const found = [...telling.values()].reduce((sum, n) => sum + n, 0);
  const worst = [...telling].toSorted(([, a], [, b]) => b - a).slice(0, 5);
  return { of, share: found / (of || 1), chance: chance / (of || 1), worst: worst.map(([id, n]) => `${id} (${n})`) };
}

/** The text that distinguishes a question from others: the stem, and if it is short the options as well. */
function tellingWords(item: ItemFile | PlacementFile, language: FullLanguage): string {
  const stem = item.stem[language];
  if (seen(stem).length > bounds.telling[language]) return stem;
  const more = 'options' in item ? item.options.map((o) => o.text) : 'steps' in item ? item.steps : [];
  return [stem, ...more.map((text) => text[language])].join(' ');
}

/** So many items are compared at once: whoever does something else waits no longer. */
const atOnce = 20;

/** The id of an item or an earlier draft that each of these drafts is nearly the same as, in any language. */
export async function nearlyAsked(
  drafts: readonly Item[],
  earlier: readonly Item[],
  asked: readonly (Item | PlacementItem)[],
): Promise<readonly (string | undefined)[]> {
  const { share, piece } = bounds.duplicate;
  const piecesIn = (item: Item | PlacementItem) =>
    fullLanguages.map((language) => piecesOf(tellingWords(item, language), piece));
  type Pieces = ReturnType<typeof piecesIn>;
  const isNear = (one: Pieces, other: Pieces) => one.some((some, at) => shareMoreThan(share, some, other[at]!));
  const own = drafts.map(piecesIn);
  const found = new Array<string | undefined>(drafts.length).fill(undefined);
  const compare = (item: Item | PlacementItem, pieces: Pieces, from = 0) => {
    for (let n = from; n < own.length; n++) if (isNear(own[n]!, pieces)) found[n] ??= item.id;
  };
  for (const [n, item] of [...asked, ...earlier].entries()) {
    compare(item, piecesIn(item));
    if (n % atOnce === atOnce - 1) await setImmediate();
  }
  for (const [n, draft] of drafts.entries()) compare(draft, own[n]!, n + 1);
  return found;
}

function checkDuplicates(entries: readonly Written<ItemFile | PlacementFile>[]): void {
  const { share, piece } = bounds.duplicate;
  const reported = new Set<string>();
  for (const language of fullLanguages) {
    const pieces = entries.map(({ value }) => piecesOf(tellingWords(value, language), piece));
    for (const [i, later] of entries.entries())
      for (let j = 0; j < i; j++) {
        if (!shareMoreThan(share, pieces[i]!, pieces[j]!)) continue;
        const earlier = entries[j]!.value.id;
        const pair = `${later.value.id} ${earlier}`;
        if (reported.has(pair)) continue;
        reported.add(pair);
        later.fault(['stem', language], `is nearly that of ${earlier}: ask about another situation`);
      }
  }
}

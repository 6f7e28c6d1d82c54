interface Unit {
  readonly family: string;
  /** How much of the family's smallest unit it is; two where people mean either. */
  readonly sizes: readonly number[];
}

const minute = 60_000;

/** The spellings of each unit, in lower case. Without a size it is 1. */
const rows: readonly (readonly [family: string, spellings: string, ...sizes: number[]])[] = [
  ['time', 'ms 毫秒 millisecond milliseconds', 1],
  ['time', 's sec secs second seconds 秒 秒钟', 1000],
  ['time', 'm min mins minute minutes 分 分钟 分鐘', minute],
  ['time', 'h hr hrs hour hours 时 小时 个小时 小時 个钟头 钟头', 60 * minute],
  ['time', 'd day days 天 日', 24 * 60 * minute],
  ['data', 'b byte bytes 字节', 1],
  ['data', 'k kb', 1000, 1024],
  ['data', 'kib', 1024],
  ['data', 'mb', 1000 ** 2, 1024 ** 2],
  ['data', 'mib', 1024 ** 2],
  ['data', 'g gb', 1000 ** 3, 1024 ** 3],
  ['data', 'gib', 1024 ** 3],
  ['data', 'tb', 1000 ** 4, 1024 ** 4],
  ['yuan', '¥ yuan rmb cny 元 块 块钱 圆 人民币'],
  ['dollar', '$ us$ usd dollar dollars 美元 美金 刀'],
  ['euro', '€ eur euro euros 欧元'],
  ['pound', '£ gbp pounds 英镑'],
  ['unit', 'unit units 单位 个单位'],
  ['token', 'token tokens 词元 个token 个tokens 个词元'],
  ['percent', '% percent pct 个百分点 百分点'],
  ['percent', '‰ 千分之', 0.1],
];

const units: ReadonlyMap<string, Unit> = new Map(
  rows.flatMap(([family, spellings, ...sizes]) =>
    spellings.split(' ').map((spelling) => [spelling, { family, sizes: sizes.length ? sizes : [1] }] as const),
  ),
);

/** What is counted may be named behind its number: `8 次`, `3x`. */
const counters = [...'个個次条條行步题題项項位人名张页頁层层篇份轮种倍件组句字词列类点x', 'times'];

/** Of this many per cent and less, a share may have been meant: `0.75` for 75 %. */
const share = 1;

/**
 * What stands before or behind a number: each way to split it off, with what a value then is in `unit`. `1.5小时` is 90
 * where an item counts in minutes. Nothing for a unit that is about something else.
 */
export function splitUnit(
  text: string,
  unit: string | undefined,
): readonly { readonly number: string; readonly values: (value: number) => readonly number[] }[] {
  const wanted = unit ? (units.get(unit.toLowerCase()) ?? { family: unit.toLowerCase(), sizes: [1] }) : undefined;
  const bare = (value: number) =>
    wanted?.family === 'percent' && Math.abs(value) <= share ? [value, value * 100] : [value];
  const splits: { number: string; values: (value: number) => readonly number[] }[] = [{ number: text, values: bare }];
  for (const [spelling, found] of [...units, ...ownSpellings(wanted)]) {
    const number = without(text, spelling, /^(\W+|us\$|rmb|cny|usd|eur)$/.test(spelling));
    if (number !== undefined) splits.push({ number, values: (value) => convert(value, found, wanted) });
  }
  for (const counter of counters) {
    const number = without(text, counter, false);
    if (number !== undefined) splits.push({ number, values: (value) => [value] });
  }
  return splits;
}

const ownSpellings = (wanted: Unit | undefined): [string, Unit][] =>
  wanted ? [wanted.family, `${wanted.family}s`].map((spelling) => [spelling, wanted]) : [];

function without(text: string, spelling: string, before: boolean): string | undefined {
  if (text.endsWith(spelling)) return text.slice(0, -spelling.length).trim();
  return before && text.startsWith(spelling) ? text.slice(spelling.length).trim() : undefined;
}

function convert(value: number, found: Unit, wanted: Unit | undefined): readonly number[] {
  // Of an item without a unit, a per cent sign is a hundredth or what the question calls its per cents.
  if (!wanted) return found.family === 'percent' ? [(value * found.sizes[0]!) / 100, value * found.sizes[0]!] : [value];
  if (found.family !== wanted.family) return [];
  return found.sizes.flatMap((size) => wanted.sizes.map((of) => (value * size) / of));
}

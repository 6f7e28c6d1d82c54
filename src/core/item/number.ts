import { readChineseNumber } from '../language/chinese-number.ts';
import { splitUnit } from './unit.ts';

/** The tolerance is the author's; a hair more, for what binary floats add. */
export const near = (value: number, key: number, tolerance: number): boolean =>
  Math.abs(value - key) <= tolerance + 1e-9 * Math.abs(key);

/** Marks a number that was typed: right when one of the ways to read it fits, `unfit` when there is no way. */
export function markNumber(
  typed: string,
  key: { readonly value: number; readonly tolerance: number; readonly unit?: string | undefined },
): 'right' | 'wrong' | 'unfit' {
  const values = readNumbers(typed, key.unit);
  if (!values.length) return 'unfit';
  return values.some((value) => near(value, key.value, key.tolerance)) ? 'right' : 'wrong';
}

/** The likeliest of {@link readNumbers}; undefined when there is none. */
export const readNumber = (typed: string, unit?: string): number | undefined => readNumbers(typed, unit)[0];

/**
 * The ways to read a number as people type it, the likeliest first, without the item's unit: `1,234` is a thousand or a
 * decimal, `1½` and `1 1/2` are 1.5, `10²` is 100, `80 %` is 0.8 or, where the item counts in per cent, 80. Finite.
 * Nothing for what is no number.
 */
export function readNumbers(typed: string, unit?: string): readonly number[] {
  const text = tidy(typed);
  if (text === undefined) return [];
  const [, sign = '', rest = ''] = /^([+-]|负|負|minus\b|)\s*(.*)$/.exec(text) ?? [];
  const factor = sign === '' || sign === '+' ? 1 : -1;
  const values = splitUnit(rest, unit).flatMap((split) =>
    expressions(split.number).flatMap((value) => split.values(factor * value)),
  );
  const shares = /^(百分之|千分之)(.+)$/.exec(rest);
  if (shares) {
    const percent = shares[1] === '百分之' ? 1 : 0.1;
    for (const value of decimals(shares[2]!))
      for (const split of splitUnit('%', unit))
        if (split.number === '') values.push(...split.values(factor * value * percent));
  }
  // `六成`, `三成五`: tenths.
  const tenths = /^(.+?)成(半|[一二三四五六七八九\d])?$/.exec(rest);
  if (tenths) {
    const more = tenths[2] === '半' ? 5 : tenths[2] ? decimals(tenths[2])[0] : 0;
    for (const value of decimals(tenths[1]!))
      for (const split of splitUnit('%', unit))
        if (split.number === '' && more !== undefined) values.push(...split.values(factor * (value * 10 + more)));
  }
  return [...new Set(values)].filter(Number.isFinite);
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';

/** One way to write what has many. Undefined when it has a sign that would turn into a digit: `10₂` is not 102. */
function tidy(typed: string): string | undefined {
  const marked = typed
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\uff01-\uff5e]/g, (wide) => wide.normalize('NFKC'))
    .replace(
      new RegExp(`(?<=[\\d)])[${superscripts}]+`, 'gu'),
      (power) => `^${[...power].map((of) => '0123456789+-'[superscripts.indexOf(of)]).join('')}`,
    )
    .replace(/\s*([\u00bc-\u00be\u2150-\u215f\u2189])/gu, (_, fraction: string) => ` ${fraction.normalize('NFKC')}`);
  if (/\p{No}/u.test(marked)) return undefined;
  return marked
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[−–‐‑‒—]/g, '-')
    .replace(/[⁄∕÷]/g, '/')
    .replace(/[×✕✖⨯·⋅∙](?=\s*10\s*(\^|\*\*))/g, '*')
    .replace(/[。٫·⋅∙](?=\d)/g, '.')
    .replace(/[’‘`´]/g, "'")
    .replace(/^[\s"'“”*_=≈~]+|[\s"'“”*_.,;!。]+$/g, '');
}

/** A decimal, a fraction, a power, or a number in Chinese. */
function expressions(text: string): readonly number[] {
  const found = [...decimals(text)];
  const [, whole, over, under] = /^(?:(.+?)(?: | ?\+ ?))?([\d.,' ]+?) ?\/ ?([\d.,' ]+)$/.exec(text) ?? [];
  if (over !== undefined && under !== undefined)
    for (const numerator of decimals(over))
      for (const denominator of decimals(under)) {
        if (whole === undefined) found.push(numerator / denominator);
        else if (/^\d+$/.test(whole) && numerator < denominator) found.push(Number(whole) + numerator / denominator);
      }
  const [, parts, of] = /^(.+)分之(.+)$/.exec(text) ?? [];
  if (parts && of && !/^[百千]$/.test(parts))
    for (const denominator of decimals(parts))
      for (const numerator of decimals(of)) found.push(numerator / denominator);
  const [, times, base = '10', power] =
    /^(?:(.+?) ?(?:\*|x) ?(?=10 ?[*^]))?(\d+(?:\.\d+)?) ?(?:\^|\*\*) ?\(?([+-]?\d{1,3})\)?$/.exec(text) ?? [];
  if (power !== undefined)
    for (const value of times === undefined ? [1] : decimals(times)) found.push(value * Number(base) ** Number(power));
  const [, mantissa, exponent] = /^(.+?) ?e ?([+-]?\d{1,3})$/.exec(text) ?? [];
  if (mantissa && exponent) for (const value of decimals(mantissa)) found.push(Number(`${value}e${exponent}`));
  const [, thousands, size] = /^(.+?) ?(k|w|thousand|million|mio|billion)$/.exec(text) ?? [];
  if (thousands && size)
    for (const value of decimals(thousands))
      found.push(value * { k: 1e3, t: 1e3, w: 1e4, m: 1e6, b: 1e9 }[size[0] as 'k']);
  return found;
}

/** Each with one mark for groups and another one for decimals. */
const grouped = [
  { shape: /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, group: ',' },
  { shape: /^[1-9]\d?(,\d{2})+,\d{3}(\.\d+)?$/, group: ',' },
  { shape: /^[1-9]\d{0,2}( \d{3})+([.,]\d+)?$/, group: ' ' },
  { shape: /^[1-9]\d{0,2}('\d{3})+([.,]\d+)?$/, group: "'" },
  { shape: /^[1-9]\d{0,2}(_\d{3})+(\.\d+)?$/, group: '_' },
] as const;

/** Read after the decimal itself: `1.234` and `1,0000` are rather decimals. */
const alsoGrouped = [
  { shape: /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/, group: '.' },
  { shape: /^[1-9]\d{0,3}(,\d{4})+(\.\d+)?$/, group: ',' },
  { shape: /^[1-9]\d{0,3}( \d{4})+(\.\d+)?$/, group: ' ' },
] as const;

/** One number without a sign, in digits or in Chinese. */
function decimals(text: string): readonly number[] {
  const asGroups = ({ shape, group }: { readonly shape: RegExp; readonly group: string }) =>
    shape.test(text) ? [Number(text.replaceAll(group, '').replace(',', '.'))] : [];
  const inChinese = readChineseNumber(text);
  return [
    ...grouped.flatMap(asGroups),
    ...(/^(\d+|\d*[.,]\d+)$/.test(text) ? [Number(text.replace(',', '.'))] : []),
    ...alsoGrouped.flatMap(asGroups),
    ...(inChinese === undefined ? [] : [inChinese]),
  ];
}

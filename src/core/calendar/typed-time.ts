import { readChineseNumber } from '../language/chinese-number.ts';
import type { MinuteOfDay } from './model.ts';

/** A time that was typed, and what stands beside it: a place, or nothing. */
export interface TypedTime {
  readonly time: MinuteOfDay;
  readonly rest: string;
}

const half = /凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|晚上|夜里|夜间|半夜|深夜|今晚|早|晚/;
const chineseNumber = '[零〇一二两兩三四五六七八九十]{1,3}';
const suffix = String.raw`a\.?\s?m\b\.?|p\.?m\b\.?|o['’]?clock|uhr\b|in the (?:morning|afternoon|evening)|at night`;

/** `20:15`, `8.15 pm`, `下午8点`, `晚上八点半`, `20h`, `8 p.m.`, `half past 8`, `2015`, `noon`. */
const shapes: readonly {
  readonly shape: RegExp;
  readonly read: (match: RegExpExecArray) => MinuteOfDay | undefined;
}[] = [
  {
    shape: /\b(?<part>half|quarter) (?<side>past|to) (?<hour>\d{1,2})\s*(?<suffix>a\.?m\b\.?|p\.?m\b\.?)?/iu,
    read(match) {
      const time = clock({ ...match, groups: { hour: match.groups!.hour! } }, match.groups?.suffix);
      const minutes = match.groups!.part!.toLowerCase() === 'half' ? 30 : 15;
      return time === undefined ? undefined : (time + (match.groups!.side === 'to' ? 1440 - minutes : minutes)) % 1440;
    },
  },
  {
    shape: new RegExp(
      String.raw`(?<half>${half.source})?\s*(?<hour>\d{1,2}|${chineseNumber})\s*(?:[点點时時](?!区|间|區|間)|h(?![a-z]))\s*(?:[钟鐘整]|(?<part>半|[一1]刻|[三3]刻)|(?<minute>\d{1,2}|${chineseNumber})\s*分?(?!\d))?`,
      'iu',
    ),
    read: (match) => clock(match, match.groups?.half),
  },
  {
    shape: new RegExp(
      String.raw`(?<half>${half.source})?\s*(?<![\d.:])(?<hour>\d{1,2})\s?[:.]\s?(?<minute>\d{2})(?::\d{2})?(?![\d:])\s*(?<suffix>${suffix})?`,
      'iu',
    ),
    read: (match) => clock(match, match.groups?.half ?? match.groups?.suffix),
  },
  {
    shape: new RegExp(String.raw`(?<![\d.:])(?<hour>\d{1,2})\s*(?<suffix>${suffix})`, 'iu'),
    read: (match) => clock(match, match.groups?.suffix),
  },
  { shape: /(?<!\d)(?<hour>\d{2})(?<minute>\d{2})(?!\d)/u, read: (match) => clock(match, undefined) },
  { shape: /\b(?:noon|midday)\b|正午|中午/iu, read: () => 12 * 60 },
  { shape: /\bmidnight\b|午夜|半夜/iu, read: () => 0 },
  { shape: /(?<hour>\d{1,2})(?= (?![ap]\.?m\b)\p{L})/u, read: (match) => clock(match, undefined) },
];

/** The time at the beginning or the end of what was typed; undefined for a text without one that a clock shows. */
export function readTime(typed: string): TypedTime | undefined {
  const text = typed.normalize('NFKC').replace(/。/g, '.').replace(/\s+/g, ' ').trim();
  for (const { shape, read } of shapes)
    for (const anchored of [`^(?:at )?(?:${shape.source})`, `(?:${shape.source})$`]) {
      const match = new RegExp(anchored, shape.flags).exec(text);
      const time = match ? read(match) : undefined;
      if (!match || time === undefined) continue;
      const rest = match.index === 0 ? text.slice(match[0].length) : text.slice(0, match.index);
      return { time, rest: rest.replace(/^[\s,，、;@·-]+(in )?|^in |[\s,，、;@·-]+(at)?$|的$|时间$/giu, '').trim() };
    }
  return undefined;
}

function clock(
  match: { readonly groups?: Readonly<Record<string, string | undefined>> | undefined },
  when: string | undefined,
) {
  const { hour: typed = '', minute: after, part } = match.groups ?? {};
  const number = (text: string) => (/^\d+$/.test(text) ? Number(text) : readChineseNumber(text));
  const minute = part ? ({ 半: 30, 一: 15, '1': 15, 三: 45, '3': 45 }[part[0]!] ?? 0) : after ? number(after) : 0;
  const hour = inDay(number(typed), when?.toLowerCase().replace(/[.\s]/g, ''));
  return hour === undefined || minute === undefined || minute > 59 ? undefined : hour * 60 + minute;
}

/** The hour of the day that somebody means by `8` and a word for the part of the day. */
function inDay(hour: number | undefined, when: string | undefined): number | undefined {
  if (hour === undefined || hour > 24) return undefined;
  const twelve = hour % 12;
  if (when === 'am' || when === 'pm') {
    if (hour < 1 || hour > 12) return undefined;
    return when === 'am' ? twelve : twelve + 12;
  }
  if (!when || /clock|uhr/.test(when) || hour > 12) return hour === 24 ? undefined : hour;
  if (/凌晨|清晨|早|上午|morning/.test(when)) return hour === 12 && !/上午/.test(when) ? 0 : hour;
  if (/中午/.test(when)) return hour < 4 ? hour + 12 : hour;
  if (/下午|午后|傍晚|afternoon/.test(when)) return twelve + 12;
  // At night, one to four o'clock come after midnight.
  return hour === 12 ? 0 : hour < 5 ? hour : hour + 12;
}

import type { FullLanguage } from '../core/language/model.ts';

/** The numbers of a text, to compare two languages: those in digits, and those in words. */
interface Numbers {
  readonly digits: ReadonlySet<number>;
  readonly words: ReadonlySet<number>;
}

const english: Record<string, number> = Object.fromEntries(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'no first second third fourth fifth sixth seventh eighth ninth tenth',
    'none once twice thrice',
    '- single double triple',
    '- - pair',
    '- - both',
    '- - half',
    '- - doubled',
    '- - doubles',
    '- - doubling',
    '- - twofold',
    '- - halved',
    '- - halves',
    '- january february march april may june july august september october november december',
    '- jan feb mar apr may jun jul aug sep oct nov dec',
  ].flatMap((list) => list.split(' ').map((word, n): [string, number] => [word, n])),
);
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
for (const [i, word] of tens.entries()) english[word] = 20 + 10 * i;
const scales: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  百: 1e2,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十亿: 1e9,
};
const chinese = '零一二三四五六七八九';

/** 十二 is 12, 三百 is 300, 一万五 is 15,000. */
function readHan(text: string): number[] {
  let total = 0;
  let part = 0;
  let digit: number | undefined;
  for (const sign of text.replace(/[两半倍]/g, '二')) {
    const scale = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }[sign];
    if (scale === undefined) digit = chinese.indexOf(sign);
    else if (scale < 1e4) {
      part += (digit ?? 1) * scale;
      digit = undefined;
    } else {
      total = (total + part + (digit ?? (part ? 0 : 1))) * scale;
      part = 0;
      digit = undefined;
    }
  }
  // 一两个 and 三五个 hold two numbers each.
  const single = /^[一二两三四五六七八九]{2,}$/.test(text) ? [...text].map((c) => readHan(c)[0]!) : [];
  return [total + part + (digit ?? 0), ...single];
}

/** A word such as `constructor` is none of these. */
const own = (of: Readonly<Record<string, number>>, word = ''): number | undefined =>
  Object.hasOwn(of, word) ? of[word] : undefined;

/** `5 M` is five million, but `5 m` is five metres. */
const scaleOf = (word = '') => (word === 'm' ? 1 : (own(scales, word.toLowerCase()) ?? 1));

/** Reads the numbers of a text: `1,000`, `１０００` and `1 thousand` are one; `第 3` and `3rd`, `A17` and `p95` give theirs. */
function numbersIn(text: string, language: FullLanguage): Numbers {
  const plain = text
    // 100，200 is a list in Chinese, not 100,200.
    .replace(/[，、；：。]/g, ' ; ')
    .normalize('NFKC')
    .replace(/https?:\/\/\S+/g, ' ');
  const digits = new Set<number>();
  const words = new Set<number>();
  const pattern =
    /(?<![A-Za-z\d]|\d\.)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s*(hundred|thousand|million|billion|bn|k|m)(?![\p{L}\d])|\s*(十亿|千万|百万|百(?!分)|千(?![克米瓦字])|[万亿]))?/giu;
  for (const { 0: all, 1: number, 2: en, 3: zh, index } of plain.matchAll(pattern)) {
    const value = Number(number!.replaceAll(',', '')) * scaleOf(en ?? zh);
    // The length of a text is given in words in one language and in characters in the other.
    const measure = /^([ -]words?\b|\s*个?字(?![节符典母段体]))/.test(plain.slice(index + all.length));
    (measure ? words : digits).add(Number(value.toPrecision(12)));
  }
  // `5 m` may be metres and 3 千米 is a length, so the number before the unit counts as well.
  for (const [, number] of plain.matchAll(pattern)) words.add(Number(number!.replaceAll(',', '')));
  // A17 and p95 are names, which the other language may write differently.
  for (const [, number] of plain.matchAll(/[A-Za-z](\d+(?:\.\d+)?)/g)) words.add(Number(number));
  if (language === 'en') {
    const found = plain.toLowerCase().match(/[a-z]+/g) ?? [];
    for (const [i, word] of found.entries()) {
      const value = own(english, word);
      const scale = word.length > 2 ? own(scales, word.replace(/s$/, '')) : undefined;
      if (value !== undefined) {
        words.add(value);
        const next = own(english, found[i + 1]);
        if (value >= 20 && value < 100 && next !== undefined && next < 10) words.add(value + next);
        const by = own(scales, found[i + 1]);
        if (by) words.add(value * by);
      }
      if (scale) words.add(scale);
      // A day and a half, a quarter, a dozen.
      const other = { quarter: 4, quarters: 4, dozen: 12, thirds: 3, percent: 100, weekly: 7, daily: 1, a: 1, an: 1 }[
        word
      ];
      if (other !== undefined) words.add(other);
    }
  } else {
    for (const [found] of plain.matchAll(/[零一二两三四五六七八九十百千万亿半]+|翻倍/g))
      for (const value of readHan(found)) words.add(value);
  }
  return { digits, words };
}

/** The amounts that an English text names, in digits or in words: four and more, since smaller ones say little. */
export function numbersOf(text: string): Set<number> {
  // The month is rarely meant.
  const { digits, words } = numbersIn(text.replace(/\bmay\b/gi, ' '), 'en');
  return new Set([...digits, ...words].filter((n) => n > 3));
}

/** The numbers that one language has in digits and the other does not have in any form. */
export function missingNumbers(en: string, zh: string): { readonly en: number[]; readonly zh: number[] } {
  const [a, b] = [numbersIn(en, 'en'), numbersIn(zh, 'zh-CN')];
  const lacks = (from: Numbers, to: Numbers) => [...from.digits].filter((n) => !to.digits.has(n) && !to.words.has(n));
  return { en: lacks(b, a), zh: lacks(a, b) };
}

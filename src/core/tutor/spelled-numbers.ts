import { readChineseNumber } from '../language/chinese-number.ts';

const ones = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const sizes: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };

const word = `(?:${[...ones, ...tens, ...Object.keys(sizes)].join('|')})`;
const english = new RegExp(`\\b${word}(?:(?:\\s+|-)(?:and\\s+|point\\s+)?${word})*\\b`, 'gi');
/** One character alone is a number where it is said to be one: `一个` is an article. */
const chinese =
  /[零〇一二三四五六七八九十百千万亿两点]{2,}|(?<=是|为|等于|得到?|约|百分之|答案|[:：]\s?)[零〇一二三四五六七八九十两]/g;

/** So is this word. */
const article =
  /(?<!\b(?:is|are|equals|be|gives?|makes?|answer|about|exactly)\s)(?<!-)\bone\b(?![\s-]+(?:hundred|thousand|million|point))/gi;

/** The numbers that a text has in words, English or Chinese: `eighty-one`, `zero point eight`, `百分之八十` as 80. */
export function spelledNumbers(text: string): readonly number[] {
  return [
    ...(text.replace(article, '').match(english) ?? []).map((run) => {
      const [whole = '', decimals] = run.toLowerCase().split(/[\s-]+point[\s-]+/);
      const digits = decimals?.split(/[\s-]+/).map((one) => ones.indexOf(one));
      return numberOf(whole) + (digits ? Number(`0.${digits.join('')}`) || 0 : 0);
    }),
    ...(text.match(chinese) ?? []).flatMap((run) => readChineseNumber(run) ?? []),
  ];
}

function numberOf(words: string): number {
  let sum = 0;
  let part = 0;
  for (const one of words.split(/[\s-]+/)) {
    const size = sizes[one];
    if (size === 100) part = (part || 1) * 100;
    else if (size) {
      sum += (part || 1) * size;
      part = 0;
    } else if (ones.includes(one)) part += ones.indexOf(one);
    else if (tens.includes(one)) part += 10 * (tens.indexOf(one) + 2);
  }
  return sum + part;
}

const written: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, n) => [digit, String(n)])),
  ...Object.fromEntries([...'〇壹贰叁肆伍陆柒捌玖'].map((digit, n) => [digit, String(n)])),
  ...{ '○': '0', 两: '2', 兩: '2', 貳: '2', 參: '3', 陸: '6' },
};

const sizes = [
  ['亿', 1e8],
  ['万', 1e4],
  ['千', 1000],
  ['百', 100],
  ['十', 10],
] as const;

const variants: Readonly<Record<string, string>> = { 億: '亿', 萬: '万', 仟: '千', 佰: '百', 拾: '十', 點: '点' };

/**
 * A number in Chinese, alone or with digits before a 万: `一百零五`, `三点五`, `1.5万`, `二〇二六`, `一万五` (15,000). The
 * sign and everything else belong to the caller. Undefined for what is no number, and for digits alone.
 */
export function readChineseNumber(typed: string): number | undefined {
  const text = [...typed].map((character) => variants[character] ?? character).join('');
  if (
    !/^[\d.零〇○一二三四五六七八九两兩壹贰叁肆伍陆柒捌玖貳參陸十百千万亿点廿卅]+$/u.test(text) ||
    /^[\d.]+$/.test(text)
  )
    return undefined;
  const spelt = text.replace(/廿/g, '二十').replace(/卅/g, '三十');
  const [, units = '', tail = ''] = /^(.*?)([千百万亿]*)$/u.exec(spelt) ?? [];
  // In `三点五万` the whole decimal is counted in 万.
  const [before, after, ...more] = units.split('点');
  if (after === undefined) return whole(spelt);
  const decimals = digitsOf(after);
  const integer = whole(before!);
  if (more.length || decimals === undefined || integer === undefined) return undefined;
  const times = [...tail].reduce((product, mark) => product * sizes.find(([of]) => of === mark)![1], 1);
  return Number(`${integer}.${decimals}`) * times;
}

/** An integer, or a number in digits such as the `1.5` of `1.5万`. */
function whole(text: string): number | undefined {
  for (const [mark, size] of sizes) {
    const at = size >= 1e4 ? text.lastIndexOf(mark) : text.indexOf(mark);
    if (at < 0) continue;
    const left = text.slice(0, at);
    const times = left === '' && size === 10 ? 1 : whole(left);
    const rest = restOf(text.slice(at + 1), size);
    const fits = size >= 1e4 || /^[\d.]+$/.test(left) || left.length <= 1;
    return times === undefined || rest === undefined || !fits ? undefined : times * size + rest;
  }
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const digits = digitsOf(text);
  return digits === undefined ? undefined : Number(digits);
}

/** What follows a 百: `零五` is 5, and `五` alone stands for 50. */
function restOf(text: string, size: number): number | undefined {
  if (text === '') return 0;
  const zero = /^[零〇○]+(.+)$/u.exec(text)?.[1];
  const value = whole(zero ?? text);
  if (value === undefined || value >= size) return undefined;
  return !zero && text.length === 1 && size > 10 ? value * (size / 10) : value;
}

/** Digits one by one, as ASCII: `二〇二六` is `2026`. */
function digitsOf(text: string): string | undefined {
  const digits = [...text].map((character) => written[character] ?? (/\d/.test(character) ? character : undefined));
  return text === '' || digits.includes(undefined) ? undefined : digits.join('');
}

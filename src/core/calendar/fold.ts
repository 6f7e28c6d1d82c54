/** Traditional characters in names of places, and their simplified forms. */
const traditional =
  '東紐約倫臺灣廣漢慶爾韓國齊蘭亞時區間門華頓羅馬維聖鄭蘇濟寧長陽瀋貴烏魯銀廈無錫紹溫義麗達濱連島徑舊聯邁壓費';
const simplified =
  '东纽约伦台湾广汉庆尔韩国齐兰亚时区间门华顿罗马维圣郑苏济宁长阳沈贵乌鲁银厦无锡绍温义丽达滨连岛径旧联迈压费';

const letters: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...traditional].map((character, n) => [character, [...simplified][n]!])),
  ...{ ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd', ı: 'i', þ: 'th', ð: 'd' },
};

/** A name as it is looked up: in small letters without accents, one space between its words. `São Paulo` is `sao paulo`. */
export const foldName = (name: string): string =>
  [
    ...name
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
      .normalize('NFC'),
  ]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();

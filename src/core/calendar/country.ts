import { oneForEachClock, today } from './zone-list.ts';

/** Where a country is known by a name that the engine does not give, or has one clock by its own law. */
const more: Readonly<Record<string, string>> = {
  US: 'usa|us|u s|u s a|america|united states of america|美利坚|北美',
  RU: 'russian federation',
  KR: 'south korea|republic of korea|南韩|大韩民国',
  AE: 'uae',
  AU: 'oz|aussie|澳洲',
  NZ: 'nz|纽西兰',
  CI: 'ivory coast|cote divoire',
  CD: 'drc|dr congo|congo',
  CZ: 'czech republic',
  MM: 'myanmar|burma',
  BR: 'brasil',
  ES: 'espana',
  CH: 'swiss',
  ID: 'indonesia|印尼',
  MX: 'mexico',
  SA: 'saudi|沙特',
  VN: 'viet nam',
  TR: 'turkey',
};

/** By law or by custom one clock, whatever the list of zones says. */
const single: Readonly<Record<string, string>> = { CN: 'Asia/Shanghai', UA: 'Europe/Kyiv' };

/** Their letters, taken by states of the US and by abbreviations, say nothing alone. */
const lettersThatSay = new Set([
  'US',
  'UK',
  'GB',
  'NZ',
  'CN',
  'JP',
  'KR',
  'TW',
  'DE',
  'FR',
  'ES',
  'UA',
  'CH',
  'AU',
  'RU',
]);

const codes = Array.from({ length: 26 ** 2 }, (_, n) => String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)));

/** The names of countries in the languages that people type, each with the country's code. */
export function countryNames(): readonly (readonly [name: string, code: string])[] {
  const inLanguages = ['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'pt'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  return codes.flatMap((code) =>
    [
      ...inLanguages.flatMap((language) => language.of(code) ?? []),
      ...(more[code]?.split('|') ?? []),
      ...(lettersThatSay.has(code) ? [code] : []),
    ].map((name) => [name, code] as const),
  );
}

/** One zone for each clock of a country; none for what is no country. The engine takes a while, so each is asked once. */
export function zonesOfCountry(code: string): readonly string[] {
  const known = found.get(code);
  if (known) return known;
  if (!/^[A-Z]{2}$/.test(code)) return [];
  const listed = (new Intl.Locale(`und-${code}`).getTimeZones?.() ?? []).map(today);
  const zones = single[code] ? [single[code]] : oneForEachClock(listed);
  found.set(code, zones);
  return zones;
}

const found = new Map<string, readonly string[]>();

/** Zones that the engine still lists by an old name, which neither a search nor a person would expect. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The name by which a zone is known today, and the old one that people may still type. */
export const today = (zone: string): string => renamed[zone] ?? zone;

export const oldNames: readonly (readonly [old: string, zone: string])[] = Object.entries(renamed);

export const zones: readonly string[] = Intl.supportedValuesOf('timeZone').map(today);

/** One well-known zone for each offset, the most populous first: the guess when only the local time is known. */
export const busiest = [
  'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Europe/London', 'Asia/Tokyo',
  'America/Chicago', 'America/Sao_Paulo', 'Australia/Sydney', 'Asia/Singapore', 'Europe/Athens', 'Europe/Moscow', 'Asia/Dubai',
  'Asia/Karachi', 'Asia/Dhaka', 'Asia/Bangkok', 'America/Denver', 'Africa/Lagos', 'Africa/Cairo', 'Africa/Nairobi',
  'Asia/Tehran', 'Asia/Kathmandu', 'Asia/Yangon', 'Australia/Adelaide', 'Pacific/Auckland', 'Pacific/Honolulu',
  'America/Anchorage', 'America/Halifax', 'America/St_Johns', 'Atlantic/Azores', 'UTC',
]; // biome-ignore format: a list

/** Of the zones of one country that show the same clock, the one that people know; those of a country in this order. */
const known = [
  ...busiest,
  'America/Phoenix', 'America/Toronto', 'America/Vancouver', 'America/Edmonton', 'America/Winnipeg', 'America/Mexico_City',
  'America/Cancun', 'America/Tijuana', 'America/Argentina/Buenos_Aires', 'America/Santiago', 'America/Guayaquil',
  'America/Manaus', 'America/Rio_Branco', 'Europe/Madrid', 'Europe/Lisbon', 'Asia/Jakarta', 'Asia/Makassar', 'Asia/Almaty',
  'Asia/Tashkent', 'Asia/Ulaanbaatar', 'Asia/Kuala_Lumpur', 'Asia/Nicosia', 'Australia/Brisbane', 'Australia/Darwin',
  'Australia/Perth', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Krasnoyarsk', 'Asia/Irkutsk', 'Asia/Yakutsk',
  'Asia/Vladivostok', 'Europe/Samara', 'Africa/Kinshasa', 'Pacific/Tahiti', 'Pacific/Port_Moresby', 'Pacific/Tarawa',
  'America/Nuuk',
]; // biome-ignore format: a list

const rank = (zone: string) => (known.includes(zone) ? known.indexOf(zone) : known.length);

/** In the order in which people rather mean them. */
export const bestKnownFirst = (of: readonly string[]): readonly string[] => of.toSorted((a, b) => rank(a) - rank(b));

const samples = ['2027-01-15T00:00:00Z', '2027-07-15T00:00:00Z'].map((moment) => Temporal.Instant.from(moment));

/** What a zone's clock shows in winter and in summer: zones with the same have the same clock. */
export const clockOf = (zone: string): string =>
  samples.map((moment) => moment.toZonedDateTimeISO(zone).offset).join(' ');

/** One zone for each clock that they show, the best known first. */
export function oneForEachClock(of: readonly string[]): readonly string[] {
  const byClock = new Map<string, string>();
  for (const zone of bestKnownFirst(of)) {
    const clock = clockOf(zone);
    if (!byClock.has(clock)) byClock.set(clock, zone);
  }
  return [...byClock.values()];
}

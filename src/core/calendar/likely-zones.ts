import { zonesOfCountry } from './country.ts';
import { bestKnownFirst } from './zone-list.ts';

/** So many zones are offered: a list of places is read by nobody, and any other can be typed. */
const maxLikely = 5;

/** The few of these zones that somebody with this locale most likely means: those of their country, then the best known. */
export function likelyZones(of: readonly string[], locale: string): readonly string[] {
  const here = zonesOfCountry(regionOf(locale) ?? '');
  const isFixed = (zone: string) => zone === 'UTC' || zone.startsWith('Etc/');
  const [places, fixed] = [of.filter((zone) => !isFixed(zone)), of.filter(isFixed)];
  const own = bestKnownFirst(places.filter((zone) => here.includes(zone)));
  return [...new Set([...own, ...places])].slice(0, maxLikely - fixed.length).concat(fixed);
}

function regionOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale).maximize().region;
  } catch {
    return undefined;
  }
}

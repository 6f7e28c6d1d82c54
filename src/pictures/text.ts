import { type Font, fontFamily } from './font.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** The font is a Chinese one: its curly quotes are as wide as a character, which tears a Latin word apart. */
const latinQuotes = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Latin}\d])’|’(?=\p{Script=Latin})/gu, "'")
    .replace(/[“”‘’]/g, (quote) => (/\p{Script=Han}/u.test(text) ? quote : '“”'.includes(quote) ? '"' : "'"));

/**
 * A text as the font can show it: one line, and without each character (as people see it) that lacks a glyph, such as an
 * emoji. It may be empty.
 */
export function shownText(text: string, font: Font): string {
  const kept = [...graphemes.segment(latinQuotes(text.normalize('NFC').replace(/\s+/g, ' ')))].filter(({ segment }) =>
    [...segment].every((character) => font.has(character.codePointAt(0)!)),
  );
  return kept
    .map(({ segment }) => segment)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The beginning of a text that is at most `width` wide at this size. A cut text ends with an ellipsis. */
export function fitText(text: string, size: number, width: number, font: Font): string {
  const shown = shownText(text, font);
  if (font.width(shown) * size <= width) return shown;
  let kept = '';
  for (const { segment } of graphemes.segment(shown)) {
    if (font.width(`${kept}${segment}…`) * size > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines of at most `width`, broken between words; the last of `lines` is cut where there is more. */
export function wrapText(
  text: string,
  { size, width, lines }: { readonly size: number; readonly width: number; readonly lines: number },
  font: Font,
): readonly string[] {
  const parts: string[] = [];
  for (const { segment } of words.segment(shownText(text, font))) {
    // No line begins with a comma.
    if (parts.length && /^\p{P}/u.test(segment) && !/^\p{Ps}|^\p{Pi}/u.test(segment))
      parts[parts.length - 1] += segment;
    else parts.push(segment);
  }
  const lined: string[] = [];
  while (parts.length && lined.length < lines - 1) {
    let line = '';
    while (parts[0] !== undefined && font.width((line + parts[0]).trim()) * size <= width) line += parts.shift();
    // One word is wider than a line.
    if (!line) break;
    if (line.trim()) lined.push(line.trim());
  }
  const rest = parts.join('').trim();
  return rest ? [...lined, fitText(rest, size, width, font)] : lined;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
}

/** A text that was measured before, as an SVG element. */
export function textElement(text: string, { x, y, size, fill, anchor = 'start', strong }: Placed): string {
  if (!text) return '';
  // There is one weight of the font: a thin outline makes it a heavier one.
  const weight = strong ? ` stroke="${fill}" stroke-width="${(size / 32).toFixed(2)}"` : '';
  const written = text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
  return `<text x="${x}" y="${y}" font-family="${fontFamily}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight}>${written}</text>`;
}

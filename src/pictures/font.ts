import { readFileSync } from 'node:fs';

/** What a text needs to know of a font. */
export interface Font {
  /** Whether there is a glyph for this character. */
  has(codePoint: number): boolean;
  /** How wide a text is at a size of 1. A character without a glyph has no width. */
  width(text: string): number;
}

const folder = new URL('./font/', import.meta.url);

/** The files of the fonts: the first has Chinese, and the second the letters with accents that it lacks. */
export const readFonts = (): readonly Uint8Array[] =>
  ['noto-sans-sc.otf', 'noto-sans.ttf'].map((name) => readFileSync(new URL(name, folder)));

/** The names by which an SVG asks for them. */
export const fontFamily = 'Noto Sans CJK SC, Noto Sans';

/** Several fonts as one: each character is that of the first font that has it. */
export function joinFonts(files: readonly Uint8Array[]): Font {
  const fonts = files.map(parseFont);
  const fontOf = (codePoint: number) => fonts.find((font) => font.has(codePoint));
  return {
    has: (codePoint) => fontOf(codePoint) !== undefined,
    width: (text) =>
      [...text].reduce((sum, character) => sum + (fontOf(character.codePointAt(0)!)?.width(character) ?? 0), 0),
  };
}

/**
 * Reads the widths of an OpenType font (tables `head`, `hhea`, `hmtx`, `cmap` in format 12 or 4). The font has no kerning and
 * no ligatures, so a text is as wide as its glyphs. Throws on a font without these tables.
 */
export function parseFont(bytes: Uint8Array): Font {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let n = 0; n < data.getUint16(4); n++) {
    const at = 12 + 16 * n;
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), data.getUint32(at + 8));
  }
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new Error(`the font has no table ${tag}`);
    return at;
  };
  const unitsPerEm = data.getUint16(table('head') + 18);
  const widths = data.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  const glyphs = glyphsOf(data, table('cmap'));
  return {
    has: (codePoint) => glyphs.has(codePoint),
    width(text) {
      let sum = 0;
      for (const character of text) {
        const glyph = glyphs.get(character.codePointAt(0)!);
        // Glyphs after the last width are as wide as that one.
        if (glyph !== undefined) sum += data.getUint16(hmtx + 4 * Math.min(glyph, widths - 1));
      }
      return sum / unitsPerEm;
    },
  };
}

function glyphsOf(data: DataView, cmap: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let n = 0; n < data.getUint16(cmap + 2); n++) {
    const at = cmap + data.getUint32(cmap + 4 + 8 * n + 4);
    found.set(data.getUint16(at), at);
  }
  const [wide, narrow] = [found.get(12), found.get(4)];
  if (wide !== undefined) return wideGlyphs(data, wide);
  if (narrow !== undefined) return narrowGlyphs(data, narrow);
  throw new Error('the font has no table of characters in format 12 or 4');
}

/** Format 12: characters that follow each other have glyphs that do. */
function wideGlyphs(data: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let group = 0; group < data.getUint32(at + 12); group++) {
    const of = at + 16 + 12 * group;
    const [first, last, glyph] = [data.getUint32(of), data.getUint32(of + 4), data.getUint32(of + 8)];
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

/** Format 4: the same up to U+FFFF, with a second way, by a list of glyphs. */
function narrowGlyphs(data: DataView, at: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const size = data.getUint16(at + 6);
  for (let segment = at + 14; segment < at + 14 + size; segment += 2) {
    const last = data.getUint16(segment);
    const first = data.getUint16(segment + size + 2);
    const delta = data.getUint16(segment + 2 * size + 2);
    const list = segment + 3 * size + 2;
    const offset = data.getUint16(list);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = offset ? data.getUint16(list + offset + 2 * (code - first)) : code;
      const glyph = (listed + delta) & 0xffff;
      if (glyph && (listed || !offset)) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

import type { FullLanguage } from '../core/language/model.ts';
import { bounds } from './bounds.ts';

/** What a text is made of, for the checks that compare and measure it. */

export interface Fence {
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a text, without their fences. */
export const fencesIn = (text: string): Fence[] =>
  [...text.matchAll(/^[ \t]*```(\w*)[ \t]*\n([\s\S]*?)^[ \t]*```/gm)].map(([, language, code]) => ({
    language: language!,
    code: code!.trimEnd(),
  }));

/** The code of the fenced blocks, of all or of one language. */
export const blocksIn = (text: string, language?: string): string[] =>
  fencesIn(text).flatMap((fence) => (language === undefined || fence.language === language ? [fence.code] : []));

/** Without the room that all lines have before them, as a block in a list has. */
export function dedented(code: string): string {
  const lines = code.split('\n');
  const room = Math.min(...lines.filter((line) => line.trim()).map((line) => /^ */.exec(line)![0].length));
  return lines.map((line) => line.slice(room)).join('\n');
}

/** The text without its fenced blocks. */
export const proseOf = (text: string): string => text.replace(/^[ \t]*```[\s\S]*?^[ \t]*```/gm, ' ');

/** What stands between single backticks. */
export const spansIn = (text: string): string[] =>
  [...proseOf(text).matchAll(/(`+)(.+?)\1/g)].map(([, , code]) => code!.trim());

/** Without the marks of Markdown, as it is seen. */
export const seen = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const han = /\p{Script=Han}/gu;
export const hanIn = (text: string): number => text.match(han)?.length ?? 0;

/** How long it is to read: English words, or Chinese characters with every Latin word as one. */
export function lengthOf(text: string, language: FullLanguage): number {
  const prose = seen(proseOf(text));
  const latin = prose.match(/[A-Za-z0-9][\w'’.-]*/g)?.length ?? 0;
  return bounds.unit[language] === 'words' ? latin : hanIn(prose) + latin;
}

/** How wide it looks: a Chinese character is as wide as two Latin letters. */
export const widthOf = (text: string): number => {
  const plain = seen(text);
  return plain.length + hanIn(plain);
};

/** Two options are the same when these are. `True` and `true` differ in code, and only there. */
export function normalised(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]$/, '');
  return plain.includes('`') ? plain : plain.toLowerCase();
}

/** Its pieces of `length` characters. */
export function piecesOf(text: string, length: number): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const pieces = new Set<string>();
  for (let i = 0; i + length <= plain.length; i++) pieces.add(plain.slice(i, i + length));
  return pieces;
}

/** Do two sets share more than this part of what either has? Ends as soon as they cannot any more. */
export function shareMoreThan(part: number, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  const needed = Math.floor((part * (a.size + b.size)) / (1 + part));
  let both = 0;
  let left = small.size;
  for (const piece of small) {
    if (both + left < needed) return false;
    left--;
    if (large.has(piece)) both++;
  }
  return both / (a.size + b.size - both) > part;
}

/** The sentences of its prose. A point inside a number or a name ends none. */
export const sentencesOf = (text: string): string[] =>
  proseOf(text)
    .split(/(?<=[.?!:]["'”’)]?)\s+|(?<=[。？！：；]”?)(?!”)|\n+/)
    .map((sentence) => sentence.replace(/^[\s\d.)*_-]+/, '').trim())
    .filter(Boolean);

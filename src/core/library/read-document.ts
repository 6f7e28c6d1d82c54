import { parse as parseCsv } from 'csv-parse/sync';
import { sectionsOf } from '../tutor/passages.ts';
import type { DocumentKind, DocumentSection } from './model.ts';

/** About as much as a section holds: a passage is read at once, and a model is given few of them. */
const room = 1_200;

/** The text of a file in the encodings that people's editors write; undefined when it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = decoded(bytes, utf16 ? 'utf-16le' : 'utf-8') ?? decoded(bytes, 'gb18030', isChinese);
  const found = text ?? decoded(bytes, 'windows-1252');
  return found === undefined || /[\p{Cc}--[\n\r\t\f\v]]/v.test(found) ? undefined : found;
}

function decoded(bytes: Uint8Array, encoding: string, fits = (_: string) => true): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return fits(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Most bytes can be read as some character of GB 18030; what it was written for are these. */
const isChinese = (text: string): boolean =>
  10 * (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0);

/** What is written in a document, in parts. A part that has no letter or digit is left out. */
export function readSections(kind: Exclude<DocumentKind, 'pdf'>, text: string): readonly DocumentSection[] {
  const whole = tidy(text);
  if (kind === 'csv') return rowsOf(whole);
  if (kind === 'text') return pieces(whole).map((body) => ({ body }));
  return sectionsOf(whole).flatMap(({ heading, body }) => {
    const named = unmarked(heading).trim();
    return pieces(unmarked(body)).map((piece) => ({ ...(named && { heading: named.slice(0, 200) }), body: piece }));
  });
}

export const readPages = (pages: readonly string[]): readonly DocumentSection[] =>
  pages.flatMap((text, at) =>
    pieces(tidy(text.replace(glyphs, (sign) => sign.normalize('NFKC')))).map((body) => ({ page: at + 1, body })),
  );

/** Signs that fonts have in the place of characters: radicals, ligatures, compatibility ideographs. */
const glyphs = /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g;

/** As it can be stored and shown: no control characters, no half characters, one kind of line end. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? sign : ''))
    .replace(/ +$/gm, '');

/** A table as lines that can be read alone: each row with the names of its columns. */
function rowsOf(text: string): readonly DocumentSection[] {
  const [first = ''] = text.split('\n');
  const [delimiter] = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length);
  const rows: readonly string[][] = parseCsv(text, {
    ...(delimiter !== undefined && { delimiter }),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    trim: true,
  });
  const [head = [], ...others] = rows;
  const lines = others.map((row) =>
    row
      .flatMap((cell, at) => (cell ? [head[at] ? `${head[at]}: ${cell}` : cell] : []))
      .join('; ')
      .replace(/\s+/g, ' '),
  );
  return pieces((others.length ? lines : [head.join('; ')]).join('\n\n')).map((body) => ({ body }));
}

/** Markdown as the words that its reader sees. */
const unmarked = (markdown: string): string =>
  markdown
    .replace(/^ *(?:```|~~~).*$/gm, '')
    .replace(/<!--[\s\S]*?-->|<\/?[a-z][^>\n]*>/gi, '')
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/^ {0,3}> ?/gm, '');

/** Paragraphs next to each other, as many as there is room for; one that is longer is cut at the ends of sentences. */
function pieces(text: string): readonly string[] {
  const parts = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .flatMap((part) => (part.length <= room ? [part] : cut(part)));
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && last.length + part.length + 2 <= room) found[found.length - 1] = `${last}\n\n${part}`;
    else found.push(part);
  }
  return found;
}

function cut(part: string): string[] {
  const found = [''];
  for (const sentence of part.match(/[\s\S]+?(?:[.!?]\s+|[。！？；\n]|$)/g) ?? [])
    for (let at = 0; at < sentence.length; at += room) {
      const piece = sentence.slice(at, at + room);
      if (found.at(-1)!.length + piece.length > room) found.push('');
      found[found.length - 1] += piece;
    }
  return found.map((one) => one.toWellFormed().trim()).filter(Boolean);
}

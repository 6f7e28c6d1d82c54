import { lengthOf } from '../language/length.ts';
import type { Language, Text } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import { termsOf } from './terms.ts';

/** About as much as is read at a glance, in letters of an alphabet. */
const room = 420;

/** One list, table or block of code may be longer than that before it is cut. */
const longest = 700;

/**
 * The part of a text that fits a question best: whole paragraphs, lists and blocks of code next to each other, in the
 * language of the reader. The question may be in another one, in which the text has the same paragraphs. With `wanted` it
 * begins with such a paragraph, and is empty where there is none.
 */
export function excerptOf(
  body: Text,
  question: string,
  language: Language,
  wanted: (block: string) => boolean = () => true,
): string {
  const shown = blocksOf(textIn(body, language));
  const versions = Object.values(body)
    .map((text) => blocksOf(text ?? ''))
    .filter((blocks) => blocks.length === shown.length);
  const asked = new Set(termsOf(question));
  const hits = shown.map((block, at) =>
    wanted(block) ? hitsIn(versions.map((blocks) => blocks[at]!).join('\n'), asked) : -1,
  );
  if (Math.max(...hits) < 0) return '';
  let from = hits.indexOf(Math.max(...hits));
  // What announces a list or a block of code says nothing alone, and what is announced is not understood alone.
  if (from > 0 && /[:：]$/.test(shown[from - 1]!)) from--;
  let size = lengthOf(shown[from] ?? '');
  let to = from + 1;
  while (to < shown.length && size + lengthOf(shown[to]!) <= room) size += lengthOf(shown[to++]!);
  if (to === from + 1 && to < shown.length && /[:：]$/.test(shown[from]!)) to++;
  return shown
    .slice(from, to)
    .map((block) => cut(block, asked))
    .join('\n\n');
}

const hitsIn = (text: string, asked: ReadonlySet<string>): number => {
  const own = new Set(termsOf(text));
  return [...asked].filter((term) => own.has(term)).length;
};

/** The blocks of a text: what stands between empty lines. A fence is one. */
export function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]];
  let fenced = false;
  for (const line of markdown.split('\n')) {
    const fence = /^\s*```/.test(line);
    if (fenced || (!fence && line.trim())) blocks.at(-1)!.push(line);
    else blocks.push(fence ? [line] : []);
    if (fenced && fence) blocks.push([]);
    if (fence) fenced = !fenced;
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

/** A block that is too long: the lines of a list or of code, or the sentences, from the one that fits best. */
function cut(block: string, asked: ReadonlySet<string>): string {
  if (lengthOf(block) <= longest) return block;
  const lines = block.split('\n');
  const fence = /^\s*```/.test(block);
  // A table begins with its head, and code with its fence.
  const head = fence || block.startsWith('|') ? lines.slice(0, fence ? 1 : 2) : [];
  const pieces = lines.length > 2 ? lines.slice(head.length, fence ? -1 : undefined) : sentencesOf(block);
  const joint = lines.length > 2 ? '\n' : '';
  const hits = pieces.map((piece) => hitsIn(piece, asked));
  const from = fence ? 0 : hits.indexOf(Math.max(...hits));
  let size = 0;
  const kept = pieces.slice(from).filter((piece, at) => {
    size += lengthOf(piece);
    return at === 0 || size <= room;
  });
  return [...head, kept.join(joint).trim(), ...(fence ? ['```'] : [])].join('\n');
}

/** Sentences, those together between which a mark is open. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const one of text.match(/[\s\S]+?(?:[.!?]["”')]?\s+|[。！？]["”』」）]?|$)/g) ?? []) {
    const last = sentences.at(-1);
    if (last !== undefined && isOpen(last)) sentences[sentences.length - 1] = last + one;
    else sentences.push(one);
  }
  return sentences;
}

const isOpen = (text: string): boolean =>
  [/\*\*/g, /`/g].some((mark) => (text.match(mark)?.length ?? 0) % 2 === 1) || /\[[^\]]*$|\]\([^)]*$/.test(text);

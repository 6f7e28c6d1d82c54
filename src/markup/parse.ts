import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import type { Block, Cell, Inline } from './tree.ts';

/**
 * The CommonMark parser for all platforms: raw HTML stays text, and a bare address needs its scheme to become a link.
 * Emphasis may also end after a full-width mark with a letter behind it, as in `**词元（token）**是`, where CommonMark wants
 * a space that Chinese does not have.
 */
const commonmark = new MarkdownIt('commonmark', { html: false, linkify: true })
  .use(cjkFriendly)
  .enable(['linkify', 'strikethrough', 'table']);
commonmark.validateLink = (url) => /^(https?:\/\/\S|mailto:\S|time:-?\d{1,12}$)/i.test(url.trim());
commonmark.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

type Token = ReturnType<typeof commonmark.parse>[number];

/** What was read last, the newest at the end: the same post goes to many people, and a message is read for two purposes. */
const kept = new Map<string, readonly Block[]>();
const maxKept = 200;

/** Parses a whole text. Never throws: what is not markup is literal text. */
export function parse(markdown: string): readonly Block[] {
  const before = kept.get(markdown);
  if (before) {
    kept.delete(markdown);
    kept.set(markdown, before);
    return before;
  }
  const lines = markdown.split(/\r\n?|\n/);
  const blocks = readBlocks(commonmark.parse(markdown, {}).values(), lines);
  kept.set(markdown, blocks);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return blocks;
}

/** Parses a text of one line: a title, a label, a value. */
export function parseInline(markdown: string): readonly Inline[] {
  return readInlines(commonmark.parseInline(markdown, {})[0]?.children ?? []);
}

/** Blocks up to the token that closes them. markdown-it gives a flat list in which each opening has its closing. */
function readBlocks(tokens: IterableIterator<Token>, lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const token of resume(tokens)) {
    if (token.nesting === -1) break;
    const above = lines[(token.map?.[0] ?? 0) - 1];
    const joined = blocks.length > 0 && above !== undefined && /[^\s>]/.test(above) ? { joined: true } : {};
    const block = readBlock(token, tokens, lines);
    if (block) blocks.push({ ...block, ...joined });
  }
  return blocks;
}

function readBlock(token: Token, tokens: IterableIterator<Token>, lines: readonly string[]): Block | undefined {
  switch (token.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', of: readLine(tokens) };
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), of: readLine(tokens) };
    case 'blockquote_open':
      return { kind: 'quote', of: readBlocks(tokens, lines) };
    case 'bullet_list_open':
      return readList(undefined, tokens, lines);
    case 'ordered_list_open':
      return readList(Number(token.attrGet('start') ?? 1), tokens, lines);
    case 'fence':
    case 'code_block':
      return { kind: 'fence', language: /^[\w+#.-]*/.exec(token.info.trim())?.[0] ?? '', text: token.content };
    case 'hr':
      return { kind: 'rule' };
    case 'table_open':
      return readTable(tokens);
    default:
      return undefined;
  }
}

function readList(start: number | undefined, tokens: IterableIterator<Token>, lines: readonly string[]): Block {
  const items: Block[][] = [];
  let tight = true;
  for (const token of resume(tokens)) {
    if (token.nesting === -1) break;
    const inside = [...untilClosed(tokens)];
    // markdown-it hides the paragraphs of a tight list.
    if (inside.some((one) => one.type === 'paragraph_open' && one.level === token.level + 1 && !one.hidden))
      tight = false;
    items.push(readBlocks(inside.values(), lines));
  }
  return { kind: 'list', tight, items, ...(start !== undefined && { start }) };
}

function readTable(tokens: IterableIterator<Token>): Block {
  const rows: Cell[][] = [];
  for (const token of untilClosed(tokens)) {
    if (token.type === 'tr_open') rows.push([]);
    else if (token.type === 'th_open' || token.type === 'td_open') {
      const align = /left|center|right/.exec(String(token.attrGet('style') ?? ''))?.[0] as Cell['align'];
      rows.at(-1)?.push({ of: [], ...(align && { align }) });
    } else if (token.type === 'inline') {
      const cell = rows.at(-1)?.pop();
      rows.at(-1)?.push({ ...cell, of: readInlines(token.children ?? []) });
    }
  }
  const [head = [], ...body] = rows;
  return { kind: 'table', head, rows: body };
}

/** Reads the text of a paragraph or a heading, and its closing token. */
function readLine(tokens: IterableIterator<Token>): Inline[] {
  return [...untilClosed(tokens)].flatMap((token) => readInlines(token.children ?? []));
}

/** The tokens up to the one that closes the last opened token. That one is consumed too. */
function* untilClosed(tokens: IterableIterator<Token>): Generator<Token> {
  let depth = 0;
  for (const token of resume(tokens)) {
    depth += token.nesting;
    if (depth < 0) return;
    yield token;
  }
}

/** Wraps the iterator so that leaving a loop does not close it: other loops read on from it. */
const resume = (tokens: IterableIterator<Token>): Iterable<Token> => ({
  [Symbol.iterator]: () => ({ next: () => tokens.next() }),
});

const marks: Readonly<Record<string, 'strong' | 'em' | 'strike'>> = {
  strong_open: 'strong',
  em_open: 'em',
  s_open: 'strike',
};

function readInlines(tokens: readonly Token[]): Inline[] {
  const top: Inline[] = [];
  const open: { of: Inline[]; kind?: Inline['kind'] }[] = [{ of: top }];
  const add = (inline: Inline): void => {
    const of = open.at(-1)!.of;
    const last = of.at(-1);
    if (inline.kind === 'text' && last?.kind === 'text')
      of[of.length - 1] = { kind: 'text', text: last.text + inline.text };
    else if (inline.kind !== 'text' || inline.text) of.push(inline);
  };
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const made = readInline(token);
    if (token.nesting === 0) {
      // A picture within a link keeps the link's target.
      const inLink = made.kind === 'link' && open.some(({ kind }) => kind === 'link' || kind === 'moment');
      for (const one of inLink ? made.of : [made]) add(one);
      continue;
    }
    // A mark within the same mark adds nothing, and links do not nest: the content belongs to the outer one.
    const held = made as Inline & { of: Inline[] };
    if (open.some(({ kind }) => kind === held.kind)) open.push({ of: open.at(-1)!.of });
    else {
      add(held);
      open.push(held);
    }
  }
  return top;
}

function readInline(token: Token): Inline {
  const mark = marks[token.type];
  if (mark) return { kind: mark, of: [] };
  switch (token.type) {
    case 'link_open':
      return linkTo(String(token.attrGet('href') ?? ''), []);
    // A picture from elsewhere becomes a link: loading it would tell its server who reads.
    case 'image':
      return linkTo(String(token.attrGet('src') ?? ''), readInlines(token.children ?? []));
    case 'code_inline':
      return { kind: 'code', text: token.content };
    case 'softbreak':
    case 'hardbreak':
      return { kind: 'break' };
    default:
      // An entity may stand for a line break.
      return { kind: 'text', text: token.content.replace(/[\r\n]/g, ' ') };
  }
}

function linkTo(href: string, of: Inline[]): Inline {
  const epoch = /^time:(-?\d+)$/i.exec(href.trim())?.[1];
  return epoch ? { kind: 'moment', epoch: Number(epoch), of } : { kind: 'link', href, of };
}

import MarkdownIt from 'markdown-it';
import { columns } from './table.ts';

/**
 * CommonMark → Slack's mrkdwn, in strings that may stand in separate blocks.
 *
 * Slack has no escape for its own marks: only `&`, `<` and `>` have entities, which is what keeps a name from pinging
 * anybody. So a literal `*`, `_`, `~` or backtick gets a word joiner (U+2060) on either side: invisible, the character
 * stays itself, and a mark needs a boundary before it and its word right after. The other way round, Slack does not see
 * a mark that we do mean inside a word, which in Chinese is everywhere: it gets a zero-width space (U+200B) around it.
 */

type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: '*' | '_' | '~'; readonly of: Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly of: Inline[] };

/** `gap` comes before it. A piece is divided only when it is longer than a whole section. */
type Chunk = { readonly gap: string; readonly code: boolean; readonly pieces: readonly string[] };

type Token = ReturnType<typeof commonmark.parse>[number];

const joiner = '\u2060';

const space = '\u200B';

const fence = '```';

const kinds: Readonly<Record<string, '*' | '_' | '~'>> = { strong_open: '*', em_open: '_', s_open: '~' };

const commonmark = new MarkdownIt('commonmark', { html: false, linkify: true }).enable([
  'linkify',
  'strikethrough',
  'table',
]);

commonmark.validateLink = (url) => /^(https?:\/\/\S|mailto:\S|time:\d{1,12}$)/i.test(url.trim());

commonmark.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });

/**
 * The text in strings of at most `most` characters, divided at the end of a paragraph, else of a sentence. On Slack
 * every command stands behind one, `/study`: where a sentence names one of `commands`, `/quiz` becomes `/study quiz`.
 */
export function sections(markdown: string, most: number, commands: readonly string[] = []): string[] {
  const done: string[] = [];
  let open = '';
  const close = (): void => {
    if (open.trim()) done.push(open.trim());
    open = '';
  };
  for (const { gap, code, pieces } of chunks(markdown, commands)) {
    const whole = code ? fenced(pieces) : pieces.join('');
    if (open.length + gap.length + whole.length <= most) {
      open += (open && gap) + whole;
      continue;
    }
    close();
    const parts = code ? pack(pieces, most - fenced([]).length).map((part) => fenced([part])) : pack(pieces, most);
    open = parts.pop() ?? '';
    done.push(...parts.map((part) => part.trim()).filter(Boolean));
  }
  close();
  return done;
}

/** The whole text as one string of mrkdwn. */
export function mrkdwn(markdown: string, commands: readonly string[] = []): string {
  return sections(markdown, Number.POSITIVE_INFINITY, commands).join('');
}

/** Without any mark, for what Slack shows as plain text. */
export function bare(markdown: string): string {
  const [line] = commonmark.parseInline(markdown, {});
  return letters(tree(line?.children ?? []))
    .replace(/\s+/g, ' ')
    .trim();
}

function chunks(markdown: string, commands: readonly string[]): Chunk[] {
  const found: Chunk[] = [];
  const lists: (number | undefined)[] = [];
  let quotes = 0;
  let start = '';
  let heading = false;
  let rows: string[][] | undefined;
  const add = (pieces: readonly string[], code = false): void => {
    found.push({ gap: lists.length ? '\n' : '\n\n', code, pieces });
  };
  const code = (lines: readonly string[]): void =>
    add(
      lines.map((line) => entities(line).replaceAll('``', `\`${joiner}\``)),
      true,
    );
  for (const token of commonmark.parse(markdown, {})) {
    if (token.type === 'bullet_list_open') lists.push(undefined);
    else if (token.type === 'ordered_list_open') lists.push(Number(token.attrGet('start') ?? 1));
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') {
      const number = lists.at(-1);
      const deep = '    '.repeat(lists.length - 1);
      start = deep + (number !== undefined ? `${number}. ` : deep ? '◦ ' : '• ');
      if (number !== undefined) lists.splice(-1, 1, number + 1);
    } else if (token.type === 'blockquote_open') quotes += 1;
    else if (token.type === 'blockquote_close') quotes -= 1;
    else if (token.type === 'heading_open') heading = true;
    else if (token.type === 'heading_close') heading = false;
    else if (token.type === 'hr') add(['———']);
    else if (token.type === 'fence' || token.type === 'code_block') code(token.content.match(/.*\n|.+$/g) ?? []);
    else if (token.type === 'table_open') rows = [];
    else if (token.type === 'tr_open') rows?.push([]);
    else if (token.type === 'table_close') {
      code(columns(rows ?? []));
      rows = undefined;
    } else if (token.type === 'inline' && rows) rows.at(-1)?.push(letters(tree(token.children ?? [])));
    else if (token.type === 'inline') {
      const inside = tree(token.children ?? []);
      const pieces = write(heading ? [{ kind: '*', of: inside }] : inside, commands);
      add([(quotes ? '>' : '') + start, ...pieces.map((piece) => (quotes ? piece.replace(/\n/g, '\n>') : piece))]);
      start = '';
    }
  }
  return found;
}

/** markdown-it's flat list, as a tree. */
function tree(tokens: readonly Token[]): Inline[] {
  const top: Inline[] = [];
  const open: Inline[][] = [top];
  const add = (inline: Inline): void => void open.at(-1)?.push(inline);
  for (const token of tokens) {
    const mark = kinds[token.type];
    const of: Inline[] = [];
    if (mark) add({ kind: mark, of });
    else if (token.type === 'link_open') add({ kind: 'link', href: String(token.attrGet('href') ?? ''), of });
    else if (token.type === 'code_inline') add({ kind: 'code', text: token.content });
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add({ kind: 'text', text: '\n' });
    else add({ kind: 'text', text: token.content });
    if (token.nesting === 1) open.push(of);
    else if (token.nesting === -1) open.pop();
  }
  return top;
}

const letters = (inlines: readonly Inline[]): string =>
  inlines.map((i) => ('text' in i ? i.text : letters(i.of))).join('');

const entities = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function literal(text: string): string {
  const guarded = text.replace(/[*_~`]/g, (mark, at: number) => {
    const around = (text[at - 1] ?? '') + (text[at + 1] ?? '');
    const harmless = mark !== '`' && (/^[A-Za-z0-9]{2}$/.test(around) || /^\s{2}$/.test(around));
    return harmless ? mark : joiner + mark + joiner;
  });
  const unsmiling = guarded.replace(/:(?=[\w+'-]*[a-z][\w+'-]*:)|@(?=channel|here|everyone)/gi, `$&${joiner}`);
  // At the beginning of a line even the entity of `>` is a quote.
  return entities(unsmiling.replace(/^>/gm, `${joiner}>`));
}

/** Strings that together are the mrkdwn: a mark with all it holds is one string, so is a sentence between marks. */
function write(inlines: readonly Inline[], commands: readonly string[], within = ''): string[] {
  const pieces: string[] = [];
  let wasMark = false;
  for (const inline of inlines) {
    const [first = '', ...more] = writeOne(inline, commands, within);
    const isMark = inline.kind !== 'text' && inline.kind !== 'link';
    const touches =
      (isMark && /[\p{L}\p{N}*_~`]$/u.test(pieces.at(-1) ?? '')) || (wasMark && /^[\p{L}\p{N}*_~`]/u.test(first));
    if (first) pieces.push(touches ? space + first : first, ...more);
    wasMark = isMark;
  }
  return pieces;
}

function writeOne(inline: Inline, commands: readonly string[], within: string): string[] {
  if (inline.kind === 'text') return literal(inline.text).match(/[\s\S]+?(?:[.!?](?:\s+|$)|[。！？]\s*|\n+|$)/gu) ?? [];
  if (inline.kind === 'code') {
    const [, command = '', rest = ''] = /^\/([a-z]+)(\s.*)?$/s.exec(inline.text) ?? [];
    if (commands.includes(command)) return [`\`/study ${entities(command + rest)}\``];
    // A code span cannot hold its own mark.
    return [inline.text.includes('`') ? literal(inline.text) : `\`${entities(inline.text)}\``];
  }
  if (inline.kind === 'link') {
    const label = Array.from(letters(inline.of).replace(/\s+/g, ' ').trim()).slice(0, 300).join('');
    const epoch = /^time:(\d+)$/i.exec(inline.href)?.[1];
    // What a client shows that cannot show a date; it knows no entities.
    if (epoch) return [`<!date^${epoch}^{date_short_pretty} {time}|${label.replace(/[<>|^&]+/g, ' ').trim() || '…'}>`];
    const url = entities(inline.href.replace(/[<>|]/g, encodeURIComponent));
    if (url.length > 2000) return [literal(label)];
    return [label && label !== inline.href ? `<${url}|${literal(label).replace(/\|/g, '¦')}>` : `<${url}>`];
  }
  const held = write(inline.of, commands, within + inline.kind).join('');
  if (within.includes(inline.kind)) return [held];
  // A mark ends with its line.
  return [held.replace(/^(\s*)(\S(?:.*\S)?)(\s*)$/gm, `$1${inline.kind}$2${inline.kind}$3`)];
}

const fenced = (of: readonly string[]): string => `${fence}\n${of.join('').replace(/\n$/, '')}\n${fence}`;

function pack(pieces: readonly string[], most: number): string[] {
  const done: string[] = [];
  let open = '';
  for (const piece of pieces.flatMap((p) => (p.length > most ? divide(p, most) : [p]))) {
    if (open.length + piece.length > most) {
      done.push(open);
      open = '';
    }
    open += piece;
  }
  return open ? [...done, open] : done;
}

/** A piece that is too long for any section: between characters, never within an entity or a surrogate pair. */
function divide(piece: string, most: number): string[] {
  const done: string[] = [];
  let open = '';
  for (const [atom] of piece.matchAll(/&(?:amp|lt|gt);|[\s\S]/gu)) {
    if (open.length + atom.length > most) {
      done.push(open);
      open = '';
    }
    open += atom;
  }
  return [...done, open];
}

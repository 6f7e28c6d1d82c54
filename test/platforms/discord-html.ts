import { safe } from './ledger.ts';

/** Discord's own markup as its clients show it. What is no mark stays as it was written, so that a stray one is seen. */
export function discordHtml(text: string): string {
  return text
    .split(/(^```[\s\S]*?```)/m)
    .map((part, at) => (at % 2 ? fence(part) : lines(part)))
    .join('');
}

function fence(block: string): string {
  const code = block.replace(/^```(?:[\w+#.-]*\n)?|\n?```$/g, '');
  return `<pre tabindex="0"><code>${safe(code)}</code></pre>`;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^(#{1,3}) (.*)$/, 'heading'],
  [/^-# (.*)$/, 'small'],
  [/^> ?(.*)$/, 'quote'],
  [/^( *)[-*] (.*)$/, 'item'],
  [/^( *)(\d+)\. (.*)$/, 'step'],
];

function lines(text: string): string {
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => {
      const [shape, kind] = kinds.find(([one]) => one.test(line)) ?? [/^(.*)$/, 'plain'];
      const [, a = '', b = '', c = ''] = shape.exec(line) ?? [];
      if (kind === 'heading') return `<h3 class="${['one', 'two', 'three'][a.length - 1]}">${marks(b)}</h3>`;
      if (kind === 'small') return `<p><small>${marks(a)}</small></p>`;
      if (kind === 'quote') return `<blockquote>${marks(a)}</blockquote>`;
      if (kind === 'item') return `<ul style="margin-left:${a.length / 2}rem"><li>${marks(b)}</li></ul>`;
      if (kind === 'step') return `<ol start="${b}" style="margin-left:${a.length / 2}rem"><li>${marks(c)}</li></ol>`;
      return line.trim() ? `<div>${marks(line)}</div>` : '<br>';
    })
    .join('');
}

const inline = new RegExp(
  [
    '(?<ticks>`+)(?<code>.+?)(?<!`)\\k<ticks>(?!`)',
    '\\\\(?<escaped>[^0-9A-Za-z\\s])',
    '\\[(?<label>(?:\\\\.|[^\\]\\\\])+)\\]\\(<?(?<url>https?:[^\\s()<>]*(?:\\([^()\\s]*\\)[^()\\s<>]*)*)>?\\)',
    '<t:(?<epoch>-?\\d+)(?::\\w)?>',
    '<(?<bare>https?:[^>\\s]+)>|(?<found>https?://[^\\s<>)]+)',
    '\\*\\*(?<bold>(?:\\\\.|`[^`]*`|[^\\\\])+?)\\*\\*(?!\\*)',
    '__(?<under>(?:\\\\.|[^\\\\])+?)__(?!_)',
    '~~(?<struck>(?:\\\\.|[^\\\\])+?)~~',
    '\\*(?<star>(?![\\s*])(?:\\\\.|[^*\\\\])+?)(?<!\\s)\\*(?!\\*)',
    '(?<!\\w)_(?<line>(?:\\\\.|[^_\\\\])+?)_(?!\\w)',
  ].join('|'),
  'gsu',
);

function marks(text: string): string {
  let html = '';
  let from = 0;
  for (const { 0: whole, index, groups: g = {} } of text.matchAll(inline)) {
    html += safe(text.slice(from, index));
    from = index + whole.length;
    const url = g.url ?? g.bare ?? g.found;
    if (g.code !== undefined) html += `<code>${safe(g.code.trim())}</code>`;
    else if (g.escaped) html += safe(g.escaped);
    else if (url) html += `<a href="${safe(url)}">${g.label ? marks(g.label) : safe(url)}</a>`;
    else if (g.epoch)
      html += `<time>${new Date(Number(g.epoch) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`;
    else if (g.bold) html += `<b>${marks(g.bold)}</b>`;
    else if (g.under) html += `<u>${marks(g.under)}</u>`;
    else if (g.struck) html += `<s>${marks(g.struck)}</s>`;
    else html += `<em>${marks(g.star ?? g.line ?? '')}</em>`;
  }
  return html + safe(text.slice(from));
}

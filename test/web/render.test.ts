import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moment, plain, type View } from '../../src/chat/contract/view.ts';
import { type PageBlock, renderView } from '../../src/web/render/view.ts';
import { hostile } from '../chat/hostile.ts';

const shown = (text: string): string => {
  const [block] = renderView({ body: [{ kind: 'text', text }] }).body;
  return (block as Extract<PageBlock, { kind: 'text' }>).html;
};

/** Every element and attribute that a browser would make of it, by a reader that knows what markdown-it writes. */
const tags = (html: string): string[] => [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)].map((m) => m[0]);
const harmless =
  /^<\/?(p|strong|em|s|code|br|ul|ol|li|h[1-6]|blockquote|hr|table|thead|tbody|tr|th|td)( start="\d+")?( style="text-align:\w+")?\s*\/?>$|^<(pre|div class="wide") tabindex="0">$|^<\/(pre|div|a|time)>$|^<a href="(https?:\/\/|mailto:)[^"<>]*" rel="noopener noreferrer" target="_blank">$|^<time datetime="[0-9TZ:.+-]+">$/;

describe('a view as the page shows it', () => {
  it('keeps every kind of block, in order', () => {
    const view: View = {
      title: 'Day **1**',
      tone: 'good',
      body: [
        { kind: 'text', text: 'Hello *you*\nthere' },
        { kind: 'facts', facts: [['Tasks', '**4** of 5']] },
        { kind: 'meter', label: 'Sprint', done: 1, of: 5 },
        { kind: 'buttons', buttons: [{ label: 'Done & dusted', route: 'task.done' }] },
        { kind: 'select', placeholder: 'Pick', route: 'quiz.answer:1', min: 1, max: 1, options: [] },
      ],
    };
    const page = renderView(view);
    expect(page.title?.html).toBe('Day <strong>1</strong>');
    expect(page.tone).toBe('good');
    expect(page.body.map((block) => block.kind)).toEqual(['text', 'facts', 'meter', 'buttons', 'select']);
    expect(page.body[0]).toEqual({ kind: 'text', html: '<p>Hello <em>you</em><br>\nthere</p>' });
    expect(page.body[1]).toEqual({ kind: 'facts', facts: [{ label: 'Tasks', value: '<strong>4</strong> of 5' }] });
  });

  it('names a moment for the page to show in the reader’s own time', () => {
    const at = Temporal.Instant.from('2026-11-23T20:00:00Z');
    expect(shown(`See you ${moment(at, 'at **eight**')}!`)).toBe(
      '<p>See you <time datetime="2026-11-23T20:00:00.000Z">at <strong>eight</strong></time>!</p>',
    );
  });

  it('opens links elsewhere, and only safe ones', () => {
    expect(shown('[read](https://example.org/a?b="c")')).toBe(
      '<p><a href="https://example.org/a?b=%22c%22" rel="noopener noreferrer" target="_blank">read</a></p>',
    );
    expect(shown('[x](/api/restart)')).not.toContain('<a');
    expect(shown('[x](time:1);alert(1)')).toContain('1970-01-01');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![track](https://evil.example/pixel.png)',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](vbscript:x)',
    '[x](time:1" onmouseover="alert(1))',
    '[x](https://a" onmouseover="alert(1))',
    '[x]( https://a.example/"><script>alert(1)</script> )',
    '<https://a.example/"onclick=alert(1)>',
    '[a]: javascript:alert(1)\n[a]',
    '```html" onmouseover="alert(1)\n<script>x</script>\n```',
    '`<b onclick=alert(1)>`',
    '<!-- --><svg/onload=alert(1)>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '[![x](https://e.example/p.png)](https://e.example)',
  ])('makes nothing live of %s', (hostile) => {
    for (const block of [hostile, `**${hostile}**`, `- ${hostile}`])
      for (const tag of tags(shown(block))) expect(tag).toMatch(harmless);
    const page = renderView({ title: hostile, body: [{ kind: 'facts', facts: [[hostile, hostile]] }] });
    for (const tag of tags(page.title?.html ?? '')) expect(tag).toMatch(harmless);
  });

  it('shows somebody’s name as they wrote it, whatever it is', () => {
    const name = '<b>*Ana*</b> [x](https://e.example) `#1`';
    expect(shown(plain(name))).toBe('<p>&lt;b&gt;*Ana*&lt;/b&gt; [x](https://e.example) `#1`</p>');
  });

  it('leaves out a link button that is not a link', () => {
    const url = 'javascript:alert(1)';
    const page = renderView({ body: [{ kind: 'buttons', buttons: [{ label: 'x', url }] }] });
    expect(page.body).toEqual([{ kind: 'buttons', buttons: [] }]);
  });

  it('shows hostile words as they are, and makes nothing live of them', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const clean = typed.slice(0, 3000).toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim();
        const html = shown(plain(clean));
        expect(tags(html)).toEqual(clean ? ['<p>', '</p>'] : []);
        const words = html
          .replace(/^<p>|<\/p>$/g, '')
          .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"' })[name] ?? '&');
        expect(words).toBe(clean);
        for (const tag of tags(shown(typed.slice(0, 3000)))) expect(tag).toMatch(harmless);
      }),
      { numRuns: 300 },
    );
  });

  it('links a bare address, and draws no second sign beside a title', () => {
    expect(shown('see https://x.example/a')).toContain(
      '<a href="https://x.example/a" rel="noopener noreferrer" target="_blank">',
    );
    expect(renderView({ title: '✓ Right', tone: 'good', body: [] }).title?.html).toBe('Right');
    expect(renderView({ tone: 'bad', body: [{ kind: 'text', text: 'Not saved.' }] }).body).toEqual([
      { kind: 'text', html: '<p>⚠ Not saved.</p>' },
    ]);
  });

  it.each([
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n\n4. b', '<ol start="3">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['```js\na < b\n```', '<pre tabindex="0"><code>a &lt; b\n</code></pre>'],
    [
      '|a|\n|-:|\n|1|',
      '<div class="wide" tabindex="0"><table>\n<thead>\n<tr>\n<th style="text-align:right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td style="text-align:right">1</td>\n</tr>\n</tbody>\n</table></div>',
    ],
  ])('%j becomes %j', (markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });
});

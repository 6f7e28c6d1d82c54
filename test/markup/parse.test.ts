import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moment, plain } from '../../src/chat/contract/view.ts';
import { parse, parseInline } from '../../src/markup/parse.ts';
import { signTone } from '../../src/markup/tone.ts';
import { type Block, type Inline, lettersOf } from '../../src/markup/tree.ts';
import { hostile } from '../chat/hostile.ts';

const words = (text: string): Inline => ({ kind: 'text', text });
const paragraph = (...of: Inline[]): Block => ({ kind: 'paragraph', of });

test.each<[string, readonly Block[]]>([
  ['a\nb', [paragraph(words('a'), { kind: 'break' }, words('b'))]],
  ['## A **b**', [{ kind: 'heading', level: 2, of: [words('A '), { kind: 'strong', of: [words('b')] }] }]],
  // Chinese has no space after a full-width mark.
  ['**词元（token）**是', [paragraph({ kind: 'strong', of: [words('词元（token）')] }, words('是'))]],
  ['是**“词元”**的', [paragraph(words('是'), { kind: 'strong', of: [words('“词元”')] }, words('的'))]],
  ['> a', [{ kind: 'quote', of: [paragraph(words('a'))] }]],
  ['3. a\n4. b', [{ kind: 'list', start: 3, tight: true, items: [[paragraph(words('a'))], [paragraph(words('b'))]] }]],
  ['- a\n\n- b', [{ kind: 'list', tight: false, items: [[paragraph(words('a'))], [paragraph(words('b'))]] }]],
  ['a\n- b', [paragraph(words('a')), { kind: 'list', tight: true, joined: true, items: [[paragraph(words('b'))]] }]],
  ['- a\n\nb', [{ kind: 'list', tight: true, items: [[paragraph(words('a'))]] }, paragraph(words('b'))]],
  ['```py x\na\n```', [{ kind: 'fence', language: 'py', text: 'a\n' }]],
  ['    a', [{ kind: 'fence', language: '', text: 'a\n' }]],
  ['---', [{ kind: 'rule' }]],
  [
    '| a | b |\n|:-:|---|\n| 1 | |',
    [
      {
        kind: 'table',
        head: [{ align: 'center', of: [words('a')] }, { of: [words('b')] }],
        rows: [[{ align: 'center', of: [words('1')] }, { of: [] }]],
      },
    ],
  ],
])('%j is read into a tree', (markdown, tree) => {
  expect(parse(markdown)).toEqual(tree);
});

test.each<[string, readonly Inline[]]>([
  [
    '`a` ~~b~~ *c*',
    [
      { kind: 'code', text: 'a' },
      words(' '),
      { kind: 'strike', of: [words('b')] },
      words(' '),
      { kind: 'em', of: [words('c')] },
    ],
  ],
  ['**a **b** c**', [{ kind: 'strong', of: [words('a b c')] }]],
  ['&amp; \\* 1\\.', [words('& * 1.')]],
  ['a&#10;b', [words('a b')]],
  ['<b>x</b>', [words('<b>x</b>')]],
  [
    'https://x.example, x.example',
    [{ kind: 'link', href: 'https://x.example', of: [words('https://x.example')] }, words(', x.example')],
  ],
  ['![alt](https://x.example/p.png)', [{ kind: 'link', href: 'https://x.example/p.png', of: [words('alt')] }]],
  ['[x](javascript:alert(1))', [words('[x](javascript:alert(1))')]],
  ['[x](/relative)', [words('[x](/relative)')]],
  ['[![x](https://a.example/p)](https://b.example)', [{ kind: 'link', href: 'https://b.example', of: [words('x')] }]],
  [
    moment(Temporal.Instant.from('2026-11-23T20:00:00Z'), 'Mon'),
    [{ kind: 'moment', epoch: 1795464000, of: [words('Mon')] }],
  ],
])('%j is read into words', (markdown, tree) => {
  expect(parseInline(markdown)).toEqual(tree);
});

test('what somebody typed is one text, whatever it is', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const clean = typed.toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim();
      expect(parse(plain(clean))).toEqual(clean ? [paragraph(words(clean))] : []);
      expect(lettersOf(parseInline(plain(clean)))).toBe(clean);
    }),
    { numRuns: 300 },
  );
});

test('any text is read without a fault', () => {
  const mark = fc.constantFrom(
    ...'*_~`[]()<>#-+|!\\ \n>1.',
    '```\n',
    '| a |\n|---|\n',
    '[x](time:1)',
    '- ',
    '  ',
    'ab',
    '&lt;',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.array(mark, { maxLength: 60 }).map((list) => list.join('')),
      ),
      (text) => {
        expect(parse(text)).toEqual(parse(text));
      },
    ),
    { numRuns: 300 },
  );
});

test('a tone has a sign before the title or, without one, before the first text', () => {
  expect(signTone({ title: 'Right', tone: 'good', body: [] }).title).toBe('✓ Right');
  expect(signTone({ title: 'Not right', tone: 'wrong', body: [] }).title).toBe('✗ Not right');
  expect(signTone({ title: 'Erase?', tone: 'bad', body: [] }).title).toBe('⚠ Erase?');
  const body = [{ kind: 'buttons' }, { kind: 'text', text: 'Saved.' }, { kind: 'text', text: 'More.' }];
  expect(signTone({ tone: 'good', body }).body[1]).toEqual({ kind: 'text', text: '✓ Saved.' });
  expect(signTone({ tone: 'bad', body: [{ kind: 'text', text: '- a' }] }).body).toEqual([
    { kind: 'text', text: '⚠\n\n- a' },
  ]);
  expect(signTone({ tone: 'good', body: [{ kind: 'buttons' }] })).toEqual({
    tone: 'good',
    title: '✓',
    body: [{ kind: 'buttons' }],
  });
  const silent = { title: 'Task', body };
  expect(signTone(silent)).toBe(silent);
});

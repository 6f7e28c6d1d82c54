import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { moment, name, plain, text } from '../../src/chat/contract/view.ts';
import { hostile } from './hostile.ts';

// Everything on that could make something else of a text.
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true });

/** What somebody would read, and what is markup in it. */
function rendered(source: string): { words: string; markup: readonly string[] } {
  const tokens = markdown.parse(source, {});
  const inline = tokens.flatMap((token) => token.children ?? []);
  return {
    words: inline.map((token) => token.content).join(''),
    markup: [...tokens, ...inline]
      .map((t) => t.type)
      .filter((type) => !/^(paragraph_(open|close)|inline|text)$/.test(type)),
  };
}

const pieces = fc.constantFrom(
  ...'\\`*_{}[]()<>#+-.!|~&:@=$^"\'/;%,? \n\t',
  'a', '1. ', '- ', '> ', '# ', '```', '---', '===', '&amp;', '&#64;', '<@123>', '<!channel>', '<b>', '<!--', '@everyone',
  'http://evil.example', 'www.evil.example', 'me@evil.example', '[x](time:1)', '![i](u)', '|-|', '*[a]: b', '学', '(c)', '...', '😀', '\u00a0', '\u2028',
); // biome-ignore format: a list

test('somebody else’s text comes out as it was written, with no markup, link or mention', () => {
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((list) => list.join('')),
    // What the store refuses never comes this far.
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  );
  fc.assert(
    fc.property(anything, (typed) => {
      const { words, markup } = rendered(plain(typed));
      expect(markup).toEqual([]);
      expect(words).toBe(typed.replace(/\s+/g, ' ').trim());
    }),
    { numRuns: 2000 },
  );
});

test('nor does it change the sentence around it', () => {
  const around = fc.constantFrom(['**', '**'], ['- ', ''], ['[', '](https://example.org)'], ['x ', ' y']);
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), around, (list, [before, after]) => {
      const typed = plain(list.join(''));
      fc.pre(/^[\p{L}]/u.test(typed) && /[\p{L}]$/u.test(typed));
      const sane = rendered(`${before}word${after}`);
      expect(rendered(`${before}${typed}${after}`).markup).toEqual(sane.markup);
    }),
  );
});

test('paragraphs that are not there leave no gap', () => {
  expect(text('One', undefined, false, '', 'Two')).toEqual({ kind: 'text', text: 'One\n\nTwo' });
});

test('a moment is a link to its second', () => {
  expect(moment(Temporal.Instant.from('2026-11-23T20:00:00.900Z'), 'Mon')).toBe('[Mon](time:1795464000)');
});

test('a name is isolated, so that its direction is its own', () => {
  expect(name('Ada', '?')).toBe('\u2068Ada\u2069');
  expect(name('مريم', '?')).toBe('\u2068مريم\u2069');
  expect(name(' Mei *Lin*\n', '?')).toBe('\u2068Mei \\*Lin\\*\u2069');
});

test('a name keeps no control and no character that turns the text around it', () => {
  expect(name('A\u202eda\u2066\u2069\0\u0007\u2028', '?')).toBe('\u2068Ada\u2069');
  // What joins letters and emoji is part of a name.
  expect(name('👩‍🚀 می‌خواهم', '?')).toBe('\u2068👩‍🚀 می‌خواهم\u2069');
});

test.each([
  '',
  ' ',
  '\u200b',
  '\u3164',
  '\u2800',
  '\u00ad\u2060',
  '\u115f\u1160',
  '\uffa0',
  '\ufeff',
  '\u202e',
  '\u180e',
  '\ud800',
])('a name that shows nothing (%j) is the fallback', (nothing) => {
  expect(name(nothing, 'Some*body')).toBe('\u2068Some\\*body\u2069');
});

test('any name is one isolate, never blank and never markup', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
      ),
      (typed) => {
        const { words, markup } = rendered(name(typed, 'somebody'));
        expect(markup).toEqual([]);
        expect(words).toMatch(/^\u2068[^\p{Cc}\p{Bidi_Control}]+\u2069$/u);
        expect(words.slice(1, -1).replace(/[\s\p{Default_Ignorable_Code_Point}\u2800]/gu, '')).not.toBe('');
      },
    ),
  );
});

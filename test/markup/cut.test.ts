import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterStart, head, shorten, shortLabel } from '../../src/markup/cut.ts';
import { hostile } from '../chat/hostile.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const characters = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
/** Characters that people read as one, of up to eleven units. */
const words = fc
  .array(fc.constantFrom('a', ' ', '字', '😀', '👩‍👩‍👧‍👦', '🇩🇪', 'é', 'e\u0301', '각', 'นี', '\r\n', '\u2060'), {
    maxLength: 40,
  })
  .map((list) => list.join(''));

test('a beginning ends with a whole character', () => {
  expect(head('ab😀', 3)).toBe('ab');
  expect(head('ab😀', 4)).toBe('ab😀');
  expect(head('a👩‍👩‍👧‍👦b', 5)).toBe('a');
  expect(head('e\u0301e\u0301', 3)).toBe('e\u0301');
  fc.assert(
    fc.property(words, fc.nat(60), (text, maxLength) => {
      const cut = head(text, maxLength);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(maxLength);
      const all = characters(text);
      const kept = characters(cut).length;
      expect(cut).toBe(all.slice(0, kept).join(''));
      // The next character would not have fitted.
      if (kept < all.length) expect(cut.length + all[kept]!.length).toBeGreaterThan(maxLength);
    }),
  );
});

test('a letter with more marks than anybody reads is cut between them, so that a cut always gets on', () => {
  expect(head(`a${'\u0301'.repeat(500)}`, 100)).toHaveLength(100);
  fc.assert(
    fc.property(hostile, fc.integer({ min: 70, max: 300 }), (text, maxLength) => {
      const cut = head(text, maxLength);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(maxLength);
      expect(cut.length).toBeGreaterThan(Math.min(text.length, maxLength) - 64);
      if (text.isWellFormed()) expect(cut.isWellFormed()).toBe(true);
    }),
  );
});

test('where a character begins is never after the place that was asked for', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: -5, max: 200 }), (text, at) => {
      const start = characterStart(text, at);
      expect(start).toBeLessThanOrEqual(Math.max(0, at));
      expect(characterStart(text, start)).toBe(start);
    }),
  );
});

test('a short text stays, a long one ends with an ellipsis, and a blank one is an ellipsis', () => {
  expect(shorten(' Bayes ', 5)).toBe('Bayes');
  expect(shorten('Bayes again', 7)).toBe('Bayes…');
  expect(shorten('a\nb', 9)).toBe('a\nb');
  expect(shortLabel('a\n  b', 9)).toBe('a b');
  for (const blank of ['', ' ', '\n']) expect(shorten(blank, 3)).toBe('…');
  fc.assert(
    fc.property(fc.oneof(words, hostile), fc.integer({ min: 1, max: 80 }), (text, maxLength) => {
      const short = shorten(text, maxLength);
      expect(short.length).toBeLessThanOrEqual(maxLength);
      expect(short.trim()).not.toBe('');
      expect(shorten(short, maxLength)).toBe(short);
      if (short !== text.trim()) expect(short.endsWith('…')).toBe(true);
    }),
  );
});

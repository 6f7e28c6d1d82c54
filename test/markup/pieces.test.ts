import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockGap, cutPieces, lengthOf, type Piece, sentences, solid, text, textOf } from '../../src/markup/pieces.ts';

const code = (...lines: string[]): Piece => ({ kind: 'code', open: '```\n', lines, close: '```' });
const cut = (pieces: readonly Piece[], room: number) => cutPieces(pieces, room).map(textOf);

describe('a long text is cut', () => {
  const one = sentences('One is here. Two is there. ');
  const three = sentences('Three is far away.');

  test('at the end of a block', () => {
    expect(cut([...one, text(blockGap), ...three], 40)).toEqual([
      'One is here. Two is there. \n\n',
      'Three is far away.',
    ]);
  });

  test('at the end of a sentence, where no block ends in the second half', () => {
    expect(cut([...one, ...three], 30)).toEqual(['One is here. Two is there. ', 'Three is far away.']);
    expect(cut([text('一'), text(blockGap), ...sentences('这是一句。这是又一句。')], 10)).toEqual([
      '一\n\n这是一句。',
      '这是又一句。',
    ]);
  });

  test('else at the end of a word, else of a character', () => {
    expect(cut(sentences('words without an end'), 15)).toEqual(['words without ', 'an end']);
    expect(cut(sentences('words without an end'), 8)).toEqual(['words ', 'without an end']);
    expect(cut(sentences('😀😀😀'), 3)).toEqual(['😀', '😀😀']);
  });

  test('but not within what must stay whole', () => {
    const link = solid('[a long label](https://x.example)');
    expect(cut([text('See '), link], 20)).toEqual(['See ', '[a long label](https://x.example)']);
    expect(cutPieces([link], 20)).toEqual([[], [link]]);
  });

  test.each([
    ['a\\*b', 2],
    ['a&amp;b', 4],
    ['a\u2060*\u2060b', 3],
  ])('nor within the escape of a character: %j', (escaped, room) => {
    expect(cut(sentences(escaped), room)).toEqual(['a', escaped.slice(1)]);
  });

  test('a block of code goes whole to the next part, or line by line when no part could hold it', () => {
    const block = code('a = 1\n', 'b = 2\n', 'c = 3\n');
    expect(cut([text('Code: '), block], 30)).toEqual(['Code: ', textOf([block])]);
    expect(cut([block], 20)).toEqual(['```\na = 1\nb = 2\n```', '```\nc = 3\n```']);
  });
});

test('no cut is longer than its room, and nothing is lost but space between the parts', () => {
  const word = fc.constantFrom(
    'a',
    'word',
    ' ',
    '. ',
    '。',
    '\n',
    '\\*',
    '&lt;',
    '\u2060_\u2060',
    '👩‍👩‍👧‍👦',
    '字',
    blockGap,
  );
  const piece: fc.Arbitrary<Piece[]> = fc.oneof(
    fc.array(word, { maxLength: 30 }).map((list) => sentences(list.join(''))),
    fc.string({ minLength: 1, maxLength: 20 }).map((words): Piece[] => [solid(words)]),
    fc.constant<Piece[]>([text(blockGap)]),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 25, max: 200 }), (list, room) => {
      const pieces = list.flat();
      const parts: string[] = [];
      let left: readonly Piece[] = pieces;
      while (left.length > 0) {
        const [kept, rest] = cutPieces(left, room);
        expect(lengthOf(kept)).toBeLessThanOrEqual(room);
        expect(kept.length).toBeGreaterThan(0);
        parts.push(textOf(kept));
        left = rest;
      }
      expect(parts.join('').replace(/\s/g, '')).toBe(textOf(pieces).replace(/\s/g, ''));
    }),
  );
});

test('every line of code is there once, whatever the room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{0,30}$/), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 50, max: 200 }),
      (lines, room) => {
        const found: string[] = [];
        let left: readonly Piece[] = [code(...lines.map((line) => `${line}\n`))];
        while (left.length > 0) {
          const [kept, rest] = cutPieces(left, room);
          expect(lengthOf(kept)).toBeLessThanOrEqual(room);
          expect(textOf(kept)).toMatch(/^```\n[^`]*```$/);
          found.push(...textOf(kept).split('\n').slice(1, -1));
          left = rest;
        }
        expect(found).toEqual(lines);
      },
    ),
  );
});

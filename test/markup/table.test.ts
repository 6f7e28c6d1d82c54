import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meterBar } from '../../src/markup/meter.ts';
import { parse } from '../../src/markup/parse.ts';
import { layOutTable } from '../../src/markup/table.ts';
import { lettersOf, type Table } from '../../src/markup/tree.ts';
import { padTo, widthOf } from '../../src/markup/width.ts';

test.each([
  ['', 0],
  ['prior', 5],
  ['先验', 4],
  ['한글', 4],
  ['ｶﾅ', 2],
  ['カナ', 4],
  ['é e\u0301', 3],
  ['👩‍👩‍👧‍👦', 2],
  ['🇩🇪', 2],
  ['\u2060\u200b', 0],
  ['，。', 4],
])('%j is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('the width of a text is that of its characters together', () => {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(50), (text, width) => {
      const characters = Array.from(segmenter.segment(text), ({ segment }) => widthOf(segment));
      expect(characters.reduce((sum, one) => sum + one, 0)).toBe(widthOf(text));
      expect(widthOf(padTo(text, width))).toBe(Math.max(width, widthOf(text)));
    }),
  );
});

const layOut = (markdown: string) => layOutTable(parse(markdown)[0] as Table);

test('a table is lined up in a block of code, where no markup is read', () => {
  expect(
    layOut('| Word | 意思 |\n|---|:-:|\n| prior | 先验 |\n| **base** \\| `rate` | [基础率](https://x.example) |'),
  ).toEqual([
    {
      kind: 'fence',
      language: '',
      joined: false,
      text: 'Word         意思\n───────────  ──────\nprior        先验\nbase | rate  基础率\n',
    },
  ]);
});

test('a table wider than a phone is told row by row; a column without a name holds the names of the rows', () => {
  const cell = 'a sentence that goes on for rather a while';
  const rows = layOut(`| | Note |\n|---|---|\n| Small | ${cell} |\n| Large | *${cell}* |`);
  expect(rows.map((row) => (row.kind === 'paragraph' ? lettersOf(row.of) : row))).toEqual([
    `Small\nNote ${cell}`,
    `Large\nNote ${cell}`,
  ]);
});

test('no table in code is wider than a phone, and every letter of a table is shown', () => {
  const cell = fc.stringMatching(/^[a-z字]{1,12}$/);
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 5 })
        .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 2, maxLength: 5 })),
      (rows) => {
        const [head = [], ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
        const blocks = layOut([head, `|${'-|'.repeat(rows[0]!.length)}`, ...body].join('\n'));
        const shown = blocks
          .map((b) => (b.kind === 'fence' ? b.text : b.kind === 'paragraph' ? lettersOf(b.of) : ''))
          .join('\n');
        if (blocks[0]?.kind === 'fence')
          for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(44);
        for (const word of rows.flat()) expect(shown).toContain(word);
      },
    ),
  );
});

test('a meter is full only when all is done, and empty only when nothing is', () => {
  expect(meterBar(3, 5)).toBe('▰▰▰▰▰▰▱▱▱▱ 3/5');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 1000 }), (done, of) => {
      const bar = meterBar(done, of);
      const full = bar.match(/▰/g)?.length ?? 0;
      expect(bar.match(/[▰▱]/g)).toHaveLength(10);
      expect(full === 10).toBe(done >= of);
      expect(full === 0).toBe(done === 0);
      expect(meterBar(done + 1, of).match(/▰/g)!.length).toBeGreaterThanOrEqual(full);
    }),
  );
});

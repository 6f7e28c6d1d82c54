import { describe, expect, test } from 'vitest';
import { type Draw, fitView } from '../../src/chat/contract/capability.ts';
import { type Block, text, type View } from '../../src/chat/contract/view.ts';

const table: Block = {
  kind: 'table',
  caption: 'This week',
  header: ['Name', 'Minutes'],
  rows: [['**Ada**', '30'], ['Bo | Co', '5'], ['Di\nEd']],
};
const chart: Block = {
  kind: 'chart',
  title: 'Minutes a day',
  labels: ['Mon', 'Tue'],
  series: [
    { label: 'You', values: [10, 20] },
    { label: 'Group', values: [15] },
  ],
  alt: 'More on Tuesday than on Monday',
};
const view: View = { title: 'Week', language: 'en', body: [text('Before'), table, chart, text('After')] };

describe('a view on a platform that draws neither charts nor tables', () => {
  test('has a table in CommonMark, and a chart as its figures, said once', async () => {
    const fitted = await fitView(view, new Set());
    expect(fitted).toMatchObject({ title: 'Week', language: 'en' });
    expect(fitted.body.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual([
      'Before',
      '**This week**\n\n| Name | Minutes |\n| --- | --- |\n| **Ada** | 30 |\n| Bo \\| Co | 5 |\n| Di Ed |  |',
      '**Minutes a day**\n\n|  | You | Group |\n| --- | --- | --- |\n| Mon | 10 | 15 |\n| Tue | 20 |  |',
      'After',
    ]);
  });

  const png = new Uint8Array([1, 2, 3]);
  const dark = new Uint8Array([4]);
  const draw: Draw = async (_, theme) => (theme === 'dark' ? dark : png);
  const alt = 'More on Tuesday than on Monday';

  test('has a picture of the chart where something draws it: a dark one, which is read on both', async () => {
    const fitted = await fitView(view, new Set(['table']), draw);
    expect(fitted.body[1]).toBe(table);
    expect(fitted.body[2]).toEqual({ kind: 'image', alt, png: dark });
  });

  test('has both pictures where the reader has a light or a dark page', async () => {
    const fitted = await fitView(view, new Set(['table', 'theme']), draw);
    expect(fitted.body[2]).toEqual({ kind: 'image', alt, png, dark });
  });

  test('has the words where the chart cannot be drawn, and nothing twice', async () => {
    const none: Draw = async () => undefined;
    expect(await fitView(view, new Set(['table']), none)).toEqual(await fitView(view, new Set(['table'])));
    const shaped: View = { body: [{ ...chart, shape: 'columns' }, { ...chart, repeats: true }, text('After')] };
    expect((await fitView(shaped, new Set(), none)).body).toEqual([text(`**Minutes a day**\n\n${alt}`), text('After')]);
  });
});

test('a view that fits is the same view', async () => {
  expect(await fitView(view, new Set(['chart', 'table']))).toBe(view);
  const simple: View = { body: [text('Words')] };
  expect(await fitView(simple, new Set())).toBe(simple);
});

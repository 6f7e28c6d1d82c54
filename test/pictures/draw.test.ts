import { afterAll, describe, expect, test } from 'vitest';
import type { Chart } from '../../src/chat/contract/view.ts';
import { cardSvg } from '../../src/pictures/card.ts';
import { createPictures } from '../../src/pictures/draw.ts';
import { joinFonts, readFonts } from '../../src/pictures/font.ts';
import { themes } from '../../src/pictures/theme.ts';

const font = joinFonts(readFonts());
const week: Chart = {
  kind: 'chart',
  shape: 'columns',
  title: '本周学习分钟数',
  about: '欧阳娜娜🎉 · '.repeat(30),
  labels: ['周一', '周二', '周三'],
  series: [{ label: '分钟', values: [30, 0] }],
  alt: '周一 30 分钟',
};
const lines: string[] = [];
const log = { warn: (_: object, message: string) => void lines.push(message) };

const sizeOf = (png: Uint8Array | undefined) => {
  const data = new DataView(png!.buffer, png!.byteOffset, png!.byteLength);
  return { signature: data.getUint32(0), width: data.getUint32(16), height: data.getUint32(20) };
};

describe('pictures, in a thread of their own', () => {
  const pictures = createPictures({ log, withinMs: 60_000 });
  afterAll(pictures.stop);

  test('are PNGs of the card, in light and in dark, and the same chart is drawn once', async () => {
    const [light, dark, again] = await Promise.all([
      pictures.draw(week, 'light'),
      pictures.draw(week, 'dark'),
      pictures.draw({ ...week, alt: 'other words' }, 'dark'),
    ]);
    expect(sizeOf(light)).toEqual({ signature: 0x89504e47, width: 800, height: 490 });
    expect(sizeOf(dark)).toEqual(sizeOf(light));
    expect(dark).not.toEqual(light);
    expect(again).toBe(dark);
  });

  test('a chart that would wait behind many others is words at once, and may be drawn later', async () => {
    const many = await Promise.all(
      Array.from({ length: 24 }, (_, n) => pictures.draw({ ...week, title: `Week ${n}` }, 'dark')),
    );
    expect(many.filter((png) => png === undefined)).toHaveLength(4);
    expect(new Set(lines)).toEqual(new Set(['a picture was not drawn; its words are shown']));
    expect(await pictures.draw({ ...week, title: 'Week 23' }, 'dark')).toBeDefined();
  });
});

const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

test.each([
  ['does not begin', 'throw new Error("no font")'],
  ['hangs', 'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {})'],
  [
    'answers something else',
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => parentPort.postMessage("?"))',
  ],
])('a thread that %s is one line in the log, and words', async (_, code) => {
  lines.length = 0;
  const pictures = createPictures({ log, withinMs: 300, program: thread(code) });
  expect(await pictures.draw(week, 'dark')).toBeUndefined();
  // It rests, and says nothing more.
  expect(await pictures.draw(week, 'light')).toBeUndefined();
  expect(lines).toHaveLength(1);
  await pictures.stop();
});

describe('a card', () => {
  const shapes = ['bars', 'columns', 'meters', 'calendar', 'checks'] as const;
  test.each(shapes)('of the shape %s is whole with nothing in it, and with more than there is room for', (shape) => {
    const long = '很长的名字🎉<&>'.repeat(20);
    for (const labels of [[], ['a'], Array.from({ length: 12 }, () => long)]) {
      const series = Array.from({ length: 7 }, () => ({ label: long, values: labels.map(() => Number.NaN) }));
      const svg = cardSvg({ ...week, shape, title: long, labels, series }, 'light', font);
      expect(svg).toMatch(/^<svg .*<\/svg>$/);
      expect(svg.replace(/<text[^>]*>[^<]*<\/text>/g, '')).not.toMatch(/NaN|Infinity|undefined|🎉/);
    }
  });

  test('is read in both themes: words stand out from it by 4.5 to 1, and what is done by 3 to 1', () => {
    for (const { card, ink, soft, fill, empty } of Object.values(themes)) {
      for (const words of [ink, soft]) expect(contrast(words, card)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(fill, card)).toBeGreaterThanOrEqual(3);
      expect(contrast(fill, empty)).toBeGreaterThanOrEqual(3);
    }
  });
});

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

import type { Chart } from '../chat/contract/view.ts';
import { box, type Drawing, type Sheet, seriesFill, shareOf } from './sheet.ts';
import { fitText, textElement, wrapText } from './text.ts';

const size = 28;
const gap = 16;
const barHeight = 20;

/** A row for each label: what it is and its figure, and a bar below for each series. */
export function drawBars(chart: Chart, sheet: Sheet): Drawing {
  const most = chart.most ?? Math.max(...chart.series.flatMap(({ values }) => values), 0);
  return rows(chart, sheet, (n) =>
    chart.series.map(({ values }) => ({ share: shareOf(values[n] ?? 0, most), figure: String(values[n] ?? '') })),
  );
}

/** A row for each label: how much of how much. */
export function drawMeters(chart: Chart, sheet: Sheet): Drawing {
  const [done, of] = chart.series;
  return rows(chart, sheet, (n) => {
    const [value = 0, most = 0] = [done?.values[n], of?.values[n]];
    return [{ share: shareOf(value, most), figure: `${value} / ${most}` }];
  });
}

interface Bar {
  readonly share: number;
  readonly figure: string;
}

function rows({ labels }: Chart, { x, y, width, theme, font }: Sheet, barsOf: (n: number) => readonly Bar[]): Drawing {
  const elements: string[] = [];
  let top = y;
  for (const [n, label] of labels.entries()) {
    const bars = barsOf(n);
    const figure = fitText(bars.map((bar) => bar.figure).join(' · '), size, width / 3, font);
    const room = width - font.width(figure) * size - gap;
    const baseline = top + size;
    elements.push(
      textElement(fitText(label, size, room, font), { x, y: baseline, size, fill: theme.ink }),
      textElement(figure, { x: x + width, y: baseline, size, fill: theme.ink, anchor: 'end', strong: true }),
    );
    top = baseline + 14;
    for (const [series, { share }] of bars.entries()) {
      elements.push(box({ x, y: top, width, height: barHeight }, barHeight / 2, theme.empty));
      const done = { x, y: top, width: Math.max(barHeight, share * width), height: barHeight };
      if (share > 0) elements.push(box(done, barHeight / 2, seriesFill(theme, series)));
      top += barHeight + 6;
    }
    top += gap;
  }
  return { elements, height: top - y - gap };
}

const markSize = 34;
const lineHeight = 38;

/** A list of things done, each with its mark. */
export function drawChecks({ labels }: Chart, { x, y, width, theme, font }: Sheet): Drawing {
  const elements: string[] = [];
  const indent = markSize + 18;
  let top = y;
  for (const label of labels) {
    const lines = wrapText(label, { size, width: width - indent, lines: 2 }, font);
    const middle = top + lineHeight / 2;
    elements.push(
      `<circle cx="${x + markSize / 2}" cy="${middle}" r="${markSize / 2}" fill="${theme.fill}"/>`,
      `<path d="M${x + 9} ${middle + 1}l6 6l11 -13" fill="none" stroke="${theme.card}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>`,
      ...lines.map((line, n) =>
        textElement(line, { x: x + indent, y: top + 29 + n * lineHeight, size, fill: theme.ink }),
      ),
    );
    top += Math.max(1, lines.length) * lineHeight + gap;
  }
  return { elements, height: top - y - gap };
}

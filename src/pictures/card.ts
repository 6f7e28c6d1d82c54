import type { Theme } from '../chat/contract/capability.ts';
import type { Chart } from '../chat/contract/view.ts';
import { drawBars, drawChecks, drawMeters } from './bars.ts';
import { drawCalendar } from './calendar.ts';
import { drawColumns } from './columns.ts';
import type { Font } from './font.ts';
import type { Drawing, Sheet } from './sheet.ts';
import { fitText, textElement } from './text.ts';
import { themes } from './theme.ts';

/** On a phone, a picture of this width is shown at less than half of it, and 26 is then the smallest size one can read. */
const width = 800;
const margin = 40;

const shapes: Readonly<Record<NonNullable<Chart['shape']>, (chart: Chart, sheet: Sheet) => Drawing>> = {
  bars: drawBars,
  columns: drawColumns,
  meters: drawMeters,
  calendar: drawCalendar,
  checks: drawChecks,
};

/** A chart as an SVG: a card with its title, whose it is, and the figures. Everything written in it is measured first. */
export function cardSvg(chart: Chart, themeName: Theme, font: Font): string {
  const theme = themes[themeName];
  const inner = width - 2 * margin;
  const about = fitText(chart.about ?? '', 26, inner, font);
  const head = [
    textElement(fitText(chart.title, 36, inner - 20, font), {
      x: margin,
      y: 76,
      size: 36,
      fill: theme.ink,
      strong: true,
    }),
    textElement(about, { x: margin, y: 118, size: 26, fill: theme.soft }),
  ];
  const top = about ? 150 : 112;
  const drawing = shapes[chart.shape ?? 'bars'](chart, { x: margin, y: top, width: inner, theme, font });
  const height = Math.ceil(top + drawing.height + margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="24" fill="${theme.card}" stroke="${theme.edge}" stroke-width="2"/>`,
    ...head,
    ...drawing.elements,
    '</svg>',
  ].join('');
}

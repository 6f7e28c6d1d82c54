import type { Chart } from '../chat/contract/view.ts';
import { box, type Drawing, type Sheet, seriesFill, shareOf } from './sheet.ts';
import { fitText, textElement } from './text.ts';

const size = 26;
const barsHeight = 220;

/** A column for each label and series, with its figure above and the label below. What has no figure yet has no column. */
export function drawColumns({ labels, series, most: full }: Chart, { x, y, width, theme, font }: Sheet): Drawing {
  const most = full ?? Math.max(...series.flatMap(({ values }) => values), 1);
  const pitch = width / Math.max(labels.length, 1);
  const columnWidth = Math.min(64, (pitch * 0.7) / Math.max(series.length, 1));
  const bottom = y + size + 10 + barsHeight;
  const elements = labels.flatMap((label, n) => {
    const centre = x + (n + 0.5) * pitch;
    const first = centre - (columnWidth * series.length) / 2;
    const columns = series.flatMap(({ values }, at) => {
      const value = values[n];
      if (value === undefined) return [];
      const height = Math.max(4, shareOf(value, most) * barsHeight);
      const left = first + at * columnWidth;
      const fill = value > 0 ? seriesFill(theme, at) : theme.empty;
      const figure = value > 0 ? fitText(String(value), size, Math.max(columnWidth, pitch / series.length), font) : '';
      return [
        box({ x: left, y: bottom - height, width: columnWidth, height }, Math.min(8, height / 2), fill),
        textElement(figure, {
          ...{ x: left + columnWidth / 2, y: bottom - height - 10, size, fill: theme.ink },
          ...{ anchor: 'middle', strong: true },
        }),
      ];
    });
    const name = fitText(label, size, pitch - 4, font);
    return [...columns, textElement(name, { x: centre, y: bottom + 36, size, fill: theme.soft, anchor: 'middle' })];
  });
  return { elements, height: bottom + 44 - y };
}

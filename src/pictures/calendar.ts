import type { Chart } from '../chat/contract/view.ts';
import { box, type Drawing, type Sheet } from './sheet.ts';
import { fitText, textElement } from './text.ts';

const size = 26;
const gap = 8;
const cellHeight = 44;
/** Labels stand this far apart at least, or they would run into each other. */
const labelRoom = 150;

/** A column for each week and a row for each of its days; days that count are filled. The last week has a frame. */
export function drawCalendar({ labels, series }: Chart, { x, y, width, theme, font }: Sheet): Drawing {
  const days = series.map(({ label }) => fitText(label, size, 90, font));
  const indent = Math.max(...days.map((day) => font.width(day) * size), 0) + 20;
  // With few weeks the cells are wider than high.
  const wide = Math.min(150, (width - indent) / Math.max(labels.length, 1) - gap);
  const pitch = wide + gap;
  const row = cellHeight + gap;
  const weeksPerLabel = Math.ceil(labelRoom / pitch);
  const top = y + size + 18;
  const bottom = top + series.length * row;
  const last = labels.length - 1;
  const frame = {
    x: x + indent + last * pitch - gap / 2,
    y: top - gap / 2,
    width: pitch,
    height: bottom - top,
  };
  const elements = [
    ...labels.flatMap((label, week) =>
      // Counted from the last week, whose label always stands.
      (last - week) % weeksPerLabel === 0
        ? [
            textElement(fitText(label, size, weeksPerLabel * pitch - gap, font), {
              ...{ x: week === last ? x + indent + (week + 1) * pitch - gap : x + indent + week * pitch, y: y + size },
              ...{ size, fill: week === last ? theme.ink : theme.soft, anchor: week === last ? 'end' : 'start' },
            }),
          ]
        : [],
    ),
    ...(last < 0
      ? []
      : [
          `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="12" fill="none" stroke="${theme.soft}" stroke-width="2"/>`,
        ]),
    ...series.flatMap(({ values }, day) => {
      const cellTop = top + day * row;
      return [
        textElement(days[day] ?? '', { x, y: cellTop + cellHeight / 2 + 9, size, fill: theme.soft }),
        ...labels.flatMap((_, week) => {
          const value = values[week];
          const at = { x: x + indent + week * pitch, y: cellTop, width: wide, height: cellHeight };
          return value === undefined ? [] : [box(at, 9, value > 0 ? theme.fill : theme.empty)];
        }),
      ];
    }),
  ];
  return { elements, height: bottom - y };
}

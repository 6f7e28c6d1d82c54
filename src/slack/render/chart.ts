import type { types } from '@slack/bolt';
import type { Block, Chart } from '../../chat/contract/view.ts';
import { shorten } from '../../markup/cut.ts';
import { label, limits } from './limits.ts';
import { withoutMarks } from './mrkdwn.ts';

/** A chart that Slack draws itself. Its SDK does not know this block yet. */
export interface ChartBlock extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label?: string };
  };
}

/** A chart or a table as Slack draws it itself. Undefined for what it has no block for: words take its place. */
export function drawnBySlack(
  block: Extract<Block, { kind: 'chart' | 'table' }>,
): ChartBlock | types.DataTableBlock | undefined {
  if (block.kind === 'table') return dataTable(block.caption ?? '', [block.header, ...block.rows]);
  switch (block.shape) {
    case 'checks':
      return undefined;
    case 'meters': {
      const rows = block.labels.map((name, n) => [name, ...block.series.map(({ values }) => String(values[n] ?? ''))]);
      return dataTable(block.title, [['', ...block.series.map((series) => series.label)], ...rows]);
    }
    case 'calendar':
      return barChart(block, [{ label: block.unit ?? block.title, values: daysByWeek(block) }]);
    default:
      return barChart(block, block.series);
  }
}

const daysByWeek = ({ labels, series }: Chart): readonly number[] =>
  labels.map((_, week) => series.reduce((sum, { values }) => sum + (values[week] ?? 0), 0));

function barChart({ title, labels, unit }: Chart, series: Chart['series']): ChartBlock | undefined {
  const categories = labels.map((name) => shorten(name, limits.chartLabel));
  const names = series.map((one) => shorten(one.label, limits.chartLabel));
  const within = (list: readonly string[], most: number) =>
    list.length >= 1 && list.length <= most && new Set(list).size === list.length;
  if (!within(categories, limits.chartLabels) || !within(names, limits.chartSeries)) return undefined;
  return {
    type: 'data_visualization',
    title: shorten(title, limits.chartTitle),
    chart: {
      type: 'bar',
      // Slack wants a figure for each label.
      series: series.map(({ values }, n) => ({
        name: names[n]!,
        data: categories.map((name, at) => ({ label: name, value: values[at] ?? 0 })),
      })),
      axis_config: { categories, ...(unit && { y_label: shorten(unit, limits.chartTitle) }) },
    },
  };
}

function dataTable(caption: string, rows: readonly (readonly string[])[]): types.DataTableBlock | undefined {
  if (rows.length > limits.tableRows || (rows[0]?.length ?? 0) > limits.tableColumns) return undefined;
  return {
    type: 'data_table',
    caption: shorten(withoutMarks(caption), limits.header),
    // A cell is never empty: Slack refuses that in other texts.
    rows: rows.map((row) => row.map((cell) => ({ type: 'raw_text', text: withoutMarks(cell) || ' ' }))),
  };
}

/** The figures of what Slack draws itself, in words, for when it does not take the block. */
export function figures(block: ChartBlock | types.DataTableBlock): types.SectionBlock {
  const lines =
    block.type === 'data_table'
      ? block.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')).join(' | '))
      : block.chart.series.map(
          ({ name, data }) => `${name}: ${data.map((one) => `${one.label} ${one.value}`).join(', ')}`,
        );
  const title = block.type === 'data_table' ? block.caption : block.title;
  return { type: 'section', text: label([title, ...lines].join('\n'), limits.text) };
}

import { expect, test } from 'vitest';
import { type Block, type Chart, text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { renderHome, renderPages, withoutPictures } from '../../src/slack/render/view.ts';
import { readable, refuseHome, refuseMessage, type Block as SlackBlock } from '../platforms/slack-rules.ts';

const week: Chart = {
  kind: 'chart',
  shape: 'columns',
  title: 'Minutes this week',
  labels: ['Mon', 'Tue', 'Wed'],
  series: [{ label: 'Minutes', values: [30, 0] }],
  alt: 'Monday 30 minutes.',
};
const calendar: Chart = {
  ...week,
  shape: 'calendar',
  unit: 'Study days',
  labels: ['2 Nov', '9 Nov'],
  series: [
    { label: 'Mon', values: [1, 1] },
    { label: 'Tue', values: [1] },
  ],
};
const sprint: Chart = {
  ...week,
  shape: 'meters',
  labels: ['Tasks'],
  series: [
    { label: 'Done', values: [12] },
    { label: 'Of', values: [30] },
  ],
};
const shownOf = (body: readonly Block[]) => {
  const view: View = { body };
  const pages = renderPages(view, catalogues.en);
  for (const page of pages) expect(refuseMessage(page.text, page.blocks)).toBeUndefined();
  return pages.map(({ blocks }) => readable(blocks as SlackBlock[])).join('\n');
};

test('Slack draws bars, columns and a calendar, and has a table of what is done', () => {
  expect(shownOf([week])).toBe('[chart: Minutes this week]\nMinutes: Mon 30, Tue 0, Wed 0');
  expect(shownOf([calendar])).toBe('[chart: Minutes this week]\nStudy days: 2 Nov 2, 9 Nov 1');
  expect(shownOf([sprint])).toBe('[table: Minutes this week]\n  | Done | Of\nTasks | 12 | 30');
  expect(shownOf([{ kind: 'table', caption: '**A**', header: ['B'], rows: [['*c* | d']] }])).toBe(
    '[table: A]\nB\nc | d',
  );
});

test('it draws two in a message; a third, and what it has no block for, is words', () => {
  const words = '*Minutes this week*\n\nMonday 30 minutes.';
  expect(shownOf([week, calendar, week]).match(/\[chart/g)).toHaveLength(2);
  expect(shownOf([week, calendar, week])).toContain(words);
  for (const chart of [
    { ...week, shape: 'checks' as const },
    { ...week, labels: ['Same', 'Same'] },
    { ...week, labels: [] },
    { ...week, labels: Array.from({ length: 21 }, (_, n) => `${n}`) },
    { ...week, series: [] },
  ])
    expect(shownOf([chart])).toBe(words);
  expect(shownOf([text('Beside'), { ...week, shape: 'checks', repeats: true }])).toBe('Beside');
});

test('on the Home tab charts and tables are words, as they are where Slack refuses them', () => {
  const home = renderHome([{ body: [week, sprint] }], catalogues.en);
  expect(refuseHome({ type: 'home', blocks: home })).toBeUndefined();
  expect(readable(home as SlackBlock[])).not.toMatch(/\[chart|\[table/);
  const [page] = renderPages({ body: [week, sprint] }, catalogues.en);
  const refused = withoutPictures(page!.blocks);
  expect(refuseMessage('x', refused)).toBeUndefined();
  expect(readable(refused as SlackBlock[])).toBe(
    'Minutes this week\nMinutes: Mon 30, Tue 0, Wed 0\nMinutes this week\n  | Done | Of\nTasks | 12 | 30',
  );
});

test('long titles and labels are cut to what Slack takes', () => {
  const long = '很长的名字'.repeat(30);
  const labels = Array.from({ length: 3 }, (_, n) => `${n} ${long}`);
  expect(shownOf([{ ...week, title: long, labels, series: [{ label: long, values: [1, 2, 3] }] }])).toContain(
    '[chart: 很长',
  );
});

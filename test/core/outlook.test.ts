import { expect, test } from 'vitest';
import type { News } from '../../src/core/curriculum/outlook.ts';
import { lineOf } from '../../src/core/outlook/rules.ts';

const line = (id: string, date: string, week?: number): News => ({
  ...{ id, date, kind: 'news', text: { en: id, 'zh-CN': id }, url: 'https://example.org', lang: 'en', zh_of: '' },
  title: id,
  ...(week !== undefined && { week }),
});

test('a week has the newest of its own lines, and a week without one the newest of all first', () => {
  const news = [line('old', '2019-04-25', 1), line('new', '2026-11-20', 1), line('middle', '2024-03-29')];
  const ids = [1, 2, 3, 4, 5].map((week) => lineOf({ news }, week)?.id);
  expect(ids).toEqual(['new', 'middle', 'old', 'new', 'middle']);
  expect(lineOf({ news: [] }, 1)).toBeUndefined();
});

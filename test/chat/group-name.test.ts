import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupLabels, groupName } from '../../src/chat/contract/group-name.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { hostile } from './hostile.ts';

const home = { platform: 'test', workspace: 'w', channel: 'c' };
const start = Temporal.PlainDate.from('2026-11-30');
const { en } = catalogues;

test('a group whose name nobody else has is called by it', () => {
  const groups = ['Owls', 'Larks'].map((name) => ({ name, start, home }));
  expect(groupLabels(groups, en)).toEqual(['Owls', 'Larks']);
});

test('groups of one name are told apart by their first day, then by a number', () => {
  const on = (name: string, weeks: number) => ({ name, start: start.add({ weeks }), home });
  const labels = groupLabels([on('Owls', 0), on('Ｏwls', 1), on('owls\u200b', 1), on('Larks', 0)], en);
  expect(labels).toEqual([
    en.cohort.from(en.date(start), '\u2068Owls\u2069'),
    en.cohort.numbered(1, en.cohort.from(en.date(start.add({ weeks: 1 })), '\u2068Ｏwls\u2069')),
    en.cohort.numbered(2, en.cohort.from(en.date(start.add({ weeks: 1 })), '\u2068owls\u200b\u2069')),
    'Larks',
  ]);
});

test('whatever groups are called, no two labels are alike, and none is blank', () => {
  const group = fc.record({
    name: fc.oneof(hostile, fc.constantFrom('', 'a', 'A', '\u3164', '\u200b', '1. a')),
    start: fc.integer({ min: 0, max: 2 }).map((weeks) => start.add({ weeks })),
    home: fc.constant(home),
  });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), fc.constantFrom(...Object.values(catalogues)), (groups, t) => {
      const labels = groupLabels(groups, t);
      expect(labels).toHaveLength(groups.length);
      for (const label of labels)
        expect(label.replace(/[\s\p{Default_Ignorable_Code_Point}\u2800]/gu, '')).not.toBe('');
      expect(new Set(labels).size).toBe(labels.length);
    }),
  );
});

test('a group without a name that shows is called so; one that has none is solo study', () => {
  expect(groupName({ name: '\u3164', home }, en)).toBe(`\u2068${en.cohort.unnamed}\u2069`);
  expect(groupName({ name: '' }, en)).toBe(`\u2068${en.join.soloName}\u2069`);
  expect(groupName({ name: 'A*b', home }, en)).toBe('\u2068A\\*b\u2069');
});

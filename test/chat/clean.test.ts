import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action, Event } from '../../src/chat/contract/event.ts';
import { cleanEvent, cleanText } from '../../src/chat/dispatch/clean.ts';
import { anyCharacter } from './hostile.ts';

const hostile = fc.string({ unit: anyCharacter, maxLength: 300 });
const broken = fc.array(fc.constantFrom('\0', '\ud83d', '\ude00', '😀', 'a', '\u001b', '\u0085', '\n', '\t'), {
  maxLength: 40,
});
const event = (action: Action, more: Partial<Event> = {}): Event => ({
  id: '1',
  platform: 'test',
  account: 'ada',
  name: 'Ada',
  organiser: false,
  seen: 'private',
  action,
  ...more,
});

test('a clean text can be stored, and what was fit before stays as it was', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        broken.map((list) => list.join('')),
      ),
      (typed) => {
        const clean = cleanText(typed, 200);
        expect(clean).not.toContain('\0');
        expect(clean.isWellFormed()).toBe(true);
        expect(clean.length).toBeLessThanOrEqual(200);
        expect(cleanText(clean, 200)).toBe(clean);
      },
    ),
  );
  expect(cleanText('第一行\n\t第二行 😀 ok', 200)).toBe('第一行\n\t第二行 😀 ok');
});

test('every word of an event is cleaned', () => {
  const bad = 'a\0b\ud800';
  const good = 'ab\ufffd';
  const who = { id: bad, account: bad, name: bad, channel: bad, locale: bad, workspace: { id: bad, name: bad } };
  expect(cleanEvent(event({ kind: 'text', text: bad }, who))).toMatchObject({
    // A name is one line that shows, as a view has it.
    ...{ id: good, account: good, name: 'ab', channel: good, locale: good, workspace: { id: good, name: good } },
    action: { kind: 'text', text: good },
  });
  const deeds: [Action, object][] = [
    [
      { kind: 'press', route: bad, values: [bad] },
      { route: good, values: [good] },
    ],
    [
      { kind: 'submit', route: bad, fields: { a: bad } },
      { route: good, fields: { a: good } },
    ],
    [
      { kind: 'command', command: bad, sub: bad, options: { a: bad } },
      { command: good, sub: good, options: { a: good } },
    ],
    [
      { kind: 'suggest', command: bad, sub: bad, option: 'a', query: bad },
      { command: good, sub: good, query: good },
    ],
  ];
  for (const [action, clean] of deeds) expect(cleanEvent(event(action)).action).toMatchObject(clean);
});

test('a name of nothing is the account; a zone that is none is not there', () => {
  expect(cleanEvent(event({ kind: 'text', text: '' }, { name: ' \0 ', zone: 'Mars/Base' }))).toMatchObject({
    name: 'ada',
  });
  expect(cleanEvent(event({ kind: 'text', text: '' }, { zone: 'Mars/Base' }))).not.toHaveProperty('zone');
  expect(cleanEvent(event({ kind: 'text', text: '' }, { zone: 'europe/berlin' })).zone).toBe('Europe/Berlin');
});

test('what nobody types by hand is shortened', () => {
  const { action } = cleanEvent(
    event({ kind: 'press', route: 'x'.repeat(5000), values: Array.from({ length: 99 }, () => 'y'.repeat(5000)) }),
  );
  if (action.kind !== 'press') throw new Error(action.kind);
  expect(action.route.length).toBeLessThan(500);
  expect(action.values).toHaveLength(25);
  expect(action.values[0]!.length).toBeLessThan(500);
});

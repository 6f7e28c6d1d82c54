import { expect, test } from 'vitest';
import { openings } from '../../src/core/reminder/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { reminderView } from '../../src/views/reminder.ts';
import { sample } from '../curriculum/sample.ts';
import { date } from '../harness/clock.ts';

type Reminder = Parameters<typeof reminderView>[0];
type Today = Reminder['parts'][number]['today'];

const day = sample.paths.get('swe')!.days[0]!;
const part = (today: Today) => ({ enrolment: { id: '7', cohort: {} }, today, due: 1 }) as Reminder['parts'][number];
const reminder = (today: Today, week?: Reminder['week']): Reminder =>
  ({ learner: {}, parts: [part(today)], buddies: [], snoozes: [], ...(week && { week }) }) as unknown as Reminder;

// What a reminder is called.

test('a title says what is true of the day, in each of its wordings', () => {
  const done = reminder({ kind: 'task', day, done: true });
  const free = reminder({ kind: 'free', review: false });
  const aside = reminder({ kind: 'aside', day });
  const friday = reminder({ kind: 'free', review: false }, { days: 3, goal: 5 });
  for (const t of Object.values(catalogues)) {
    const { openings: lists } = t.reminder;
    const titles = (of: Reminder) =>
      new Set(
        Array.from(
          { length: openings },
          (_, opening) => reminderView(of, { day: date('2026-12-03'), opening, pause: false }, sample, t).title,
        ),
      );
    expect(titles(done)).toEqual(new Set(lists.done));
    expect(titles(free)).toEqual(new Set(lists.rest));
    expect(titles(aside)).toEqual(new Set(lists.rest));
    expect(titles(friday)).toEqual(new Set(lists.week));
    for (const list of Object.values(lists)) expect(new Set(list).size).toBe(openings);
  }
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  assumed,
  peakOf,
  planFor,
  platforms,
  readMeasured,
  readZones,
  simulate,
  studyDays,
} from '../../bench/scale.ts';
import { beginningOf } from '../../src/core/learner/rules.ts';

const page = readFileSync('docs/scale.md', 'utf8').replace(/\s+/g, ' ');
const usual = beginningOf({ zone: 'UTC' }, Temporal.Instant.from('2026-07-15T12:00:00Z')).reminderTime;
const measured = readMeasured();
/** As many digits as such a figure deserves. */
const two = (value: number) => Number(value.toPrecision(2)).toLocaleString('en');
const million = (value: number) => `${value / 1e6} million`;
const percent = (share: number) => `${Math.round(100 * share)} %`;

test('the days of the simulation have everybody in them once, and the hours of the world', () => {
  const people = readZones().reduce((sum, [, millions]) => sum + millions, 0);
  expect(people).toBeGreaterThan(8_000);
  for (const date of studyDays) {
    const day = simulate(date, measured.commands, 5, usual);
    const total = (of: Float64Array) => of.reduce((a, b) => a + b);
    expect(total(day.messages)).toBeCloseTo(assumed.learners * assumed.reminded, -1);
    expect(total(day.commands)).toBeCloseTo(assumed.learners * assumed.active * measured.commands, -1);
    // Eight in the evening where most people have one clock.
    expect(peakOf(day.messages).at).toMatch(/^12:0[0-4]$/);
  }
});

test('the page says what the simulation computes', () => {
  const [narrow, wide] = [planFor(measured, 5, usual), planFor(measured, 60, usual)];
  const sentences = [
    `${million(assumed.learners)} learners`,
    `${percent(assumed.reminded)} have asked for a direct message`,
    `${percent(assumed.active)} do something on a study day`,
    `${percent(assumed.usualHour)} of the reminded keep the hour that is suggested`,
    `${assumed.workspace} people in a workspace`,
    `${measured.message.roundTrips.toFixed(0)} round trips to the database`,
    `${measured.day.roundTrips.toFixed(0)} for the day of a learner, in ${measured.commands.toFixed(0)} commands`,
    `${measured.learnerKb.toFixed(1)} KB for a learner and ${measured.dayKb.toFixed(1)} KB for each day`,
    `${million(narrow.messagesADay)} messages a day, ${two(narrow.averageMessages)} a second on average`,
    ...[narrow, wide].map((plan, n) => {
      const { messages, commands, roundTrips, walMbPerSecond, processes, databaseCores } = plan;
      const figures = [messages.perSecond, commands.perSecond, roundTrips, walMbPerSecond, processes, databaseCores];
      return `| ${n ? 60 : 5} minutes | ${messages.at} | ${figures.map(two).join(' | ')} |`;
    }),
    `${two(narrow.walTbPerDay)} TB of WAL a day`,
    `${two(narrow.firstTb)} TB when everybody has joined, and ${two(narrow.yearTb)} TB more each year`,
    `${platforms.discordPerSecond} requests a second`,
    `${two(narrow.applications)} applications`,
    `${two(wide.applications)} with an hour`,
    `${two(narrow.perApplication)} reminded learners, and with ${two(wide.perApplication)} when an hour is allowed`,
    `${two(narrow.workspaces)} workspaces`,
    `${two(narrow.workspaceMinutes * 60)} seconds`,
  ];
  for (const says of sentences) expect(page).toContain(says);
});

import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nudge } from '../../jobs/nudge.ts';
import { reminder } from '../../jobs/reminder.ts';
import { onTheHour } from '../../src/core/calendar/minute-of-day.ts';
import { dayOf, momentOf } from '../../src/core/calendar/rules.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { makeNudge } from '../../src/core/nudge/make-nudge.ts';
import { nudgeRule } from '../../src/core/nudge/model.ts';
import {
  changedNudge,
  dayToNudge,
  ignoredNudges,
  isAtRisk,
  nextNudge,
  nudgeMoment,
} from '../../src/core/nudge/rules.ts';
import { dayToRemind, quietUntil } from '../../src/core/reminder/rules.ts';
import { runJob } from '../../src/schedule/job.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

const zones = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia'];
const hour = fc.integer({ min: 0, max: 23 }).map(onTheHour);
const settings = fc.record({
  zone: fc.constantFrom(...zones),
  dayStart: fc.integer({ min: 0, max: 12 }).map(onTheHour),
  reminderTime: hour,
  quiet: fc.record({ from: hour, to: hour }),
  remind: fc.constantFrom<Learner['remind']>('dm', 'channel', 'nowhere', 'unasked'),
  goals: fc.integer({ min: 3, max: 7 }).map((days) => [{ from: date('2026-01-05'), days }]),
  nudgeSince: fc.constant(date('2026-01-05')),
});
/** Every hour of these years, so also those at which clocks change. */
const moment = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 4 })
  .map((n) => at('2026-01-01T00:00').add({ minutes: 15 * n }));

describe('for all settings, zones and moments of three years', () => {
  test('no day has a reminder and a nudge, and a nudge is in no quiet hour, and hours before the day ends', () => {
    fc.assert(
      fc.property(settings, moment, moment, (learner, now, other) => {
        const day = dayToNudge(learner, now);
        if (!day) return;
        expect(day.equals(dayOf(now, learner))).toBe(true);
        expect(quietUntil(now, learner)).toBeUndefined();
        const end = momentOf(day.add({ days: 1 }), learner.dayStart, learner.zone);
        expect(now.until(end).total('hours')).toBeGreaterThanOrEqual(nudgeRule.latest);
        // Neither now nor at any other moment of that day is a reminder planned for it.
        for (const when of [now, other, end.subtract({ seconds: 1 })])
          expect(learner.remind === 'dm' && dayToRemind(learner, when)?.equals(day)).not.toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('the next moment to look is ahead, on its own day, and not in quiet hours', () => {
    fc.assert(
      fc.property(settings, moment, (learner, now) => {
        const next = nextNudge(learner, now);
        // Whoever wants quiet around the clock, up to the last hour, hears nothing.
        if (!next) {
          expect(nudgeMoment(dayOf(now, learner).add({ days: 1 }), learner)).toBeUndefined();
          return;
        }
        expect(Temporal.Instant.compare(next, now)).toBe(1);
        expect(quietUntil(next, learner)).toBeUndefined();
        expect(now.until(next).total('hours')).toBeLessThan(60);
      }),
      { numRuns: 1000 },
    );
  });
});

test('by usual settings it comes at nine in the evening, an hour before the quiet ones', () => {
  const usual = { zone: 'Asia/Shanghai', dayStart: onTheHour(4), quiet: { from: onTheHour(22), to: onTheHour(7) } };
  expect(nudgeMoment(date('2026-11-08'), usual)).toEqual(at('2026-11-08T13:00'));
});

test('an alarm that is due stays, one that is not follows the settings, and without nudges there is none', () => {
  const learner = {
    ...{ zone: 'UTC', dayStart: onTheHour(4), quiet: { from: 0, to: 0 }, nudgeSince: date('2026-11-01') },
  };
  const now = at('2026-11-08T12:00');
  const [due, ahead] = [at('2026-11-08T11:00'), at('2026-11-09T11:00')];
  expect(changedNudge(learner, { current: due, now })).toEqual(due);
  expect(changedNudge(learner, { current: ahead, now })).toEqual(at('2026-11-08T22:00'));
  expect(changedNudge({ ...learner, nudgeSince: null }, { current: due, now })).toBeNull();
});

describe('a streak is at risk', () => {
  /** Kept on Monday to Wednesday of so many weeks before the one of 2 November. */
  const kept = (weeks: number, more: readonly string[] = []) => ({
    goals: [{ from: date('2026-01-05'), days: 3 }],
    days: [
      ...Array.from({ length: weeks }, (_, n) => date('2026-11-02').subtract({ weeks: n + 1 })).flatMap((monday) =>
        [0, 1, 2].map((days) => monday.add({ days })),
      ),
      ...more.map(date),
    ],
  });
  test.each<[sentence: string, weeks: number, acted: readonly string[], today: string, risk: boolean]>([
    ['on its last chance with no day studied, freezes counted', 4, [], '2026-11-08', true],
    ['not while another day would do', 4, [], '2026-11-07', false],
    ['not when freezes stand in for what is left', 4, ['2026-11-02'], '2026-11-08', false],
    ['not when the day is done already', 4, ['2026-11-08'], '2026-11-08', false],
    ['not when the week is kept', 4, ['2026-11-02', '2026-11-03', '2026-11-04'], '2026-11-08', false],
    ['not below three weeks', 2, [], '2026-11-08', false],
    ['from three weeks on', 3, [], '2026-11-08', true],
  ])('%s', (_sentence, weeks, acted, today, risk) => {
    expect(isAtRisk(kept(weeks, acted), date(today))).toBe(risk);
  });
});

test('nudges are counted as ignored from the newest one back, to the first that was acted on or asked for', () => {
  const sent = ['2026-11-08', '2026-10-18', '2026-09-27'].map(date);
  const since = date('2026-01-05');
  expect(ignoredNudges(sent, { days: [], since })).toBe(3);
  expect(ignoredNudges(sent, { days: [date('2026-10-18')], since })).toBe(1);
  expect(ignoredNudges(sent, { days: [], since: date('2026-10-20') })).toBe(1);
});

describe('in the outbox', () => {
  let here: World;
  let ana: Member;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());
  beforeEach(async () => {
    await here.clear();
    const from = at('2026-09-28T08:00');
    ana = await here.member(await here.group({ start: date('2026-09-28') }, from), { now: from, studyDays: 3 });
    // Four weeks kept, and nothing since 28 October.
    for (const monday of ['2026-10-05', '2026-10-12', '2026-10-19', '2026-10-26'])
      for (const days of [0, 1, 2]) await here.studied(ana.enrolment, date(monday).add({ days }).toString(), 10);
  });
  const set = async (changes: Parameters<typeof changeSettings>[1]['changes'], now = at('2026-11-02T08:00')) => {
    await changeSettings(here.ports, { learner: ana.learner, changes, now });
    ana = await here.again(ana);
  };
  /** Plans by both jobs at nine in the morning and in the evening, from the 2nd to the 8th; gives what was planned. */
  async function week() {
    for (let now = at('2026-11-02T09:00'), n = 0; n < 14; n++, now = now.add({ hours: 12 })) {
      here.goTo(now.toString());
      await runJob(reminder, here.env);
      await runJob(nudge, here.env);
    }
    return here.db.selectFrom('delivery').select(['kind', 'slot', 'budget_day']).orderBy('slot').execute();
  }

  test('nobody is nudged who did not ask', async () => {
    expect((await week()).filter(({ kind }) => kind === 'nudge')).toEqual([]);
  });

  test('whoever asked is nudged once, on the day with which the streak would end', async () => {
    await set({ nudge: true });
    expect((await week()).map(({ kind, slot }) => [kind, slot])).toEqual([['nudge', '2026-11-08']]);
    const made = { learner: ana.learner.id, day: date('2026-11-08') };
    expect(await makeNudge(here.ports, { ...made, now: at('2026-11-08T21:00') })).toMatchObject({
      weeks: 4,
      last: false,
    });
    // In quiet hours, after midnight, and once they have studied, it is of no use any more.
    expect(await makeNudge(here.ports, { ...made, now: at('2026-11-08T22:00') })).toBeUndefined();
    expect(await makeNudge(here.ports, { ...made, now: at('2026-11-09T08:00') })).toBeUndefined();
    await here.studied(ana.enrolment, '2026-11-08', 10);
    expect(await makeNudge(here.ports, { ...made, now: at('2026-11-08T21:00') })).toBeUndefined();
  });

  test('no day has two messages, whatever the settings are', async () => {
    for (const [remind, studyDays, reminderTime] of [
      ['dm', 7, onTheHour(22)],
      ['dm', 3, onTheHour(2)],
      ['nowhere', 4, onTheHour(20)],
    ] as const) {
      await here.db.deleteFrom('delivery').execute();
      await set({ nudge: true, remind, studyDays, reminderTime });
      const days = (await week()).map(({ budget_day }) => String(budget_day));
      expect(new Set(days).size).toBe(days.length);
    }
  });

  test('after three that nobody acted on there are no more, until they are asked for again', async () => {
    await set({ nudge: true }, at('2026-01-05T08:00'));
    const row = (slot: string) => ({
      ...{
        kind: 'nudge',
        slot,
        recipient: `learner:${ana.learner.id}`,
        params: {},
        learner: ana.learner.id,
        budget_day: slot,
      },
      ...{ platform: 'web', address: '{}', due_at: at('2026-01-05T08:00'), state: 'sent' as const },
    });
    const ignore = (...slots: string[]) =>
      here.db
        .insertInto('delivery')
        .values(slots.map(row) as never)
        .execute();
    await ignore('2026-03-08', '2026-05-10');
    const made = { learner: ana.learner.id, day: date('2026-11-08'), now: at('2026-11-08T21:00') };
    expect(await makeNudge(here.ports, made)).toMatchObject({ last: true });
    await ignore('2026-07-12');
    expect(await makeNudge(here.ports, made)).toBeUndefined();
    expect((await week()).filter(({ slot }) => slot === '2026-11-08')).toEqual([]);
    await set({ nudge: false });
    await set({ nudge: true });
    expect(await makeNudge(here.ports, made)).toMatchObject({ last: false });
  });
});

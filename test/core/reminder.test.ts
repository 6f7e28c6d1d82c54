import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { View } from '../../src/chat/contract/view.ts';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { chooseDeadline } from '../../src/core/deadline/choose-deadline.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { adjustLoad } from '../../src/core/plan/adjust-load.ts';
import { askInReminder } from '../../src/core/reminder/ask-in-reminder.ts';
import { makeReminder } from '../../src/core/reminder/make-reminder.ts';
import {
  afterQuiet,
  changedReminder,
  dayToRemind,
  hourOn,
  isSpaced,
  nextReminder,
  offersPause,
  openingOf,
  openings,
  reminderMoment,
  remindsOn,
} from '../../src/core/reminder/rules.ts';
import { snoozeMoment } from '../../src/core/reminder/snooze-reminder.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { moreOfReminderView, reminderView } from '../../src/views/reminder.ts';
import { at, date } from '../harness/clock.ts';
import { before, type Member, route, start, type World, world } from '../harness/world.ts';

const clock = (changes: Partial<Parameters<typeof nextReminder>[0]> = {}) => ({
  ...{ zone: 'UTC', dayStart: 4 * 60, reminderTime: 20 * 60, remind: 'dm' as const, goals: [{ from: start, days: 5 }] },
  ...changes,
});
const next = (mine: ReturnType<typeof clock>, now: string) => nextReminder(mine, at(now))?.toString();

describe('the moment of the next reminder', () => {
  test('is the learner’s hour, by their own clock', () => {
    expect(next(clock({ zone: 'Asia/Kolkata' }), '2026-11-02T12:00')).toBe('2026-11-02T14:30:00Z');
    expect(next(clock({ zone: 'Asia/Kolkata' }), '2026-11-02T14:30')).toBe('2026-11-03T14:30:00Z');
  });

  test('comes on no day off of the learner’s', () => {
    const hour = at('2026-11-03T20:00');
    expect(String(dayToRemind(clock(), hour))).toBe('2026-11-03');
    const vacation = [{ from: date('2026-11-03'), to: date('2026-11-05') }];
    expect(dayToRemind({ ...clock(), vacation }, hour)).toBeUndefined();
  });

  test('is none for those who did not ask for a DM', () => {
    for (const remind of ['unasked', 'channel', 'nowhere'] as const)
      expect(nextReminder(clock({ remind }), before)).toBeNull();
  });

  test('falls on Monday to Friday, and at the weekend for those who chose six or seven days', () => {
    const friday = '2026-11-06T21:00';
    expect(next(clock(), friday)).toBe('2026-11-09T20:00:00Z');
    expect(next(clock({ goals: [{ from: start, days: 3 }] }), friday)).toBe('2026-11-09T20:00:00Z');
    expect(next(clock({ goals: [{ from: start, days: 6 }] }), friday)).toBe('2026-11-07T20:00:00Z');
    expect(next(clock({ goals: [{ from: start, days: 7 }] }), '2026-11-07T21:00')).toBe('2026-11-08T20:00:00Z');
  });

  test('after midnight, before the day begins, belongs to the day before: Saturday’s 01:00 is Friday’s', () => {
    expect(next(clock({ reminderTime: 60 }), '2026-11-06T12:00')).toBe('2026-11-07T01:00:00Z');
    expect(next(clock({ reminderTime: 60 }), '2026-11-07T12:00')).toBe('2026-11-10T01:00:00Z');
  });

  test('five study days are five reminders a week, at any hour, in any zone, with any beginning of the day', () => {
    const mine = fc.record({
      zone: fc.constantFrom(
        'Pacific/Pago_Pago',
        'America/New_York',
        'Asia/Kolkata',
        'Australia/Lord_Howe',
        'Pacific/Kiritimati',
      ),
      reminderTime: fc.integer({ min: 0, max: 1439 }),
      dayStart: fc.integer({ min: 0, max: 12 * 60 }),
      goals: fc.integer({ min: 3, max: 7 }).map((days) => [{ from: start, days }]),
    });
    fc.assert(
      fc.property(mine, fc.integer({ min: 0, max: 300 }), (some, offset) => {
        const it = clock(some);
        const days: string[] = [];
        let now = before.add({ hours: 24 * offset });
        const until = dayOf(now, it).add({ days: 8 });
        for (;;) {
          now = nextReminder(it, now)!;
          const day = dayOf(now, it);
          if (Temporal.PlainDate.compare(day, until) >= 0) break;
          expect(remindsOn(day, it.goals)).toBe(true);
          days.push(day.toString());
        }
        expect(new Set(days).size).toBe(days.length);
        const wanted = Math.max(5, it.goals[0]!.days);
        expect(days.filter((d) => Temporal.PlainDate.compare(d, until.subtract({ days: 7 })) >= 0)).toHaveLength(
          wanted,
        );
      }),
    );
  });
});

test('whatever is saved, a reminder that is due comes on the day it was due for, or is not wanted any more', () => {
  const some = fc.record({
    zone: fc.constantFrom('Pacific/Pago_Pago', 'America/New_York', 'UTC', 'Asia/Kolkata', 'Pacific/Kiritimati'),
    reminderTime: fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
    dayStart: fc.integer({ min: 0, max: 12 }).map((hour) => hour * 60),
    remind: fc.constantFrom('dm' as const, 'nowhere' as const),
    goals: fc.integer({ min: 3, max: 7 }).map((days) => [{ from: start, days }]),
  });
  fc.assert(
    fc.property(
      some,
      some,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 120 }),
      (a, after, days, late) => {
        const earlier = { ...a, remind: 'dm' as const };
        const current = nextReminder(earlier, before.add({ hours: 24 * days }))!;
        const now = current.add({ seconds: late });
        const to = changedReminder(earlier, after, { current, now });
        if (after.remind !== 'dm') return void expect(to).toBeNull();
        const due = Temporal.Instant.compare(to!, now) <= 0;
        expect(due || dayOf(to!, after).equals(dayOf(now, after))).toBe(true);
      },
    ),
  );
});

test('a message about a day is never sent before the learner’s hour of it, nor after that day', () => {
  const some = fc.record({
    zone: fc.constantFrom('Pacific/Pago_Pago', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
    reminderTime: fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
    dayStart: fc.integer({ min: 0, max: 12 }).map((hour) => hour * 60),
    quiet: fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1439 }) }),
  });
  fc.assert(
    fc.property(
      some,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: -2880, max: 2880 }),
      (mine, days, minutes) => {
        const day = start.add({ days });
        const hour = hourOn(day, mine);
        const now = hour.add({ minutes });
        const when = reminderMoment(now, day, mine);
        if (!when) return void expect(Temporal.Instant.compare(now, hour)).toBe(1);
        expect(Temporal.Instant.compare(when, hour)).toBeGreaterThanOrEqual(0);
        if (minutes >= 60) expect(Temporal.PlainDate.compare(dayOf(when, mine), day)).toBeLessThanOrEqual(0);
      },
    ),
  );
});

test('what comes in quiet hours waits for their end, by the learner’s own clock', () => {
  const mine = { quiet: { from: 22 * 60, to: 7 * 60 }, zone: 'Asia/Shanghai' };
  expect(afterQuiet(at('2026-11-02T15:00'), mine).toString()).toBe('2026-11-02T23:00:00Z');
  expect(afterQuiet(at('2026-11-02T13:59'), mine)).toEqual(at('2026-11-02T13:59'));
  expect(afterQuiet(at('2026-11-02T15:00'), { ...mine, quiet: { from: 0, to: 0 } })).toEqual(at('2026-11-02T15:00'));
});

describe('how often one comes', () => {
  const goals = [{ from: start, days: 5 }];
  /** The days on which a silent learner is written to, within ten weeks. */
  const daysOf = (vacation: { from: Temporal.PlainDate; to: Temporal.PlainDate }[] = []) => {
    const days = [start];
    for (let day = start.add({ days: 1 }); days.length < 20 && day.since(start).days < 70; day = day.add({ days: 1 }))
      if (remindsOn(day, goals) && isSpaced(day, { day: days.at(-1)!, unheard: days.length }, { goals, vacation }))
        days.push(day);
    return days.map(String);
  };

  test('is every study day, then every second and every fourth, and at the end not at all', () => {
    expect(daysOf()).toEqual([
      ...['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-06', '2026-11-10'],
      ...['2026-11-16', '2026-11-20', '2026-11-26'],
    ]);
  });

  test('does not count days off', () => {
    expect(daysOf([{ from: date('2026-11-05'), to: date('2026-11-09') }]).slice(2, 5)).toEqual([
      '2026-11-04',
      '2026-11-11',
      '2026-11-13',
    ]);
  });

  test('offers a pause with the last one alone', () => {
    const last = daysOf().length - 1;
    expect(Array.from({ length: 12 }, (_, n) => n).filter(offersPause)).toEqual([last]);
  });

  test('begins with other words each time, which follow from learner and day', () => {
    for (const { reminder } of Object.values(catalogues))
      for (const list of Object.values(reminder.openings)) expect(new Set(list).size).toBe(openings);
    const seen = new Set<number>();
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 400 }), (learner, days) => {
        const day = start.add({ days });
        const first = openingOf(String(learner), day, undefined);
        const second = openingOf(String(learner), day, first);
        expect(openingOf(String(learner), day, undefined)).toBe(first);
        expect(second).not.toBe(first);
        seen.add(first).add(second);
      }),
    );
    expect([...seen].sort()).toEqual(Array.from({ length: openings }, (_, i) => i));
  });
});

describe('put off', () => {
  const mine = { ...clock({ zone: 'Asia/Shanghai' }), quiet: { from: 22 * 60, to: 7 * 60 } };
  const until = (snooze: Parameters<typeof snoozeMoment>[1], now: string, changes = {}) =>
    snoozeMoment({ ...mine, ...changes }, snooze, at(now))?.toString();

  test('it comes in an hour, tonight, or at tomorrow’s hour, by their own clock', () => {
    expect(until('hour', '2026-11-02T04:30')).toBe('2026-11-02T05:30:00Z');
    expect(until('tonight', '2026-11-02T04:30')).toBe('2026-11-02T12:00:00Z');
    expect(until('tomorrow', '2026-11-02T04:30')).toBe('2026-11-03T12:00:00Z');
    // After midnight it is still their day before.
    expect(until('tomorrow', '2026-11-02T17:00')).toBe('2026-11-03T12:00:00Z');
  });

  test('tonight is no choice when it is near, past, or within quiet hours', () => {
    expect(until('tonight', '2026-11-02T11:01')).toBeUndefined();
    expect(until('tonight', '2026-11-02T17:00')).toBeUndefined();
    expect(until('tonight', '2026-11-02T04:30', { quiet: { from: 19 * 60, to: 7 * 60 } })).toBeUndefined();
  });
});

const labelsOf = ({ body }: View) =>
  body.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));
const lastRoute = ({ body }: View) =>
  body
    .flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.flatMap((one) => ('route' in one ? one.route : [])) : [],
    )
    .at(-1);
const lastOf = (view: View) => ({ last: Number(/\d+$/.exec(String(lastRoute(view)))![0]) });
const textOf = ({ body }: View) => body.map((block) => (block.kind === 'text' ? block.text : '')).join('\n');

describe('what a reminder has to say', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());

  const made = ({ learner }: Pick<Member, 'learner'>, day: string, hour = '20:00') =>
    makeReminder(here.ports, { learner: learner.id, day: date(day), now: at(`${day}T${hour}`) });
  const finish = (who: Member, number: number, day: string) =>
    here.studied(who.enrolment, day, 30, route.days[number - 1]!.task.id);

  test('at one’s own pace the same task is said to be that, with what helps, and comes less and less often', async () => {
    const ana = await here.solo(await here.person('Ana'), at('2026-11-02T08:00'));
    await changeSettings(here.ports, { learner: ana.learner, changes: { remind: 'dm' }, now: before });
    const seen = async (day: string) => (await made(ana, day))?.parts[0];
    const days = ['02', '03', '04', '05', '06', '09', '10'].map((day) => `2026-11-${day}`);
    const parts = [];
    for (const day of days) parts.push(await seen(day));
    expect(parts[0]).toMatchObject({ today: { kind: 'task', day: { number: 1 } } });
    expect(parts[0]).not.toHaveProperty('same');
    // The 9th is a Monday: a week begins with the task that is next.
    for (const n of [1, 2, 4, 5, 6]) {
      const same = parts[n]?.same;
      expect({ since: String(same?.since), asks: same?.asks }, days[n]).toEqual({ since: '2026-11-02', asks: true });
      // What is offered instead does not build on it.
      expect(same?.other?.buildsOn?.flat() ?? []).not.toContain(1);
    }
    expect(parts[3]?.same?.asks ?? false).toBe(false);
    // Once it is done, the next one is new again.
    await finish(ana, 1, '2026-11-10');
    const next = await made(ana, '2026-11-11');
    expect(next?.parts[0]).toMatchObject({ today: { kind: 'task', day: { number: 2 } } });
    expect(next?.parts[0]).not.toHaveProperty('same');
  });

  test('a message has no more buttons than a phone shows, and everything else is behind the last one', async () => {
    const ana = await here.solo(await here.person('Ana'), at('2026-11-02T08:00'));
    await changeSettings(here.ports, { learner: ana.learner, changes: { remind: 'dm' }, now: before });
    const noon = at('2026-11-05T12:00');
    await here.answer(ana.learner, await here.begin(ana, noon), true, noon);
    const day = date('2026-11-06');
    const friday = (await made(ana, '2026-11-06'))!;
    for (const t of Object.values(catalogues)) {
      const view = reminderView(friday, { day, opening: 0, pause: false }, here.ports.curriculum, t);
      const labels = labelsOf(view);
      expect(labels.length).toBeLessThanOrEqual(5);
      expect(labels[0]).toBe(t.reminder.open);
      expect(textOf(view)).toContain(t.reminder.same(t.date(date('2026-11-02'))));
      const all = new Set(labels);
      // The question on the load is in the message, and so is the way to answer it.
      expect(labels).toContain(t.plan.loadAsk);
      for (let route = lastRoute(view); route; ) {
        const last = Number(/\d+$/.exec(String(route))![0]);
        const next = moreOfReminderView(friday, { day, part: 'all', last }, t);
        const more = labelsOf(next);
        expect(more.length).toBeLessThanOrEqual(5);
        // Nothing that was there before.
        for (const label of more.filter((one) => one !== t.reminder.others)) {
          expect(all.has(label), label).toBe(false);
          all.add(label);
        }
        route = more.at(-1) === t.reminder.others ? lastRoute(next) : undefined;
      }
      for (const part of ['load', 'week'] as const)
        for (const label of labelsOf(moreOfReminderView(friday, { day, part, last: 0 }, t))) all.add(label);
      const wanted = [t.reminder.open, t.reminder.lighter, t.task.notToday, t.reminder.snooze.hour, t.retro.button];
      for (const label of [...wanted, ...Object.values(t.plan.load)]) expect([...all]).toContain(label);
      expect(textOf(moreOfReminderView(undefined, { day, part: 'all', last: 4 }, t))).toBe(t.reminder.nothing);
      const saturday = { day, part: 'all', last: 4, over: true } as const;
      expect(textOf(moreOfReminderView(undefined, saturday, t))).toBe(t.reminder.dayOver);
    }
  });

  test('what the week asks has the way to answer it, beside a question as well', async () => {
    for (const [noon, day, asks] of [
      ['2026-11-08T12:00', '2026-11-09', (t: Catalogue) => [t.pledge.button]],
      ['2026-11-12T12:00', '2026-11-13', (t: Catalogue) => [t.plan.loadAsk, t.retro.button]],
    ] as const) {
      const ana = await here.solo(await here.person('Ana'), at('2026-11-02T08:00'));
      await changeSettings(here.ports, { learner: ana.learner, changes: { remind: 'dm' }, now: before });
      await chooseDeadline(here.ports, { enrolment: ana.enrolment, change: 'none' });
      await here.answer(ana.learner, await here.begin(ana, at(noon)), false, at(noon));
      const reminder = (await made(ana, day))!;
      const saying = { day: date(day), opening: 0 };
      const question = await askInReminder(here.ports, { reminder, ...saying, now: at(`${day}T20:00`) });
      expect(question, day).toBeDefined();
      for (const t of Object.values(catalogues))
        for (const pause of [false, true]) {
          const view = reminderView(reminder, { ...saying, question, pause }, here.ports.curriculum, t);
          expect(labelsOf(view), day).toEqual(expect.arrayContaining([...asks(t), t.reminder.others]));
          const more = moreOfReminderView(reminder, { day: date(day), part: 'all', ...lastOf(view) }, t);
          expect(labelsOf(more)).toContain(t.reminder.quiz);
        }
    }
  });

  test('the day’s task, until it is done', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    expect(await made(ana, '2026-11-02')).toMatchObject({
      parts: [{ today: { kind: 'task', day: { number: 1 } }, due: 0 }],
    });
    await finish(ana, 1, '2026-11-02');
    expect(await made(ana, '2026-11-02')).toBeUndefined();
  });

  test('what is due for review, also on a day without a task', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    const now = at('2026-11-02T12:00');
    await here.answerAll(ana.learner, await here.ask(route.opener, ana.learner, now), true, now);
    // Before the end of the sprint it would wait for its turn.
    expect(await made(ana, '2026-11-08')).toBeUndefined();
    await chooseDeadline(here.ports, { enrolment: ana.enrolment, change: 'none' });
    expect(await made(ana, '2026-11-08')).toMatchObject({ parts: [{ due: 1, today: { kind: 'free' } }] });
  });

  test('nothing on a day off, whatever is due, and nothing of a group on holiday, unless they asked for it', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort, { remind: 'dm' });
    const now = at('2026-11-02T12:00');
    await here.answerAll(ana.learner, await here.ask(route.opener, ana.learner, now), false, now);
    await chooseDeadline(here.ports, { enrolment: ana.enrolment, change: 'none' });
    const day = date('2026-11-05');
    const off = [{ from: day, to: day }];
    expect(await made(ana, '2026-11-05')).toMatchObject({ parts: [{ due: 1 }] });
    await here.store.cohort.save(cohort.id, { holidays: off });
    expect(await made(ana, '2026-11-05')).toBeUndefined();
    const asked = { learner: ana.learner.id, day, now: at('2026-11-05T20:00'), asked: true };
    expect(await makeReminder(here.ports, asked)).toMatchObject({ parts: [{ due: 1 }] });
    // Of two groups the other one is left.
    const other = await here.group();
    await here.store.enrolment.enrol({ learner: ana.learner.id, cohort: other.id, joined: start, now });
    const both = await made(ana, '2026-11-05');
    expect(both?.parts.map(({ enrolment }) => enrolment.cohort.id)).toEqual([other.id]);
    await changeSettings(here.ports, { learner: ana.learner, changes: { daysOff: off }, now });
    expect(await made(ana, '2026-11-05')).toBeUndefined();
  });

  test('on a Friday the days of the week and how much it was, and nothing of a week without a day', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    expect(await made(ana, '2026-11-06')).not.toHaveProperty('week');
    for (const day of [2, 3]) {
      const now = at(`2026-11-0${day}T12:00`);
      await here.answerAll(ana.learner, await here.ask(route.opener, ana.learner, now), true, now);
    }
    expect(await made(ana, '2026-11-05')).not.toHaveProperty('week');
    const friday = await made(ana, '2026-11-06');
    expect(friday).toMatchObject({ week: { days: 2, goal: 5 }, asksLoad: { id: ana.enrolment.id } });
    await finish(ana, 5, '2026-11-06');
    await chooseDeadline(here.ports, { enrolment: ana.enrolment, change: 'none' });
    expect(await made(ana, '2026-11-06')).toMatchObject({ week: { days: 3, goal: 5 } });
    await adjustLoad(here.ports, { ...ana, load: 'right', now: at('2026-11-06T12:00') });
    const told = await made(ana, '2026-11-06');
    expect(told && 'asksLoad' in told).not.toBe(true);
  });

  test('nothing before the group begins, or when nothing is left', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    expect(await made(ana, '2026-10-30')).toBeUndefined();
    expect(await made(ana, '2026-11-08')).toBeUndefined();
  });

  test('nothing when its day is over, when it is no longer asked for, or when the learner is gone', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    const late = (now: string) =>
      makeReminder(here.ports, { learner: ana.learner.id, day: date('2026-11-02'), now: at(now) });
    expect(await late('2026-11-03T03:59')).toBeDefined();
    expect(await late('2026-11-03T04:00')).toBeUndefined();
    await changeSettings(here.ports, { learner: ana.learner, changes: { remind: 'channel' }, now: before });
    expect(await made(ana, '2026-11-02')).toBeUndefined();
    expect(await makeReminder(here.ports, { learner: '999999', day: start, now: before })).toBeUndefined();
  });

  test('one message for all groups, and none about a group that was left', async () => {
    const ana = await here.member(await here.group(), { remind: 'dm' });
    const other = await here.group();
    const second = await here.store.enrolment.enrol({
      learner: ana.learner.id,
      cohort: other.id,
      joined: start,
      now: before,
    });
    expect((await made(ana, '2026-11-02'))?.parts).toHaveLength(2);
    await leave(here.ports, { learner: ana.learner, enrolment: second, last: false, now: before });
    expect((await made(ana, '2026-11-02'))?.parts.map((p) => p.enrolment.id)).toEqual([ana.enrolment.id]);
  });
});

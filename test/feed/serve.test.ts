import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFeed } from '../../src/core/feed/open-feed.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { cancelOfficeHour, setOfficeHour } from '../../src/core/office-hour/set-office-hour.ts';
import { feedAddresses, keyOf, tokenIn } from '../../src/feed/address.ts';
import { icsOf } from '../../src/feed/ics.ts';
import { serveFeeds } from '../../src/feed/serve.ts';
import { at } from '../harness/clock.ts';
import { type Member, route, type World, world } from '../harness/world.ts';

// A learner's calendar, as an app asks for it and as another program reads it.

let here: World;
let app: ReturnType<typeof serveFeeds>;
const logged: object[] = [];
const now = at('2026-11-04T12:00');
beforeAll(async () => {
  here = await world();
  app = serveFeeds({ ports: here.ports, now: async () => now, log: { error: (fields) => void logged.push(fields) } });
});
afterAll(() => here.drop());

const open = async ({ learner }: Pick<Member, 'learner'>) => {
  const address = await openFeed(here.ports, { learner: learner.id, now });
  return new URL(address!).pathname;
};

/** The events of a calendar, as the parser of another program has them. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one);
    return {
      title: event.summary,
      about: event.description,
      id: event.uid,
      start: event.startDate,
      end: event.endDate,
    };
  });
}

test('an app reads the tasks of the sprint at the hour of the reminder, and the day on which the sprint ends', async () => {
  const cohort = await here.group();
  const ada = await here.member(cohort, { zone: 'Asia/Tokyo' });
  await here.studied(ada.enrolment, '2026-11-03', 20, route.days[1]!.task.id);
  const got = await app.request(await open(ada));
  expect(got.status).toBe(200);
  expect(got.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(got.headers.get('cache-control')).toBe('private, no-cache');
  const events = eventsIn(await got.text());
  const [first, second] = events;
  const task = route.days[0]!.task;
  expect(first).toMatchObject({ title: textIn(task.title, 'en'), about: expect.stringContaining('Group') });
  // 20:00 in Tokyo.
  expect(first!.start.toJSDate().toISOString()).toBe('2026-11-02T11:00:00.000Z');
  expect(first!.end.toJSDate().getTime() - first!.start.toJSDate().getTime()).toBe(task.minutes * 60_000);
  expect(second!.title).toBe(`✓ ${textIn(route.days[1]!.task.title, 'en')}`);
  const last = events.at(-1)!;
  expect(last.start.isDate).toBe(true);
  expect(last.start.toString()).toBe('2026-11-13');
  expect(events).toHaveLength(11);
  expect(new Set(events.map(({ id }) => id)).size).toBe(11);
});

test('asked again, it is told that nothing changed; HEAD has no body; a new task is a new tag', async () => {
  const cohort = await here.group();
  const ada = await here.member(cohort);
  const path = await open(ada);
  const tag = (await app.request(path)).headers.get('etag')!;
  const again = await app.request(path, { headers: { 'If-None-Match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const head = await app.request(path, { method: 'HEAD' });
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
  await here.studied(ada.enrolment, '2026-11-04', 20, route.days[2]!.task.id);
  const changed = await app.request(path, { headers: { 'If-None-Match': tag } });
  expect(changed.status).toBe(200);
  expect(await changed.text()).toContain('✓');
});

test('another zone and another hour move the events; a day off has none; another language translates them', async () => {
  const ada = await here.member(await here.group());
  const path = await open(ada);
  const day = Temporal.PlainDate.from('2026-11-06');
  const changes = {
    zone: 'Asia/Shanghai',
    reminderTime: 60,
    language: 'zh-CN' as const,
    daysOff: [{ from: day, to: day }],
  };
  await changeSettings(here.ports, { learner: ada.learner, changes, now });
  const events = eventsIn(await (await app.request(path)).text());
  expect(events[0]!.title).toBe(textIn(route.days[0]!.task.title, 'zh-CN'));
  // One in the morning belongs to the day before: Monday's task is on Tuesday, Chinese time.
  expect(events[0]!.start.toJSDate().toISOString()).toBe('2026-11-02T17:00:00.000Z');
  expect(events.map(({ start }) => start.toJSDate().toISOString())).not.toContain('2026-11-06T17:00:00.000Z');
  expect(events).toHaveLength(10);
});

test('at one’s own pace, tasks follow each other on one’s own study days, from today on', async () => {
  const solo = await here.solo(await here.person('Sol'));
  await changeSettings(here.ports, { learner: solo.learner, changes: { studyDays: 3 }, now });
  const events = eventsIn(await (await app.request(await open(solo))).text());
  expect(events.slice(0, 3).map(({ start }) => start.toJSDate().toISOString().slice(0, 10))).toEqual([
    '2026-11-04',
    '2026-11-06',
    '2026-11-09',
  ]);
  const essential = route.days.filter((d) => d.essential && d.sprint === 1);
  expect(events.map(({ title }) => title)).toEqual(essential.map(({ task }) => textIn(task.title, 'en')));
});

test('an office hour is in the calendars of members, keeps its id when it is moved within its week, and shows that it is off', async () => {
  const cohort = await here.group();
  const ada = await here.member(cohort, { zone: 'Asia/Shanghai' });
  const path = await open(ada);
  const form = { on: () => Temporal.PlainDate.from('2026-11-05'), time: 13 * 60, minutes: 30, weekly: true };
  const set = (more: object) =>
    setOfficeHour(here.ports, { cohort, form: { ...form, place: 'Room 2', ...more }, by: cohort.organiser, now });
  const hours = async () => {
    const text = await (await app.request(path)).text();
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').flatMap((one) => {
      const event = new ICAL.Event(one);
      const start = event.startDate.toJSDate().toISOString().slice(0, 16);
      const [id, status] = [event.uid.split('@')[0], one.getFirstPropertyValue('status')];
      return event.summary === 'Office hour'
        ? [{ id, start, status, sequence: event.sequence, at: event.location }]
        : [];
    });
  };
  await set({});
  const [first, ...others] = await hours();
  expect(first).toMatchObject({ start: '2026-11-05T13:00', status: null, sequence: 0, at: 'Room 2' });
  expect(others).toHaveLength(7);
  await set({ on: () => Temporal.PlainDate.from('2026-11-06'), time: 9 * 60 });
  const [moved] = await hours();
  expect(moved).toMatchObject({ id: first!.id, start: '2026-11-06T09:00', status: null, sequence: 1 });
  await cancelOfficeHour(here.ports, { cohort, on: Temporal.PlainDate.from('2026-11-06'), by: cohort.organiser, now });
  expect((await hours()).slice(0, 2)).toMatchObject([
    { id: first!.id, status: 'CANCELLED', sequence: 2 },
    { start: '2026-11-13T09:00', status: null },
  ]);
  await cancelOfficeHour(here.ports, { cohort, by: cohort.organiser, now });
  expect((await hours()).map(({ status }) => status)).toEqual(Array(8).fill('CANCELLED'));
});

test('a group that pauses has no more days, and one that has ended none at all', async () => {
  const cohort = await here.group();
  const ada = await here.member(cohort);
  const path = await open(ada);
  await here.store.cohort.save(cohort.id, { pausedFrom: Temporal.PlainDate.from('2026-11-04') });
  const days = eventsIn(await (await app.request(path)).text());
  expect(days.map(({ start }) => start.toJSDate().toISOString().slice(0, 10))).toEqual(['2026-11-02', '2026-11-03']);
  await here.store.cohort.save(cohort.id, { closed: true });
  const empty = await (await app.request(path)).text();
  expect(eventsIn(empty)).toEqual([]);
  // A strict app refuses a calendar without any component.
  const [only, ...others] = new ICAL.Component(ICAL.parse(empty)).getAllSubcomponents();
  expect([only?.name, only?.getFirstPropertyValue('tzid'), others]).toEqual(['vtimezone', 'Etc/UTC', []]);
});

test('no address but the newest one opens a calendar, and nothing after it has ended or its learner is erased', async () => {
  const ada = await here.member(await here.group());
  const old = await open(ada);
  const path = await open(ada);
  const statuses = async (...paths: string[]) => Promise.all(paths.map(async (one) => (await app.request(one)).status));
  expect(
    await statuses(old, path, `${path}x`, '/calendar/x.ics', '/calendar/%00.ics', path.replace('.ics', '')),
  ).toEqual([404, 200, 404, 404, 404, 404]);
  await here.ports.feed.close(ada.learner.id);
  expect(await statuses(path)).toEqual([404]);
  const last = await open(ada);
  await here.store.learner.erase(ada.learner.id);
  expect(await statuses(last)).toEqual([404]);
  expect(logged).toEqual([]);
});

test('an address cannot be guessed, and the database does not have it', async () => {
  const made = Array.from({ length: 500 }, () => feedAddresses(() => 'https://bot.example.org/')!.make()!);
  expect(new Set(made.map(({ key }) => key)).size).toBe(500);
  for (const { address, key } of made) {
    expect(address).toMatch(/^https:\/\/bot\.example\.org\/calendar\/[\w-]{43}\.ics$/);
    expect(keyOf(tokenIn(address.split('/').at(-1)!)!)).toBe(key);
    expect(address).not.toContain(key);
  }
  expect(feedAddresses(() => undefined).make()).toBeUndefined();
});

test('a database that is away is told as such, so that an app keeps what it has', async () => {
  const faults: object[] = [];
  const broken = { ...here.ports, feed: { ...here.ports.feed, learner: () => Promise.reject(new Error('away')) } };
  const away = serveFeeds({
    ports: broken,
    now: async () => now,
    log: { error: (fields) => void faults.push(fields) },
  });
  const got = await away.request(await open(await here.member(await here.group())));
  expect([got.status, got.headers.get('retry-after')]).toEqual([503, '300']);
  expect(faults).toHaveLength(1);
});

test('any name of a group comes back whole, in lines of at most 75 octets', async () => {
  const ada = await here.member(await here.group());
  const { cohort } = ada.enrolment;
  const words = fc.array(
    fc.constantFrom('学习小组', 'Owls; "x", y\\n', '🦉', 'ß', '\\', ':', 'BEGIN:VEVENT', ' ', ','),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(words, (list) => {
      const name = `G${list.join('')}`;
      const event = {
        kind: 'task',
        enrolment: '1',
        cohort: { ...cohort, name },
        task: route.days[0]!.task,
        at: now,
        done: false,
      } as const;
      const today = Temporal.PlainDate.from('2026-11-04');
      const text = icsOf({ learner: ada.learner, today, events: [event] }, 'k'.repeat(64));
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const [read, ...others] = eventsIn(text);
      expect(others).toEqual([]);
      expect(read!.about).toBe(`${name}. /task opens it.`);
    }),
    { numRuns: 100 },
  );
});

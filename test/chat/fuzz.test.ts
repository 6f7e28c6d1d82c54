import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Action, Event } from '../../src/chat/contract/event.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { setOfficeHour } from '../../src/core/office-hour/set-office-hour.ts';
import { shortCurriculum } from '../curriculum/short.ts';
import { type Bot, type Place, startBot } from '../harness/people.ts';
import { checkReply, read } from '../harness/reply.ts';
import { crawl, gather, type Offered } from './crawl.ts';
import { hostile } from './hostile.ts';

const perRun = 40;
/** CI goes on for longer. */
const runs = Number(process.env.FUZZ_EVENTS ?? 1000) / perRun;
const atOnce = 8;

let bot: Bot;
let hall: Place;
let theirs: Place;
/** What an ordinary learner and an organiser were offered, and what the victim was. */
let offered: Offered;
let victims: Offered;
let guests: Offered;
let day: Action;

const use = (path: string): Action => {
  const [command = '', sub] = path.split(' ');
  return { kind: 'command', command, ...(sub && { sub }), options: {} };
};
const everything: Action[] = [
  'cohort create',
  'cohort show',
  'cohort settings',
  'join',
  'task',
  'quiz',
  'progress',
  'roadmap',
  'leaderboard',
  'settings',
  'help',
  'peers',
  'cohort hour',
  'cohort members',
  'cohort announce',
].map(use);
// A topic that there is not.
everything.push({ kind: 'command', command: 'quiz', options: { topic: 'knitting' } });
const who = (account: string, place: Place | undefined, organiser: boolean): Omit<Event, 'id' | 'action'> => ({
  ...{ platform: 'test', account, name: account, locale: 'en', zone: 'Europe/Berlin', organiser },
  ...(place ? { ...place, seen: 'channel' } : { seen: 'private' }),
});

beforeAll(async () => {
  bot = await startBot({
    curriculum: await shortCurriculum(),
    at: '2026-11-23T12:00:00Z',
  });
  hall = bot.place();
  theirs = bot.place();
  // Two groups that know nothing of each other, each begun last week.
  for (const [host, place] of [
    ['host', hall],
    ['victim', theirs],
  ] as const) {
    const { learner } = await identifyLearner(bot.ports, {
      platform: 'test',
      account: host,
      name: host,
      language: 'en',
      now: bot.now(),
    });
    const cohort = await bot.store.cohort.create({
      ...{
        name: 'Group',
        path: 'swe',
        start: Temporal.PlainDate.from('2026-11-16'),
        languages: ['en', 'zh-CN'],
        zone: 'UTC',
        postTime: 9 * 60,
      },
      ...{ board: true, organiser: learner.id, demo: false, postAt: null, summaryAt: null, key: host },
      home: { platform: 'test', workspace: place.workspace.id, channel: place.channel },
    });
    // It is being held.
    const form = {
      on: (today: Temporal.PlainDate) => today,
      ...{ time: 12 * 60, minutes: 60, weekly: true, place: 'here' },
    };
    await setOfficeHour(bot.ports, { form, cohort, by: learner.id, now: bot.now() });
  }
  guests = await crawl(bot.handle, who('guest', hall, false), everything);
  offered = await crawl(bot.handle, who('host', hall, true), everything);
  victims = await crawl(bot.handle, who('victim', theirs, true), [...everything, ...everything]);
  day = offered.forms.find((f) => f.route.startsWith('join.day'))!;
});
afterAll(() => bot.drop());

test('the walk through everything reaches nearly every action', () => {
  const reached = new Set(
    [offered, victims, guests]
      .flatMap(({ presses, forms }) => [...presses, ...forms])
      .map(({ route }) => route.replace(/:.*/, '')),
  );
  const all = commands.flatMap((c) => Object.keys(c.handlers).map((action) => `${c.name}.${action}`));
  // The rest is reached only from what there is on another day, or with others: a gap, a draft, a placement, a reminder, a vote.
  expect(all.filter((name) => reached.has(name)).length).toBeGreaterThan(all.length * 0.55);
});

const names = fc.constantFrom(
  ...commands.map((c) => c.name), '__proto__', 'constructor', 'create', 'show', 'settings', 'nothing', '', 'QUIZ', 'hasOwnProperty',
); // biome-ignore format: a list
const record = fc.array(
  fc.tuple(
    fc.oneof(hostile, fc.constantFrom('topic', 'zone', 'answer', 'f0', 'f1', 'name', 'post', 'clock', 'start')),
    hostile,
  ),
  { maxLength: 4 },
);

/** A button that was really offered, to this person, to another or to the victim, as it was or with something changed. */
const routes = fc.record({
  pick: fc.nat(100_000),
  from: fc.constantFrom('own', 'own', 'own', 'other', 'victim'),
  change: fc.option(fc.tuple(fc.constantFrom('arg', 'insert', 'cut', 'id', 'action'), fc.nat(99), hostile), {
    freq: 1,
  }),
});
type Picked = typeof routes extends fc.Arbitrary<infer T> ? T : never;

function change(route: string, [how, at, what]: NonNullable<Picked['change']>): string {
  const [name = '', ...args] = route.split(':');
  switch (how) {
    case 'arg':
      return [name, ...args.map((arg, i) => (i === at % args.length ? what : arg))].join(':');
    case 'insert':
      return route.slice(0, at) + what + route.slice(at);
    case 'cut':
      return route.slice(0, at);
    case 'id':
      return route.replace(/\d+/, String(at));
    default:
      return [`${name.split('.')[0]}.${what}`, ...args].join(':');
  }
}

function pick<T>({ pick, from }: Picked, own: Offered, of: (offered: Offered) => readonly T[]): T {
  const list = of({ own, other: offered, victim: victims }[from]);
  // Nobody is offered everything from the start.
  const some = list.length ? list : of(offered);
  return some[pick % some.length]!;
}

type Make = (own: Offered) => Action;
const press: fc.Arbitrary<Make> = fc
  .tuple(routes, fc.option(fc.array(hostile, { maxLength: 30 }), { freq: 1 }))
  .map(([picked, values]) => (own) => {
    const it = pick(picked, own, (o) => o.presses);
    const route = picked.change ? change(it.route, picked.change) : it.route;
    return { kind: 'press', route, values: values ?? it.values };
  });
const submit: fc.Arbitrary<Make> = fc
  .tuple(routes, fc.boolean(), fc.oneof(fc.constant([]), record))
  .map(([picked, other, given]) => (own) => {
    const form = pick(picked, own, (o) => o.forms);
    const route = other ? pick(picked, own, (o) => o.presses).route : form.route;
    const fields = Object.fromEntries([...Object.entries(form.fields), ...given]);
    return { kind: 'submit', route: picked.change ? change(route, picked.change) : route, fields };
  });
const command: fc.Arbitrary<Make> = fc.tuple(names, fc.option(names), record).map(([name, sub, given]) => () => ({
  kind: 'command', command: name, ...(sub !== null && { sub }), options: Object.fromEntries(given),
})); // biome-ignore format: one line
const typed: fc.Arbitrary<Make> = fc
  .tuple(names, fc.constantFrom(' ', ':', ' topic:', ' zone:', ' "'), hostile)
  .map((parts) => () => ({ kind: 'text', text: parts.join('') }));
const message: fc.Arbitrary<Make> = fc
  .tuple(names, hostile)
  .map((parts) => () => ({ kind: 'message', text: parts.join(' ') }));
const suggest: fc.Arbitrary<Make> = fc.tuple(names, hostile, hostile).map(([name, option, query]) => () => ({
  kind: 'suggest', command: name, option: query.length % 2 ? 'topic' : option, query,
})); // biome-ignore format: one line

const events = fc.array(
  fc.record({
    make: fc.oneof({ weight: 5, arbitrary: press }, { weight: 3, arbitrary: submit }, command, typed, message, suggest),
    where: fc.constantFrom('hall', 'dm', 'hall', 'elsewhere'),
    organiser: fc.boolean(),
    odd: fc.option(
      fc.record({ id: hostile, name: hostile, locale: hostile, zone: hostile, channel: hostile }, { requiredKeys: [] }),
      { freq: 3 },
    ),
  }),
  { minLength: perRun, maxLength: perRun },
);

/** Everything that is known of the victim and of the victim's group. */
async function kept(): Promise<string> {
  const { rows } = await sql<{ all: unknown }>`
    with me as (select learner as id from account where account = 'victim')
    select jsonb_build_object(
      'learner', (select jsonb_agg(l) from learner l where id in (select id from me)),
      'cohort', (select jsonb_agg(c order by id) from cohort c where workspace = ${theirs.workspace.id} or organiser in (select id from me)),
      'enrolment', (select jsonb_agg(e order by e.id) from enrolment e join cohort c on c.id = e.cohort
        where c.workspace = ${theirs.workspace.id} or e.learner in (select id from me)),
      'finish', (select jsonb_agg(f order by task) from finish f join enrolment e on e.id = f.enrolment where e.learner in (select id from me)),
      'points', (select jsonb_agg(p order by source) from points p join enrolment e on e.id = p.enrolment where e.learner in (select id from me)),
      'quiz', (select jsonb_agg(q order by id) from quiz q where learner in (select id from me)),
      'draw', (select jsonb_agg(d order by id) from draw d where learner in (select id from me)),
      'attempt', (select jsonb_agg(a order by draw) from attempt a where learner in (select id from me)),
      'card', (select jsonb_agg(c order by kp) from card c where learner in (select id from me))) as all`.execute(
    bot.db,
  );
  return JSON.stringify(rows[0]?.all, null, 1);
}

describe(`${perRun * runs} random events`, () => {
  test('are all answered, with no fault, no stack trace, and nothing changed that belongs to somebody else', async () => {
    const before = await kept();
    expect(before).toContain('"attempt": [');
    let count = 0;
    const elsewhere = bot.place();
    await fc.assert(
      fc.asyncProperty(events, async (list) => {
        // Some people at a time, each doing one thing after another.
        const lanes = Map.groupBy(list.entries(), ([i]) => i % atOnce);
        await Promise.all(
          [...lanes.values()].map(async (lane) => {
            const account = `somebody-${++count}`;
            // Enrolled, so that there is something to go wrong.
            await bot.handle({ ...who(account, hall, false), id: account, action: day }).run();
            const own: Offered = { presses: [], forms: [] };
            for (const [i, { make, where, organiser, odd }] of lane) {
              const place = { hall, elsewhere, dm: undefined }[where];
              const event = { ...who(account, place, organiser), id: `${account}-${i}`, ...odd, action: make(own) };
              const pending = bot.handle(event);
              const reply = (await pending.check()) ?? (await pending.run());
              checkReply(reply, pending);
              const { presses, forms } = gather(reply);
              own.presses.push(...presses);
              own.forms.push(...forms);
              const words = 'view' in reply ? read(reply.view) : JSON.stringify(reply);
              expect(words).not.toMatch(/\.ts:\d|node_modules|\bError\b|\[object |undefined|NaN/);
            }
          }),
        );
        expect(bot.faults.map(({ err, event }) => ({ event, err: err.stack?.slice(0, 600) }))).toEqual([]);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(await kept()).toBe(before);
  }, 300_000);
});

import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { libraryBounds } from '../../src/core/library/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { hostile } from '../chat/hostile.ts';
import { testDatabase } from '../harness/database.ts';
import { small } from '../harness/process.ts';
import { seed } from '../harness/seed.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

const { en } = catalogues;
const many = Number(process.env.PAYLOADS ?? 10_000);
const atOnce = 100;
/** Everything of one kind has to have been answered by then. */
const withinMs = 400_000;

/** What is done to a payload: at the place of this number, this. */
const change = fc.record({
  at: fc.nat(10_000),
  how: fc.constantFrom('set', 'set', 'set', 'remove', 'wrap', 'null'),
  to: fc.oneof({ weight: 4, arbitrary: hostile as fc.Arbitrary<unknown> }, fc.jsonValue({ maxDepth: 2 })),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
/** Which payload, and what is done to it; now and then nothing of it is left. */
const plans = fc.record({
  pick: fc.nat(1000),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  instead: fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
  ),
});
/** Other plans for each test. */
const sample = (nth: number) => fc.sample(plans, { numRuns: many, seed: (seed + nth) | 0 });

type Json = { [key: string]: unknown };
const isParent = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place in a payload, from the outside in. */
const places = (value: unknown): { parent: Json; key: string }[] =>
  isParent(value) ? Object.keys(value).flatMap((key) => [{ parent: value, key }, ...places(value[key])]) : [];

function changed<T extends object>(payload: T, changes: readonly Change[], leaves = false): T {
  const copy = structuredClone(payload);
  for (const { at, how, to } of changes) {
    const all = places(copy).filter(({ parent, key }) => !leaves || typeof parent[key] === 'string');
    const place = all[at % Math.max(all.length, 1)];
    if (!place) continue;
    const { parent, key } = place;
    if (leaves) parent[key] = typeof to === 'string' ? to : JSON.stringify(to);
    else if (how === 'remove') delete parent[key];
    else parent[key] = how === 'wrap' ? [parent[key]] : how === 'null' ? null : to;
  }
  return copy;
}

const today = Temporal.Now.plainDateISO('UTC');
const monday = String(today.subtract({ days: today.dayOfWeek - 1 }));

let database: Awaited<ReturnType<typeof testDatabase>>;
/** What the operator would read: the lines of the log from errors on. */
let errors: string[] = [];
const undo: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  database = await testDatabase();
  errors = [];
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  await database.drop();
});

/** The whole bot, with these settings. */
async function start(settings: Readonly<Record<string, string>>) {
  const own = errors;
  const log = pino({ level: 'error' }, { write: (line: string) => void own.push(line) });
  const config = { PORT: '0', LOCAL_PORT: '0', CURRICULUM_DIR: small, DATABASE_URL: database.url, ROLES: 'chat,web' };
  const app = await startApp(readConfig({ ...config, ...settings }), log);
  undo.push(app.stop);
  return app;
}

/** What went wrong, each once, and not at length. */
const faults = () =>
  [...new Set(errors.map((line) => line.replace(/^.*?(?="(err|said)")/, '').slice(0, 600)))].slice(0, 8);

async function inLanes<T>(list: readonly T[], work: (one: T, at: number) => Promise<unknown>): Promise<void> {
  const rest = list.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [at, one] of rest) await work(one, at);
    }),
  );
}

test.each(['http', 'socket'] as const)(
  'ten thousand payloads of Slack, changed at random and signed, give no fault: over %s',
  async (mode) => {
    const slack = await startSlack({ mode, burst: 1_000_000_000 });
    undo.push(slack.stop);
    const [general, mei, wei] = [
      slack.addChannel('general'),
      slack.addUser({ name: 'mei', admin: true }),
      slack.addUser({ name: 'wei' }),
    ];
    const app = await start(slack.settings);
    slack.deliverTo(`http://127.0.0.1:${app.port}`);

    const real: NonNullable<ReturnType<typeof slack.delivered>>[] = [];
    const keep = async (act: Promise<unknown>) => {
      await act;
      real.push(slack.delivered()!);
    };
    await keep(slack.command(mei, general, 'cohort create'));
    await slack.until(mei, '— modal');
    await keep(slack.submit(mei, { name: 'Bakers', start: monday }));
    await slack.until(mei, en.cohort.show);
    await keep(slack.press(mei, en.cohort.show));
    await keep(slack.command(wei, general, 'join'));
    await slack.until(wei, en.join.tryFirst);
    await keep(slack.press(wei, 'A'));
    await slack.until(wei, en.join.setDay);
    await keep(slack.press(wei, en.join.setDay));
    await slack.until(wei, '— modal');
    await keep(slack.submit(wei, {}));
    await slack.until(wei, en.join.remindNo);
    await keep(slack.press(wei, en.join.remindNo));
    await slack.until(wei, en.join.notReminded.split('.')[0]!);
    for (const text of ['quiz', 'settings', 'roadmap', 'task', 'nonsense'])
      await keep(slack.command(wei, general, text));
    await keep(slack.openHome(wei));

    const sum = { sent: 0, answered: 0, refused: 0, late: 0 };
    await inLanes(sample(mode === 'http' ? 1 : 2), async ({ pick, changes, instead }, at) => {
      const { kind, payload } = real[pick % real.length]!;
      // Each as if it were new: what was seen before would not be looked at.
      const fresh: Json = {
        ...payload,
        ...('trigger_id' in payload && { trigger_id: slack.trigger(wei) }),
        ...('response_url' in payload && { response_url: slack.responseUrl(wei, general) }),
        ...('event_id' in payload && { event_id: `Ev${at}` }),
      };
      const sent: Json = instead ?? changed(fresh, changes);
      // Slack's own library would not survive an event that is none; whoever can write into its socket is Slack.
      if (mode === 'socket' && kind === 'events_api' && !isParent(sent.event)) return;
      sum.sent += 1;
      await slack.deliverRaw(kind, sent).then(
        () => {
          sum.answered += 1;
        },
        (error: Error) => {
          expect(error.message, JSON.stringify(sent)).toMatch(/operation_timeout|dispatch_failed: (400|404)$/);
          if (error.message === 'operation_timeout') sum.late += 1;
          // What is not as Slack writes it is refused: that is an answer.
          else sum.refused += 1;
        },
      );
    });
    console.log({ seed, ...sum });
    expect(sum.answered + sum.refused).toBeGreaterThan(sum.sent * 0.8);
    expect(sum.answered).toBeGreaterThan(sum.sent * 0.5);
    expect(faults()).toEqual([]);
    for (const one of [mei, wei]) expect(slack.sees(one)).not.toMatch(/`[0-9a-f]{8}`/);
    await slack.command(wei, general, 'help');
    await slack.until(wei, en.help.title);
  },
  withinMs,
);

test(
  'ten thousand interactions of Discord, with other words in every place that has some, give no fault',
  async () => {
    const much = { limit: 1_000_000, ms: 1_000 };
    const discord = await startDiscord({
      ...{ newDms: 1_000_000, rates: { 'POST dm': much }, global: much },
      // One person does it all, and waits for themselves.
      editWithinMs: 60_000,
    });
    undo.push(discord.stop);
    discord.addGuild('Hall');
    const [mei, wei] = [discord.addUser('Mei', { organiser: true }), discord.addUser('Wei')];
    await start(discord.settings);

    const real: NonNullable<ReturnType<typeof discord.sent>>[] = [];
    const keep = async (act: Promise<unknown>) => {
      await act;
      real.push(discord.sent()!);
    };
    await keep(discord.command(mei, '/cohort create'));
    await keep(discord.submit(mei, { name: 'Bakers', start: monday }));
    await keep(discord.press(mei, en.cohort.show));
    await keep(discord.command(wei, '/join'));
    await keep(discord.press(wei, 'A'));
    await keep(discord.press(wei, en.join.setDay));
    await keep(discord.submit(wei, { clock: 'Berlin', hour: '20' }));
    await keep(discord.press(wei, en.join.remindNo));
    for (const command of ['/settings', '/roadmap', '/task']) await keep(discord.command(wei, command));
    await keep(discord.command(wei, '/quiz', { topic: 'dough' }));
    await keep(discord.autocomplete(wei, '/quiz', 'topic', 'do'));

    const sum = { answered: 0, silent: 0 };
    await inLanes(sample(3), async ({ pick, changes }) => {
      const one = real[pick % real.length]!;
      await discord.sendRaw(wei, one, changed(one.data, changes, true)).then(
        () => {
          sum.answered += 1;
        },
        (error: Error) => {
          expect(error.message).toMatch(/did not respond/);
          sum.silent += 1;
        },
      );
    });
    console.log({ seed, ...sum });
    expect(sum.answered).toBeGreaterThan(many * 0.8);
    expect(faults()).toEqual([]);
    for (const one of [mei, wei]) expect(discord.sees(one)).not.toMatch(/`[0-9a-f]{8}`/);
    expect((await discord.command(wei, '/help')).text).toContain(en.help.title);
  },
  withinMs,
);

test(
  'ten thousand requests to the playground, changed at random, give no fault',
  async () => {
    const app = await start({});
    const ask = (body: unknown) =>
      fetch(new URL('api/play', app.playground), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const who = { person: 'you', channel: 'general', locale: 'en-GB', zone: 'Europe/Berlin' };
    const real: Json[] = ['/join', '/quiz', '/task', '/settings', '/roadmap', '/cohort show', 'hello'].map((text) => ({
      ...who,
      text,
    }));
    for (const body of [...real]) {
      const { messages } = (await (await ask(body)).json()) as {
        messages: { id: string; view?: { body: object[] } }[];
      };
      for (const { id, view } of messages)
        for (const [, route] of JSON.stringify(view?.body ?? []).matchAll(/"route":"([^"]+)"/g))
          real.push(
            { ...who, route, message: id },
            { ...who, route, fields: { clock: 'Berlin', hour: '20', answer: '42' } },
          );
    }
    expect(real.length).toBeGreaterThan(20);
    const statuses = new Map<number, number>();
    await inLanes(sample(4), async ({ pick, changes, instead }, at) => {
      const { person, channel, ...rest } = real[pick % real.length]!;
      const words = { person, channel, ...changed(rest, changes, true) };
      const body = instead ?? (at % 2 ? words : changed({ person, channel, ...rest }, changes));
      const { status } = await ask(body);
      // What is longer than a request with a file may be is refused as that, and nothing else is.
      expect(status === 413).toBe(Buffer.byteLength(JSON.stringify(body)) > 1.4 * libraryBounds.bytes + 128 * 1024);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    });
    console.log(statuses);
    statuses.delete(413);
    expect([...statuses.keys()].sort()).toEqual([200, 400]);
    expect(statuses.get(200)).toBeGreaterThan(many * 0.2);
    expect(faults()).toEqual([]);
  },
  withinMs,
);

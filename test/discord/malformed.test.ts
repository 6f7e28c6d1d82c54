// Slack's libraries first: they bring things that discord.js must not take for its own.
import '../../src/slack/adapter.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { text } from '../../src/chat/contract/view.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { startDiscord } from '../platforms/discord.ts';

const folder = new URL('../platforms/payloads/discord/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Json;

type Json = { [key: string]: unknown };
const isParent = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const places = (value: unknown): string[][] =>
  isParent(value)
    ? Object.keys(value).flatMap((key) => [[key], ...places(value[key]).map((path) => [key, ...path])])
    : [];

/** The payload with another value in one place. */
function changed(payload: Json, path: readonly string[], to: unknown): Json {
  const copy = structuredClone(payload);
  const parent = path.slice(0, -1).reduce<Json>((at, key) => at[key] as Json, copy);
  if (to === undefined) delete parent[path.at(-1)!];
  else parent[path.at(-1)!] = to;
  return copy;
}

/** Every type that JSON has, and nothing at all. */
const values = [undefined, null, 7, -1e308, 'text', true, [], [null], {}, { __proto__: null, id: null }];

const events: Event[] = [];
const logged: { level: number; msg: string }[] = [];
let discord: Awaited<ReturnType<typeof startDiscord>>;
let platform: Platform;
beforeAll(async () => {
  discord = await startDiscord();
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  platform = createDiscord({
    ...discord,
    handle: (event) => {
      events.push(event);
      return {
        audience: 'private',
        replaces: false,
        opens: 'view',
        check: async () => undefined,
        run: async () => ({ kind: 'view', view: { body: [text('Here you are')] } }),
      };
    },
    commands: [],
    log,
  });
  await platform.start();
});
afterAll(async () => {
  await platform.stop();
  await discord.stop();
});
afterEach(() => void logged.splice(0));

const heardStill = async () => {
  const before = events.length;
  discord.instead(/callback$/, { status: 204 });
  discord.instead(/^PATCH \/webhooks/, {
    status: 200,
    body: { id: '1', channel_id: '2', author: { id: '2', username: 'x' } },
  });
  discord.sendPayload(read('command-in-guild.json'));
  await vi.waitFor(() => expect(events.length).toBe(before + 1));
  expect(platform.ready()).toBe(true);
};

/** Nothing new has been heard and asked for a moment. */
const settled = async () => {
  const count = () => events.length + discord.asked().length + logged.length;
  for (let seen = -1; seen !== count(); await wait(300)) seen = count();
};

test.each(files)('with something else in any place, %s ends nothing', async (file) => {
  const payload = read(file);
  // It is nobody's, and by then nobody waits for it any more.
  const gone = { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
  discord.disturb((asked) => (/callback$/.test(asked) ? { result: gone } : undefined));
  for (const path of places(payload))
    for (const to of [undefined, null, 7, 'text', [], {}])
      discord.sendPacket('INTERACTION_CREATE', changed(payload, path, to));
  await settled();
  discord.disturb();
  await heardStill();
  expect(logged.filter(({ level }) => level > 40)).toEqual([]);
});

test.each(['INTERACTION_CREATE', 'MESSAGE_CREATE', 'GUILD_CREATE', 'CHANNEL_CREATE', 'THREAD_CREATE', 'GUILD_DELETE'])(
  '%s with any kind of data ends nothing, and is one line at most',
  async (kind) => {
    for (const value of values) {
      discord.sendPacket(kind, value);
      await heardStill();
      expect(logged.length, JSON.stringify(value)).toBeLessThanOrEqual(1);
      logged.splice(0);
    }
  },
);

test.each(['error', '__proto__', 'constructor', 'toString', '', null, 7, {}])(
  'a packet of the kind %j ends nothing',
  async (kind) => {
    discord.sendPacket(kind, {});
    await heardStill();
    expect(logged).toMatchObject([{ level: 40 }]);
  },
);

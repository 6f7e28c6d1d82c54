// Slack's libraries first: they bring things that discord.js must not take for its own.
import '../../src/slack/adapter.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { startDiscord } from '../platforms/discord.ts';

const folder = new URL('../platforms/payloads/discord/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const who = { platform: 'discord', account: '53908232506183680', name: 'Mason', locale: 'en-GB' };
const inGuild = { workspace: { id: '290926798626357999' }, channel: '645027906669510667', organiser: true };
const inDm = { channel: '319674150115710528', organiser: false, seen: 'private' };
const quiz = { kind: 'command', command: 'quiz', options: { topic: 'bayes' } };
const answer = { kind: 'press', route: 'quiz.answer:7', values: [] };

/** What the bot is told of each. */
const table: readonly (readonly [file: string, event: object])[] = [
  ['command-in-guild', { ...inGuild, seen: 'channel', action: quiz }],
  // A thread counts as the channel that it is in.
  ['command-in-thread', { ...inGuild, action: { kind: 'command', command: 'cohort', sub: 'show', options: {} } }],
  ['command-in-dm', { ...inDm, action: quiz }],
  ['autocomplete', { ...inGuild, action: { kind: 'suggest', command: 'quiz', option: 'topic', query: 'ba' } }],
  ['button', { ...inGuild, seen: 'channel', action: answer }],
  ['button-private', { ...inGuild, seen: 'private', action: answer }],
  ['button-in-dm', { ...inDm, action: answer }],
  ['select', { ...inGuild, action: { kind: 'press', route: 'quiz.pick', values: ['bayes', 'pca'] } }],
  [
    'modal-submit',
    { ...inGuild, action: { kind: 'submit', route: 'cohort.create', fields: { name: 'Owls', language: 'zh-CN' } } },
  ],
];

const events: Event[] = [];
const logged: string[] = [];
const handle: Handle = (event) => {
  events.push(event);
  const choices = event.action.kind === 'suggest';
  return {
    audience: 'private',
    replaces: false,
    opens: choices ? 'choices' : 'view',
    check: async () => undefined,
    run: async () =>
      choices
        ? { kind: 'choices', choices: [] }
        : { kind: 'view', view: { body: [{ kind: 'text', text: 'Here you are' }] } },
  };
};
let discord: Awaited<ReturnType<typeof startDiscord>>;
let platform: Platform;
beforeAll(async () => {
  discord = await startDiscord();
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  platform = createDiscord({ ...discord, handle, commands: [], log });
  await platform.start();
});
afterAll(async () => {
  await platform.stop();
  await discord.stop();
});

test('every payload has its row', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(table.map(([file]) => `${file}.json`).sort()).toEqual(files.sort());
});

test.each(table)('%s is read as Discord documents it, and answered', async (file, expected) => {
  const payload = read(file);
  // It is nobody's here: Discord's side of the answer is played.
  discord.instead(/callback$/, { status: 204 });
  const message = { id: '1', channel_id: payload.channel_id, author: { id: '2', username: 'tongxue' }, flags: 0 };
  const edits = payload.type !== 4;
  const before = discord.asked(edits ? /^PATCH \/webhooks/ : /callback$/).length;
  if (edits) discord.instead(/^PATCH \/webhooks/, { status: 200, body: message });
  expect(discord.sendPayload(payload)).toBe(true);
  await vi.waitFor(() => expect(discord.asked(edits ? /^PATCH \/webhooks/ : /callback$/).length).toBe(before + 1));
  expect(events.at(-1)).toMatchObject({ ...who, id: payload.id, ...expected });
  if (payload.context === 1) expect(events.at(-1)).not.toHaveProperty('workspace');
  expect(logged).toEqual([]);
});

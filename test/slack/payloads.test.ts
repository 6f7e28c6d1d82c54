import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../src/chat/contract/event.ts';
import { text } from '../../src/chat/contract/view.ts';
import { startOnSlack } from '../harness/slack.ts';

const folder = new URL('../platforms/payloads/slack/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

const who = { platform: 'slack', account: 'T0STUDY:U061F7AUR' };
const inChannel = { workspace: { id: 'T0STUDY', name: 'study' }, channel: 'C2147483705' };
const next = { kind: 'press', route: 'demo.next:1', values: [] };
const commands = 'slash_commands' as const;
const interactive = 'interactive' as const;
const events = 'events_api' as const;

/** What the bot is told of each; undefined for what it acknowledges and leaves alone. */
const table: readonly (readonly [
  file: string,
  kind: typeof commands | typeof interactive | typeof events,
  event: object | undefined,
])[] = [
  ['slash-command', commands, { ...inChannel, seen: 'channel', action: { kind: 'text', text: 'quiz topic:bayes' } }],
  [
    'slash-command-enterprise',
    commands,
    { channel: 'D024BE91L', seen: 'private', action: { kind: 'text', text: 'help' } },
  ],
  ['block-actions-button', interactive, { ...inChannel, seen: 'channel', action: next }],
  ['block-actions-button-enterprise', interactive, { ...inChannel, seen: 'channel', action: next }],
  ['block-actions-button-in-thread', interactive, { ...inChannel, seen: 'private', action: next }],
  ['block-actions-select', interactive, { ...inChannel, action: { kind: 'press', route: 'demo.day', values: ['tu'] } }],
  ['block-actions-multi-select', interactive, undefined],
  [
    'block-actions-multi-done',
    interactive,
    { ...inChannel, action: { kind: 'press', route: 'demo.topics:7', values: ['pca', 'bayes'] } },
  ],
  ['block-actions-home', interactive, { seen: 'private', action: { kind: 'press', route: 'task.hint', values: [] } }],
  [
    'view-submission',
    interactive,
    { ...inChannel, action: { kind: 'submit', route: 'demo.write', fields: { title: 'Big', mood: 'ok' } } },
  ],
  ['app-home-opened', events, { seen: 'private' }],
  ['app-home-opened-messages', events, undefined],
  ['message-im', events, { channel: 'D024BE91L', action: { kind: 'message', text: 'Hello hello can you hear me?' } }],
  ['app-mention', events, { channel: 'C123ABC456', action: { kind: 'message', text: 'what is a prior?' } }],
];

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  const heard: Event[] = [];
  const faults: string[] = [];
  let on: Awaited<ReturnType<typeof startOnSlack>>;
  beforeAll(async () => {
    const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
    on = await startOnSlack(
      mode,
      (event) => {
        heard.push(event);
        return {
          audience: 'private',
          replaces: false,
          opens: 'view',
          check: async () => undefined,
          run: async () => ({ kind: 'view', view: { body: [text('Here you are')] } }),
        };
      },
      { log },
    );
  });
  afterAll(() => on.stop());

  test('every payload has its row', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(table.map(([file]) => `${file}.json`).sort()).toEqual(files.sort());
  });

  test.each(table)('%s is read as Slack documents it', async (file, kind, expected) => {
    const before = heard.length;
    await on.slack.deliverRaw(kind, read(file));
    if (expected) {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before));
      expect(heard[before]).toMatchObject({ ...who, ...expected });
    } else {
      // By the same person, so that whatever came of the first one has been heard before.
      const after = `after ${file}`;
      await on.slack.deliverRaw(commands, { ...read('slash-command'), trigger_id: after, text: after });
      await vi.waitFor(() => expect(heard.map(wordsOf)).toContain(after));
      expect(heard.slice(before).map(wordsOf)).toEqual([after]);
    }
    expect(faults).toEqual([]);
  });
});

const wordsOf = ({ action }: Event) => ('text' in action ? action.text : action.kind);

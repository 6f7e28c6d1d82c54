import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { commands } from '../../commands/index.ts';
import type { Action, Event } from '../../src/chat/contract/event.ts';
import type { Handle, Reply } from '../../src/chat/contract/reply.ts';
import type { StorePorts } from '../../src/core/ports.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { brief } from '../../src/ops/brief.ts';
import { tellHandled } from '../../src/ops/told.ts';
import { shortCurriculum } from '../curriculum/short.ts';
import { type Bot, type Place, startBot } from '../harness/people.ts';
import { crawl, type Offered } from './crawl.ts';

// What the log has of every command, in every way in which it is given: one line, and not a word of whoever gave it.

/** It is wherever somebody can write something. */
const marker = 'Quuxly';
const lines: string[] = [];
const log = pino({ level: 'trace', serializers: { err: brief } }, { write: (line: string) => void lines.push(line) });
const handled = tellHandled(log, () => {});

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly id?: string;
  readonly command?: string;
  readonly outcome?: string;
  readonly fault?: string;
  readonly event?: { readonly id: string };
}
const levels = log.levels.values as { info: number; debug: number; error: number };

let bot: Bot;
let hall: Place;
let offered: Offered;
/** Everything that was done, and what came of it. */
const done: { readonly event: Event; readonly reply: Reply; readonly logged: readonly Line[] }[] = [];

/** As adapters do: first the check, then the run, and an answer that grows is read to its end. */
async function deal(handle: Handle, event: Event): Promise<Reply> {
  const before = lines.length;
  const pending = handle(event);
  const reply = (await pending.check()) ?? (await pending.run());
  if (reply.kind === 'stream') for await (const _ of reply.views(new AbortController().signal));
  const logged = lines.slice(before).map((line) => JSON.parse(line) as Line);
  done.push({ event, reply, logged });
  return reply;
}

/** The same with the marker in all that somebody typed there. */
function marked(action: Action): Action {
  if (action.kind !== 'submit') return action;
  const fields = Object.entries(action.fields).map(
    ([name, value]) => [name, value.replaceAll('is what I made', `${marker} is what I made`)] as const,
  );
  return { ...action, fields: Object.fromEntries(fields) };
}

const who = (account: string, organiser: boolean): Omit<Event, 'id' | 'action'> => ({
  ...{ platform: 'test', account, name: `${marker} of ${account}`, locale: 'en', zone: 'Europe/Berlin', organiser },
  ...{ workspace: { ...hall.workspace, name: `The ${marker}s` }, channel: hall.channel, seen: 'channel' },
});

interface Way {
  readonly name: string;
  readonly sub?: string;
  readonly options: z.ZodObject;
}
/** Each command and subcommand. */
const ways = commands.flatMap(({ name, options, sub = {} }): Way[] => [
  ...(options ? [{ name, options }] : []),
  ...Object.entries(sub).map(([of, own]) => ({ name, sub: of, options: own.options })),
]);
const use = ({ name, sub }: Way) => ({ kind: 'command', command: name, ...(sub && { sub }), options: {} }) as const;
/** Bare, with every option filled by what nobody expects, and as a line of text. */
const typed = ways.flatMap((way): Action[] => {
  const named = Object.keys(way.options.shape);
  return [
    use(way),
    ...(named.length ? [{ ...use(way), options: Object.fromEntries(named.map((option) => [option, marker])) }] : []),
    { kind: 'text', text: [way.name, way.sub, marker].filter(Boolean).join(' ') },
    ...named.map((option): Action => ({ ...use(way), kind: 'suggest', option, query: marker })),
  ];
});
const others: readonly Action[] = [
  { kind: 'text', text: marker },
  { kind: 'message', text: `What is a ${marker}?` },
  { kind: 'about', text: `Somebody said ${marker}`, routes: [] },
  { kind: 'press', route: `quiz.${marker}`, values: [marker] },
  { kind: 'submit', route: 'nothing.at', fields: { [marker]: marker } },
];

beforeAll(async () => {
  bot = await startBot({ curriculum: await shortCurriculum(), at: '2026-11-23T12:00:00Z' });
  hall = bot.place();
  const handle = bot.anotherHandle({ log, handled });
  const host = who('host', true);
  const watched: Parameters<typeof crawl>[0] = (event) => {
    const pending = handle({ ...event, action: marked(event.action) });
    return { ...pending, run: () => deal(handle, { ...event, action: marked(event.action) }) };
  };
  const starts = ways.map(
    ({ name, sub }: (typeof ways)[number] & { sub?: string }): Action => ({
      ...{ kind: 'command', command: name, ...(sub && { sub }) },
      options: {},
    }),
  );
  offered = await crawl(watched, host, starts);
  let n = 0;
  const say = (action: Action) => deal(handle, { ...host, id: `said-${++n}`, action });
  for (const action of [...typed, ...others]) await say(action);
  const seen = new Set<string>();
  for (const form of offered.forms) {
    const shape = form.route.replace(/\d+/g, '0');
    if (seen.has(shape)) continue;
    seen.add(shape);
    await say({ ...form, fields: Object.fromEntries(Object.keys(form.fields).map((name) => [name, marker])) });
  }
}, 120_000);
afterAll(() => bot.drop());

const keys = ['level', 'time', 'pid', 'hostname', 'id', 'platform', 'kind', 'command', 'ms', 'outcome', 'msg'];

describe('every event that is dealt with', () => {
  test('is one line, at info, with its id, command, milliseconds and outcome, and nothing else', () => {
    expect(done.length).toBeGreaterThan(300);
    const wrongly = done.filter(({ event, logged }) => {
      const [line, ...more] = logged;
      const level = event.action.kind === 'suggest' ? levels.debug : levels.info;
      return (
        more.length ||
        !line ||
        line.msg !== 'command' ||
        line.id !== event.id ||
        line.level !== level ||
        Object.keys(line).join() !== keys.join()
      );
    });
    expect(wrongly.slice(0, 3)).toEqual([]);
  });

  test('is of every command and subcommand, and comes to every outcome but a fault', () => {
    const [named, outcomes] = [new Set<string>(), new Set<string>()];
    for (const { logged } of done) {
      named.add(logged[0]!.command!);
      outcomes.add(logged[0]!.outcome!);
    }
    const all = ways.map(({ name, sub }) => (sub ? `${name}.${sub}` : name));
    expect(all.length).toBeGreaterThan(15);
    expect(all.filter((name) => !named.has(name))).toEqual([]);
    expect([...outcomes].sort()).toEqual(['choices', 'done', 'form', 'invalid', 'refused']);
    // Buttons and forms too.
    expect([...named].filter((name) => name.includes('.')).length).toBeGreaterThan(60);
  });

  test('leaves no word of anybody in any line, whatever they wrote, and wherever', () => {
    expect(lines.filter((line) => line.includes(marker))).toEqual([]);
    // It was there to be found.
    const events = done.filter(({ event }) => JSON.stringify(event.action).includes(marker));
    expect(events.length).toBeGreaterThan(60);
    const taken = done.filter(
      ({ event, logged }) =>
        event.action.kind === 'submit' &&
        JSON.stringify(event.action).includes(marker) &&
        logged[0]?.outcome === 'done',
    );
    expect(taken.length).toBeGreaterThan(5);
  });
});

describe('a fault', () => {
  /** A store where nothing works but to find out who somebody is. */
  function broken(): StorePorts {
    const fails = (verb: string | symbol) => Promise.reject(new Error(`${String(verb)} failed`));
    const { learner, enrolment, ...rest } = bot.store;
    const nouns = Object.entries(rest).map(([noun, port]) => [
      noun,
      typeof port === 'function' ? () => fails(noun) : new Proxy(port, { get: (_, verb) => () => fails(verb) }),
    ]);
    return { ...(Object.fromEntries(nouns) as Omit<StorePorts, 'learner' | 'enrolment'>), learner, enrolment };
  }

  test('whose id somebody was shown has two lines by it: that of the command, and the cause', async () => {
    const handle = bot.anotherHandle({ log, handled, store: broken() });
    const [, before = '', after = ''] = /^(.*)FAULT(.*)$/.exec(catalogues.en.chat.fault('FAULT')) ?? [];
    const shown = new Map<string, Event>();
    let n = 0;
    for (const action of [...typed, ...others, ...offered.presses.slice(0, 150), ...offered.forms.slice(0, 50)]) {
      if (action.kind === 'suggest') continue;
      const from = done.length;
      const event = { ...who('host', true), id: `failed-${++n}`, action: marked(action) };
      const reply = await deal(handle, event);
      const { logged } = done[from]!;
      const said = 'view' in reply ? JSON.stringify(reply.view) : '';
      const at = said.indexOf(before);
      const id = at < 0 ? undefined : said.slice(at + before.length, said.indexOf(after, at + before.length));
      if (!id) {
        expect(logged.map(({ msg, outcome }) => [msg, outcome === 'fault'])).toEqual([['command', false]]);
        continue;
      }
      expect(id).toMatch(/^[0-9a-f]{8}$/);
      shown.set(id, event);
      const found = lines.filter((line) => line.includes(id)).map((line) => JSON.parse(line) as Line);
      expect(found).toMatchObject([
        {
          level: levels.error,
          msg: 'fault',
          fault: id,
          event: { id: event.id },
          err: { stack: expect.stringContaining('log.test.ts') },
        },
        { level: levels.info, msg: 'command', fault: id, id: event.id, outcome: 'fault' },
      ]);
      expect(logged).toHaveLength(2);
    }
    expect(shown.size).toBeGreaterThan(60);
    expect(lines.filter((line) => line.includes(marker))).toEqual([]);
  });
});

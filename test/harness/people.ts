import { commands as all } from '../../commands/index.ts';
import type { Command } from '../../src/chat/command.ts';
import { createDispatch } from '../../src/chat/dispatch.ts';
import type { Deed, Event, Handling, Reply } from '../../src/chat/platform.ts';
import { readRoute } from '../../src/chat/route.ts';
import type { Block, Button, Form, View } from '../../src/chat/view.ts';
import type { Curriculum } from '../../src/core/curriculum.ts';
import { languageOf } from '../../src/core/language.ts';
import type { Ports } from '../../src/core/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { testDatabase } from './database.ts';

/** A channel of a server or team. */
export interface Place {
  readonly workspace: { readonly id: string; readonly name: string };
  readonly channel: string;
}

interface Who {
  readonly name?: string;
  readonly locale?: string;
  readonly zone?: string;
  readonly organiser?: boolean;
  readonly in: Place | 'dm';
}

export type Bot = Awaited<ReturnType<typeof startBot>>;
export type Person = ReturnType<Bot['person']>;

/** The whole bot behind its dispatch, on a real store, with people who use it as a platform would let them. */
export async function startBot({
  curriculum,
  at,
  commands = all,
}: {
  curriculum: Curriculum;
  at: string;
  commands?: readonly Command[];
}) {
  const { url, drop } = await testDatabase();
  // What a test wrote is worth nothing once it is over: nobody waits for the disk.
  const db = openDatabase(`${url}?options=-csynchronous_commit%3Doff`, 8);
  let now = Temporal.Instant.from(at);
  let count = 0;
  const closed = new Set<string>();
  const faults: { fault: string; err: Error; event: object }[] = [];
  const ports: Ports = {
    store: createStore(db, curriculum),
    curriculum,
    mayPost: async ({ channel }) => !closed.has(channel),
  };
  const log = { error: (fields: object) => void faults.push(fields as (typeof faults)[number]) };
  const handle = createDispatch({ commands, ports, now: async () => now, log });

  function person({ name = 'Ada', locale = 'en-GB', zone = 'Europe/Berlin', organiser = false, ...at }: Who) {
    const account = `person-${++count}`;
    let where = at.in;
    let shown: View = { body: [] };
    let form: Extract<Reply, { kind: 'form' }> | undefined;
    /** Is the message with the buttons theirs alone? */
    let alone = true;
    let last: { event: Event; handling: Handling; reply: Reply } | undefined;

    async function act(event: Event): Promise<string> {
      const handling = handle(event);
      const wrong = await handling.check();
      const reply = wrong ?? (await handling.run());
      last = { event, handling, reply };
      checkReply(reply, handling);
      form = reply.kind === 'form' ? reply : reply.kind === 'invalid' ? form : undefined;
      if (reply.kind === 'view') {
        shown = reply.view;
        alone = handling.audience === 'private' || where === 'dm';
      }
      return 'view' in reply ? read(reply.view) : reply.kind === 'form' ? readForm(reply.form) : '';
    }

    const does = (deed: Deed, seen: Event['seen'] = where === 'dm' ? 'private' : 'channel') =>
      act({
        id: `event-${++count}`,
        platform: 'test',
        account,
        name,
        ...(where === 'dm' ? { channel: `dm-${account}` } : where),
        locale,
        zone,
        organiser: organiser && where !== 'dm',
        seen,
        does: deed,
      });
    const onMessage = () => (alone ? 'private' : 'channel');

    return {
      account,
      /** `use('/cohort create')`, `use('/quiz', { topic: 'bayes' })`, as a platform with typed options sends it. */
      use(path: string, options: Record<string, string> = {}) {
        const [command = '', sub] = path.slice(1).split(' ');
        return does({ kind: 'command', command, ...(sub && { sub }), options });
      },
      type: (text: string) => does({ kind: 'text', text }),
      /** Presses the button with this label. */
      press(label: string) {
        const button = buttonsOf(shown).find((b) => b.label === label);
        if (!button || 'url' in button) throw new Error(`no button "${label}" in:\n${read(shown)}`);
        return does({ kind: 'press', route: button.route, values: [] }, onMessage());
      },
      /** Chooses in the select that offers all of these, by label or value. */
      choose(...wanted: string[]) {
        for (const block of shown.body) {
          if (block.kind !== 'select') continue;
          const values = wanted.flatMap((w) => block.options.find((o) => o.label === w || o.value === w)?.value ?? []);
          if (values.length === wanted.length) return does({ kind: 'press', route: block.route, values }, onMessage());
        }
        throw new Error(`no select with ${wanted} in:\n${read(shown)}`);
      },
      /** Sends the form that is open; what is left out keeps its value. */
      submit(fields: Record<string, string> = {}) {
        if (!form) throw new Error(`no form is open, but:\n${read(shown)}`);
        const filled = form.form.fields.map((f) => [f.name, fields[f.name] ?? f.value ?? ''] as const);
        for (const name of Object.keys(fields))
          if (!form.form.fields.some((f) => f.name === name)) throw new Error(`no field ${name}`);
        return does({ kind: 'submit', route: form.route, fields: Object.fromEntries(filled) }, onMessage());
      },
      /** Sends a route that no button offered. */
      forge: (route: string, values: readonly string[] = []) => does({ kind: 'press', route, values }, 'private'),
      forgeForm: (route: string, fields: Record<string, string>) => does({ kind: 'submit', route, fields }, 'private'),
      async suggest(path: string, option: string, query: string): Promise<readonly string[]> {
        const [command = '', sub] = path.slice(1).split(' ');
        await does({ kind: 'suggest', command, ...(sub && { sub }), option, query });
        return last?.reply.kind === 'choices' ? last.reply.choices.map((c) => c.label) : [];
      },
      /** The very same event once more, as platforms do when they are not sure. */
      again: () => act(last!.event),
      goTo(place: Place | 'dm') {
        where = place;
      },
      sees: () => read(shown),
      labels: (): readonly string[] => buttonsOf(shown).map((b) => b.label),
      route(label: string): string {
        const button = buttonsOf(shown).find((b) => b.label === label);
        if (!button || 'url' in button) throw new Error(`no button "${label}" in:\n${read(shown)}`);
        return button.route;
      },
      form: (): Form | undefined => form?.form,
      last: () => last!,
      known: () => ports.store.identify({ platform: 'test', account, name, language: languageOf(locale), zone, now }),
    };
  }

  return {
    db,
    url,
    ports,
    handle,
    faults,
    person,
    place: (channel = `channel-${++count}`, workspace = `workspace-${++count}`): Place => ({
      workspace: { id: workspace, name: 'Hall' },
      channel,
    }),
    /** The bot may no longer write there. */
    close: (channel: string) => void closed.add(channel),
    open: (channel: string) => void closed.delete(channel),
    now: () => now,
    goTo(moment: string) {
      now = Temporal.Instant.from(moment);
    },
    async drop() {
      await db.destroy();
      await drop();
    },
  };
}

const buttonsOf = (view: View): readonly Button[] => view.body.flatMap((b) => (b.kind === 'buttons' ? b.buttons : []));

/** What every reply must be for any adapter to show it. Throws when it is not. */
export function checkReply(reply: Reply, handling: Pick<Handling, 'opens'>): void {
  const wrong = (why: string) => {
    throw new Error(`${why}: ${JSON.stringify(reply).slice(0, 1000)}`);
  };
  const fits = { view: ['view', 'invalid'], form: ['form', 'view'], choices: ['choices', 'view'] };
  if (!fits[handling.opens].includes(reply.kind)) wrong(`not what was announced (${handling.opens})`);
  if (!JSON.stringify(reply).isWellFormed() || /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(reply)))
    wrong('not storable');
  if (reply.kind === 'choices' && reply.choices.length > 25) wrong('too many choices');
  if (reply.kind === 'form') {
    const { fields } = reply.form;
    if (!readRoute(reply.route)) wrong('a form without a way back');
    if (fields.length < 1 || fields.length > 5) wrong('a form has one to five fields');
    for (const f of fields) if (f.kind === 'select' && !(f.choices?.length && f.choices.length <= 25)) wrong(f.name);
  }
  if (!('view' in reply)) return;
  if (!reply.view.body.length) wrong('an empty view');
  for (const block of reply.view.body) {
    if (block.kind === 'text' && !block.text.trim()) wrong('an empty text');
    if (block.kind === 'buttons')
      for (const b of block.buttons)
        if (!b.label.trim() || ('route' in b && !readRoute(b.route))) wrong('a bad button');
    if (block.kind === 'select' && (!readRoute(block.route) || !block.options.length || block.options.length > 25))
      wrong('a bad select');
  }
}

/** A view as somebody reads it aloud: buttons in brackets, choices in parentheses. */
export const read = (view: View): string => [view.title, ...view.body.map(readBlock)].filter(Boolean).join('\n');

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'meter':
      return `${block.label} ${block.done}/${block.of}`;
    case 'image':
      return `(${block.alt})`;
    case 'buttons':
      return block.buttons.map((b) => `[${b.label}]`).join(' ');
    case 'select':
      return `${block.placeholder} ${block.options.map((o) => `(${o.label})`).join(' ')}`;
  }
}

const readForm = (form: Form): string =>
  [form.title, ...form.fields.map((f) => `${f.label}: ${f.value ?? ''} ${f.hint ?? ''}`.trim())].join('\n');

import type { Command } from '../../src/chat/contract/command.ts';
import type { Action, Event } from '../../src/chat/contract/event.ts';
import type { PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import type { Form, View } from '../../src/chat/contract/view.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { languageOf } from '../../src/i18n/locale.ts';
import { startTestBot } from './bot.ts';
import { buttonsOf, checkReply, read, readForm } from './reply.ts';

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

const moreLabels: readonly string[] = Object.values(catalogues).map(({ chat }) => chat.more);

export type Bot = Awaited<ReturnType<typeof startBot>>;
export type Person = ReturnType<Bot['person']>;

/** The whole bot behind its dispatch, on a real store, with people who use it as through a platform. */
export async function startBot(parts: { curriculum: Curriculum; at: string; commands?: readonly Command[] }) {
  const bot = await startTestBot(parts);
  const { handle, now } = bot;
  let count = 0;

  function person({ name: called = 'Ada', locale = 'en-GB', zone = 'Europe/Berlin', organiser = false, ...at }: Who) {
    const account = `person-${++count}`;
    let name = called;
    let where = at.in;
    let shown: View = { body: [] };
    let form: Extract<Reply, { kind: 'form' }> | undefined;
    /** Whether only this person sees the message with the buttons. */
    let alone = true;
    let last: { event: Event; pending: PendingReply; reply: Reply } | undefined;

    async function act(event: Event): Promise<string> {
      const pending = handle(event);
      const wrong = await pending.check();
      const reply = wrong ?? (await pending.run());
      last = { event, pending, reply };
      checkReply(reply, pending);
      form = reply.kind === 'form' ? reply : reply.kind === 'invalid' ? form : undefined;
      if (reply.kind === 'view') {
        shown = reply.view;
        alone = pending.audience === 'private' || where === 'dm';
      }
      return 'view' in reply ? read(reply.view) : reply.kind === 'form' ? readForm(reply.form) : '';
    }

    const action = (deed: Action, seen: Event['seen'] = where === 'dm' ? 'private' : 'channel') =>
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
        action: deed,
      });
    const onMessage = () => (alone ? 'private' : 'channel');

    return {
      account,
      /** `use('/cohort create')`, `use('/quiz', { topic: 'bayes' })`, as a platform with typed options sends it. */
      use(path: string, options: Record<string, string> = {}) {
        const [command = '', sub] = path.slice(1).split(' ');
        return action({ kind: 'command', command, ...(sub && { sub }), options });
      },
      type: (text: string) => action({ kind: 'text', text }),
      /** Presses the button with this label. */
      async press(label: string): Promise<string> {
        const find = () => buttonsOf(shown).find((b) => b.label === label);
        // Turning the pages of a message's buttons, as somebody does who looks for one.
        for (let page = 0; page < 5 && !find(); page++) {
          const more = buttonsOf(shown).find((b) => moreLabels.includes(b.label));
          if (!more || 'url' in more) break;
          await action({ kind: 'press', route: more.route, values: [] }, onMessage());
        }
        const button = find();
        if (!button || 'url' in button) throw new Error(`no button "${label}" in:\n${read(shown)}`);
        return action({ kind: 'press', route: button.route, values: [] }, onMessage());
      },
      /** Chooses in the select that offers all of these, by label or value. */
      choose(...wanted: string[]) {
        for (const block of shown.body) {
          if (block.kind !== 'select') continue;
          const values = wanted.flatMap((w) => block.options.find((o) => o.label === w || o.value === w)?.value ?? []);
          if (values.length === wanted.length)
            return action({ kind: 'press', route: block.route, values }, onMessage());
        }
        throw new Error(`no select with ${wanted} in:\n${read(shown)}`);
      },
      /** Submits the open form. Fields that are left out keep their values. */
      submit(fields: Record<string, string> = {}) {
        if (!form) throw new Error(`no form is open, but:\n${read(shown)}`);
        const filled = form.form.fields.map((f) => [f.name, fields[f.name] ?? f.value ?? ''] as const);
        for (const name of Object.keys(fields))
          if (!form.form.fields.some((f) => f.name === name)) throw new Error(`no field ${name}`);
        return action({ kind: 'submit', route: form.route, fields: Object.fromEntries(filled) }, onMessage());
      },
      /** Sends a route that no button offered, as a forger would. */
      forge: (route: string, values: readonly string[] = []) => action({ kind: 'press', route, values }, 'private'),
      forgeForm: (route: string, fields: Record<string, string>) =>
        action({ kind: 'submit', route, fields }, 'private'),
      async suggest(path: string, option: string, query: string): Promise<readonly string[]> {
        const [command = '', sub] = path.slice(1).split(' ');
        await action({ kind: 'suggest', command, ...(sub && { sub }), option, query });
        return last?.reply.kind === 'choices' ? last.reply.choices.map((c) => c.label) : [];
      },
      /** Sends the last event again, as platforms do when they are not sure that it arrived. */
      again: () => act(last!.event),
      /** From now on their platform gives them this name. */
      rename(to: string) {
        name = to;
      },
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
      known: () =>
        identifyLearner(bot.ports, { platform: 'test', account, name, language: languageOf(locale), zone, now: now() }),
    };
  }

  return {
    ...bot,
    person,
    place: (channel = `channel-${++count}`, workspace = `workspace-${++count}`): Place => ({
      workspace: { id: workspace, name: 'Hall' },
      channel,
    }),
  };
}

import { randomUUID } from 'node:crypto';
import { directTo } from '../../core/delivery/address.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Command } from '../contract/command.ts';
import type { Event } from '../contract/event.ts';
import type { Address, Platform } from '../contract/platform.ts';
import type { Handle, PendingReply, Reply } from '../contract/reply.ts';
import { sendStream } from '../contract/stream.ts';
import { text, type View } from '../contract/view.ts';
import { cleanEvent } from './clean.ts';
import { formInText, readTyped, typedFields } from './form-text.ts';

/** What dispatch knows of the platform that an event comes from. */
export type Surface = Pick<Platform, 'can' | 'send' | 'edit' | 'editPauseMs' | 'mayManage'>;

/**
 * The same dispatch for platforms that can do less: without forms in a window, and without answers that only one person
 * sees. An adapter need not know of it. A platform that is not known can do everything.
 */
export const adapt =
  (
    handle: Handle,
    commands: ReadonlyMap<string, Command>,
    surface: (platform: string) => Surface | undefined,
  ): Handle =>
  (received) => {
    const event = cleanEvent(received);
    const on = surface(event.platform);
    if (!on) return handle(event);
    const pending = on.can.has('modal') ? handle(event) : withoutModal(handle, event, commands);
    return on.can.has('privateReply') ? pending : byDirectMessage(pending, event, on);
  };

/** A form is a text that says what to type; a line that names fields of the form is its submission. */
function withoutModal(handle: Handle, event: Event, commands: ReadonlyMap<string, Command>): PendingReply {
  const asked = readTyped(event.action, commands);
  const opening = handle({ ...event, action: asked });
  if (opening.opens !== 'form') return opening;
  return {
    ...opening,
    opens: 'view',
    async run(): Promise<Reply> {
      const reply = await opening.run();
      if (reply.kind !== 'form') return reply;
      const fields = typedFields(event.action, reply.form);
      if (!fields) return { kind: 'view', view: { ...formInText(reply, commands), beside: true } };
      return handle({ ...event, action: { kind: 'submit', route: reply.route, fields } }).run();
    },
  };
}

/** The answer goes to the person's DM, and the channel is told so in one sentence. */
function byDirectMessage(pending: PendingReply, event: Event, on: Surface): PendingReply {
  const { workspace, channel, account } = event;
  if (pending.audience === 'channel' || event.seen === 'private' || pending.opens === 'choices') return pending;
  const to: Address = {
    ...directTo(account),
    ...(workspace && channel !== undefined && { about: { workspace: workspace.id, channel } }),
  };
  return {
    ...pending,
    audience: 'channel',
    replaces: false,
    async run() {
      const reply = await pending.run();
      if (reply.kind === 'choices' || reply.kind === 'nothing' || reply.kind === 'form') return reply;
      const key = `answer:${event.id || randomUUID()}`;
      let language: View['language'];
      const send = (view: View) => {
        language = view.language;
        return on.send(to, view, key);
      };
      const sent = await (reply.kind === 'stream'
        ? sendStream(reply.views, {
            send,
            edit: on.edit,
            pauseMs: on.editPauseMs,
            // The process stops when the platform does, and the stream has its own bound.
            signal: new AbortController().signal,
          })
        : send(reply.view));
      const words = catalogues[language ?? fallback];
      return {
        kind: 'view',
        view: {
          language: words.language,
          body: [text(sent.kind === 'sent' ? words.chat.inDirectMessage : words.chat.directMessageClosed)],
        },
      };
    },
  };
}

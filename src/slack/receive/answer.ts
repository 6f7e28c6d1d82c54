import type { Logger } from 'pino';
import type { Platform, Sent } from '../../chat/contract/platform.ts';
import type { PendingReply } from '../../chat/contract/reply.ts';
import { buttons, text, type View } from '../../chat/contract/view.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Clients } from '../clients.ts';
import { renderForm } from '../render/form.ts';
import type { Upload } from '../send/pictures.ts';
import { attempt, type Body, postView, respond } from '../send/post.ts';
import { answerWithinMs, errorOf, isUnsure, patiently } from '../send/retry.ts';
import { createGrowing, type Way } from './grow.ts';
import { type Given, mayBeMessage } from './payload.ts';

/** A form has to open within three seconds of the press. */
const openWithinMs = 1200;

/** What comes of a command, a press or a form, to where somebody is who did it. */
export function createAnswers(options: {
  readonly clientOf: Clients['answering'];
  readonly upload: Upload;
  readonly edit: Platform['edit'];
  readonly atHome: (given: Given, view: View) => Promise<boolean>;
  readonly log: Logger;
  readonly editPauseMs: number;
  /** The process stops. */
  readonly signal: AbortSignal;
}) {
  const { clientOf, upload, atHome, log } = options;
  const grow = createGrowing({ ...options, show: (given, way, view) => show(given, way, view) });

  async function finish(given: Given, pending: PendingReply): Promise<void> {
    const reply = await pending.run();
    const way: Way = pending.opens === 'form' ? { ...pending, audience: 'private' } : pending;
    if (reply.kind === 'view') return show(given, way, reply.view, reply.fault);
    if (reply.kind === 'stream') return grow(given, pending, reply.views);
    if (reply.kind === 'invalid') return show(given, pending, reply.view);
    if (reply.kind !== 'form' || !given.trigger) return;
    const words = catalogues[reply.form.language ?? fallback];
    const view = renderForm(reply.route, reply.form, JSON.stringify(given.opened), words);
    const web = clientOf(given.team);
    let tries = 0;
    const open = () => {
      tries += 1;
      return web.views.open({ trigger_id: given.trigger ?? '', view });
    };
    try {
      await patiently(open, openWithinMs);
    } catch (err) {
      // It opened the first time, and the word of that got lost.
      if (tries > 1 && errorOf(err) === 'exchanged_trigger_id') return;
      log.warn({ err, event: given.id }, 'slack: a form did not open');
      const again = buttons({ label: words.chat.retry, style: 'main', route: reply.route });
      const late: View = { language: words.language, body: [text(words.chat.late), again] };
      await show(given, { ...pending, audience: 'private', replaces: false }, late);
    }
  }

  /** On the Home tab, or by the response URL; when neither can be, by a message. */
  async function show(given: Given, { audience, replaces }: Way, view: View, fault = false): Promise<void> {
    const { id, opened, team } = given;
    if (opened.home && (await atHome(given, view))) return;
    const pictures = await upload(team, view);
    // What is for one person never takes the place of what everybody sees.
    const fits = audience === 'channel' || opened.seen === 'private';
    // When nobody knows whether it arrived: twice for one person does no harm, twice for everybody would be noise.
    const twice = audience === 'private' && !fault;
    const tried = await postView(view, pictures, (body, first) =>
      patiently(
        () =>
          respond(opened.url, {
            ...body,
            response_type: audience === 'private' ? 'ephemeral' : 'in_channel',
            replace_original: !first && replaces && !view.beside && opened.pressed && fits,
            ...(opened.thread && { thread_ts: opened.thread }),
          }),
        answerWithinMs,
        twice,
      ),
    ).catch((err: Error): Sent => {
      if (!twice && isUnsure(err)) throw err;
      return { kind: 'refused', reason: 'lost', detail: err.message };
    });
    if (tried.kind === 'sent') return;
    const sent = await postView(view, pictures, (body) => byMessage(given, audience, body, twice));
    if (sent.kind !== 'sent') log.warn({ event: id, tried, sent }, 'slack: an answer found no way');
  }

  async function byMessage(
    { opened, team, user }: Given,
    audience: PendingReply['audience'],
    body: Body,
    twice: boolean,
  ): Promise<Sent> {
    const { channel, thread } = opened;
    const web = clientOf(team);
    const there = thread ? { ...body, thread_ts: thread } : body;
    const post = (args: Body & { channel: string }) =>
      attempt(team, () => patiently(() => web.chat.postMessage(args), answerWithinMs, twice));
    if (channel && mayBeMessage(channel, audience)) {
      const sent = await post({ channel, ...there });
      if (sent.kind === 'sent') return sent;
    }
    const direct = await post({ channel: user, ...body });
    if (direct.kind === 'sent' || !channel) return direct;
    // They cannot be written to; where they were, they can be told alone.
    return attempt(team, async () => {
      const { message_ts } = await patiently(
        () => web.chat.postEphemeral({ channel, user, ...there }),
        answerWithinMs,
        twice,
      );
      return { channel, ts: message_ts };
    });
  }

  return { finish, show };
}

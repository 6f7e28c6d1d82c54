import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Logger as SlackLogger, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Handle, Handling, Platform } from '../chat/platform.ts';
import { text, type View } from '../chat/view.ts';
import { catalogues } from '../i18n/index.ts';
import { eventOf, fieldErrors, type Given, readAction, readCommand, readSubmission } from './payload.ts';
import { createPeople } from './people.ts';
import { attempt, message, refusalOf, respond } from './post.ts';
import { renderForm } from './render.ts';

export interface SlackOptions {
  readonly botToken: string;
  /** Socket Mode. */
  readonly appToken?: string;
  /** Signed HTTP, when there is no `appToken`. */
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  readonly handle: Handle;
  readonly log: Logger;
}

/** `requestListener` serves `/slack/events`; whoever owns the public listener mounts it. Only with signed HTTP. */
export type SlackPlatform = Platform & {
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
};

/** Slack, over Socket Mode or signed HTTP: reads what people do into events, and shows what comes of them. */
export function createSlack({ botToken, appToken, signingSecret, apiUrl, handle, log }: SlackOptions): SlackPlatform {
  const logger = quiet(log);
  const server = apiUrl ? { slackApiUrl: apiUrl } : {};
  // Slack's own client would wait out a rate limit, and hold every call behind it. Who tries again, and when, is not
  // its business: one call, one answer.
  const once = { rejectRateLimitedCalls: true, retryConfig: { retries: 0 }, timeout: 10_000 };
  const web = new webApi.WebClient(botToken, { ...server, ...once, logger });
  const profileOf = createPeople(web, log);
  const underWay = new Set<Promise<void>>();
  let up = false;
  let stopped = false;

  const socket = appToken
    ? new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: server } })
    : undefined;
  const http =
    !socket && signingSecret ? new HTTPReceiver({ signingSecret, logger, endpoints: '/slack/events' }) : undefined;
  const receiver = socket ?? http;
  if (!receiver) throw new Error('Slack needs an app token (Socket Mode) or a signing secret (HTTP).');
  // The token is known already: without this, Bolt would ask Slack about it before the first acknowledgement.
  const authorize = () => Promise.resolve({ botToken });
  const app = new App({ receiver, authorize, logger, convoStore: false, ignoreSelf: false, clientOptions: server });
  app.error(async (err) => log.error({ err }, 'slack: a payload was not handled'));
  socket?.client.on('connected', () => {
    up = true;
  });
  socket?.client.on('close', () => {
    up = false;
  });

  // One listener for each kind of payload: which command or button it is, is for dispatch to find out.
  app.command(/^/, ({ ack, body }) =>
    track(async () => {
      await ack();
      await answer(readCommand(body));
    }),
  );
  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    track(async () => {
      await ack();
      const given = readAction(body);
      if (given) await answer(given);
    }),
  );
  app.view({ type: 'view_submission' }, ({ ack, body }) =>
    track(async () => {
      const given = readSubmission(body);
      const handling = handle(eventOf(given, await profileOf(given.user)));
      const invalid = await handling.check();
      const errors = invalid && fieldErrors(invalid.errors, given.fields);
      await (errors ? ack({ response_action: 'errors', errors }) : ack());
      if (invalid && !errors) await show(given, handling, invalid.view);
      else if (!invalid) await finish(given, handling);
    }),
  );

  function track(work: () => Promise<void>): Promise<void> {
    const guarded = work()
      .catch((err: unknown) => log.error({ err }, 'slack: an answer was not given'))
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
    return guarded;
  }

  async function answer(given: Given): Promise<void> {
    await finish(given, handle(eventOf(given, await profileOf(given.user))));
  }

  async function finish(given: Given, handling: Handling): Promise<void> {
    const reply = await handling.run();
    if (reply.kind === 'view' || reply.kind === 'invalid') return show(given, handling, reply.view);
    if (reply.kind !== 'form' || !given.trigger) return;
    const words = catalogues[reply.form.language ?? 'en'];
    const view = renderForm(reply.route, reply.form, JSON.stringify(given.opened), words);
    try {
      await web.views.open({ trigger_id: given.trigger, view });
    } catch (err) {
      log.warn({ err, event: given.id }, 'slack: a form did not open');
      await show(given, handling, { body: [text(words.chat.late)] });
    }
  }

  /** By the response URL; when that has run out, by a message. */
  async function show({ id, opened, user }: Given, { audience, replaces }: Handling, view: View): Promise<void> {
    // What is for one person never takes the place of what everybody sees.
    const fits = audience === 'channel' || opened.seen === 'private';
    const gone = await respond(opened.url, {
      ...message(view),
      response_type: audience === 'private' ? 'ephemeral' : 'in_channel',
      replace_original: replaces && opened.pressed && fits,
    });
    if (!gone) return;
    const channel = audience === 'channel' && opened.channel ? opened.channel : user;
    const sent = await attempt(() => web.chat.postMessage({ channel, ...message(view) }));
    if (sent.kind !== 'sent') log.warn({ event: id, gone, sent }, 'slack: an answer found no way');
  }

  return {
    name: 'slack',
    idempotent: false,
    ...(http && {
      requestListener: (request, response) => {
        try {
          if (stopped) response.writeHead(503).end();
          else http.requestListener(request, response);
        } catch {
          // Bolt's way to say that the path is not its own.
          response.writeHead(404).end();
        }
      },
    }),

    async start() {
      const { team, user } = await web.auth.test();
      if (socket) await app.start();
      else up = true;
      log.info({ team, user, over: socket ? 'socket' : 'http' }, 'slack: ready');
    },

    /** What is under way has five seconds, while its acknowledgements can still go out. */
    async stop() {
      stopped = true;
      const deadline = AbortSignal.timeout(5000);
      const late = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve(), { once: true }));
      while (underWay.size && !deadline.aborted) await Promise.race([Promise.all(underWay), late]);
      up = false;
      if (socket) await Promise.race([socket.client.disconnect(), late]);
    },

    ready: () => up && !stopped,

    async send(to, view) {
      const channel = 'account' in to ? to.account.split(':')[1] : to.channel;
      if (!channel) return { kind: 'refused', reason: 'lost', detail: 'not an account of Slack' };
      return attempt(() => web.chat.postMessage({ channel, ...message(view) }));
    },

    async edit(ref, view) {
      const [channel = '', ts = ''] = ref.split('/');
      return attempt(() => web.chat.update({ channel, ts, ...message(view) }));
    },

    async mayPost({ channel }) {
      try {
        const { channel: found } = await web.conversations.info({ channel });
        return Boolean(found?.is_member && !found.is_archived);
      } catch (error) {
        if (refusalOf(error)?.kind === 'refused') return false;
        throw error;
      }
    },
  };
}

/** Slack's own log, into ours. Its debug lines hold whole payloads: people's words, and addresses that act as keys. */
function quiet(log: Logger): SlackLogger {
  const write =
    (level: 'warn' | 'error') =>
    (...said: unknown[]): void =>
      log[level]({ said: said.map((part) => (part instanceof Error ? part.message : part)) }, 'slack: sdk');
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

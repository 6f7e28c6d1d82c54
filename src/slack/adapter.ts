import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Logger as SlackLogger, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Deed, Event, Handle, Handling, Platform, Sent } from '../chat/platform.ts';
import { type Form, text, type View } from '../chat/view.ts';
import { type Catalogue, catalogues } from '../i18n/index.ts';
import { readPress, renderForm, renderView } from './render.ts';

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

const hour = 3_600_000;
const patience = { lookUp: 1000, call: 10_000, stop: 5000 } as const;

const teamSchema = z.object({ id: z.string(), domain: z.string().optional() });
const commandSchema = z.object({
  team_id: z.string(),
  team_domain: z.string().optional(),
  channel_id: z.string(),
  channel_name: z.string().optional(),
  user_id: z.string(),
  user_name: z.string().optional(),
  text: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string(),
});
const personSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().optional(),
});
const pressSchema = z.object({
  team: teamSchema.nullish(),
  user: personSchema,
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ is_ephemeral: z.boolean().optional() }).optional(),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});
const givenSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const submissionSchema = z.object({
  team: teamSchema.nullish(),
  user: personSchema,
  view: z.object({
    id: z.string(),
    hash: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), givenSchema)) }),
  }),
});
/** What a modal keeps of where it was opened, since its submission says nothing of that. */
const openedSchema = z.object({
  channel: z.string().optional(),
  url: z.string().optional(),
  seen: z.enum(['private', 'channel']),
  /** From a button, so that there is a message to take the place of. */
  pressed: z.boolean(),
});
type Opened = z.infer<typeof openedSchema>;

const profileSchema = z.object({
  real_name: z.string().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
});
type Profile = z.infer<typeof profileSchema>;

/** Slack, over Socket Mode or signed HTTP: reads what people do into events, and shows what comes of them. */
export function createSlack({ botToken, appToken, signingSecret, apiUrl, handle, log }: SlackOptions): SlackPlatform {
  const logger = quiet(log);
  const server = apiUrl ? { slackApiUrl: apiUrl } : {};
  // Slack's own client would wait out a rate limit, and every call behind it: who sends again, and when, is not its
  // business. One call, one answer.
  const calling = { rejectRateLimitedCalls: true, retryConfig: { retries: 0 }, timeout: patience.call };
  const web = new webApi.WebClient(botToken, { ...server, ...calling, logger });
  const profileOf = createDirectory(web, log);
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

  const track = (work: Promise<void>): Promise<void> => {
    const guarded = work
      .catch((err: unknown) => log.error({ err }, 'slack: an answer was not given'))
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
    return guarded;
  };

  app.command(/^/, ({ ack, body }) =>
    track(
      (async () => {
        await ack();
        const given = commandSchema.parse(body);
        const opened: Opened = {
          channel: given.channel_id,
          url: given.response_url,
          seen: isDirect(given.channel_id, given.channel_name) ? 'private' : 'channel',
          pressed: false,
        };
        const event = await read({
          id: given.trigger_id,
          team: { id: given.team_id, domain: given.team_domain },
          user: { id: given.user_id, name: given.user_name },
          opened,
          does: { kind: 'text', text: given.text?.trim() || 'help' },
        });
        await answer(event, handle(event), opened, given.trigger_id);
      })(),
    ),
  );

  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    track(
      (async () => {
        await ack();
        const press = readPress(body);
        if (!press) return;
        const given = pressSchema.parse(body);
        const channel = given.channel?.id;
        const opened: Opened = {
          ...(channel && { channel }),
          ...(given.response_url && { url: given.response_url }),
          seen: given.container?.is_ephemeral || isDirect(channel) ? 'private' : 'channel',
          pressed: true,
        };
        const event = await read({ ...given, id: given.trigger_id, opened, does: { kind: 'press', ...press } });
        await answer(event, handle(event), opened, given.trigger_id);
      })(),
    ),
  );

  app.view({ type: 'view_submission' }, ({ ack, body }) =>
    track(
      (async () => {
        const { view, ...given } = submissionSchema.parse(body);
        const opened = readOpened(view.private_metadata);
        const fields = Object.entries(view.state.values).flatMap(([name, elements]) => {
          const element = Object.values(elements)[0];
          const value = element?.value ?? element?.selected_option?.value;
          return value === undefined ? [] : [[name, value] as const];
        });
        // The same view keeps its id and hash while its fields are mended.
        const event = await read({
          ...given,
          id: `${view.id}.${view.hash}`,
          opened,
          does: { kind: 'submit', route: view.callback_id, fields: Object.fromEntries(fields) },
        });
        const handling = handle(event);
        const invalid = await handling.check();
        const errors = invalid && fieldErrors(invalid.errors, Object.keys(view.state.values));
        if (errors) return ack({ response_action: 'errors', errors });
        await ack();
        if (invalid) await show(event, handling, opened, invalid.view);
        else await answer(event, handling, opened);
      })(),
    ),
  );

  /** One look-up of the person, never for long: without it the event is only poorer. */
  async function read(given: {
    readonly id: string;
    readonly team?: { readonly id: string; readonly domain?: string | undefined } | null | undefined;
    readonly user: z.infer<typeof personSchema>;
    readonly opened: Opened;
    readonly does: Deed;
  }): Promise<Event> {
    const { user, opened } = given;
    const profile = await profileOf(user.id);
    const team = given.team ?? { id: user.team_id ?? '', domain: undefined };
    return {
      id: given.id,
      platform: 'slack',
      account: `${team.id}:${user.id}`,
      name: profile?.profile?.display_name || profile?.real_name || user.username || user.name || user.id,
      ...(!isDirect(opened.channel) && team.id && { workspace: { id: team.id, name: team.domain ?? team.id } }),
      ...(opened.channel && { channel: opened.channel }),
      ...(profile?.locale && { locale: profile.locale }),
      ...(profile?.tz && { zone: profile.tz }),
      organiser: Boolean(profile?.is_admin || profile?.is_owner),
      seen: opened.seen,
      does: given.does,
    };
  }

  async function answer(event: Event, handling: Handling, opened: Opened, trigger?: string): Promise<void> {
    const reply = await handling.run();
    if (reply.kind === 'view' || reply.kind === 'invalid') return show(event, handling, opened, reply.view);
    if (reply.kind !== 'form' || !trigger) return;
    const view = renderForm(reply.route, reply.form, JSON.stringify(opened), catalogueOf(reply.form));
    try {
      await web.views.open({ trigger_id: trigger, view });
    } catch (err) {
      log.warn({ err, event: event.id }, 'slack: a form did not open');
      await show(event, handling, opened, { body: [text(catalogueOf(reply.form).chat.busy)] });
    }
  }

  /** By the response URL, which needs no membership anywhere; when that has run out, by a message. */
  async function show(event: Event, handling: Handling, opened: Opened, view: View): Promise<void> {
    // What is for one person never takes the place of what everybody sees.
    const fits = handling.audience === 'channel' || opened.seen === 'private';
    const gone = await respond(opened.url, {
      ...message(view),
      response_type: handling.audience === 'private' ? 'ephemeral' : 'in_channel',
      replace_original: handling.replaces && opened.pressed && fits,
    });
    if (!gone) return;
    const user = event.account.slice(event.account.indexOf(':') + 1);
    const to = handling.audience === 'channel' && opened.channel ? opened.channel : user;
    const sent = await attempt(() => web.chat.postMessage({ channel: to, ...message(view) }));
    if (sent.kind !== 'sent') log.warn({ event: event.id, gone, sent }, 'slack: an answer found no way');
  }

  async function attempt(
    call: () => Promise<{ channel?: string | undefined; ts?: string | undefined }>,
  ): Promise<Sent> {
    try {
      const { channel, ts } = await call();
      return { kind: 'sent', ref: `${channel}/${ts}` };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) return refusal;
      throw error;
    }
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

    async stop() {
      stopped = true;
      const deadline = AbortSignal.timeout(patience.stop);
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

/** Nothing in a message is looked up or unfolded by Slack: no name, no channel, no link pings or previews. */
function message(view: View) {
  const { blocks, text: summary } = renderView(view, catalogueOf(view));
  return { blocks, text: summary, parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
}

/** Undefined when it was shown; otherwise why Slack no longer takes anything at that address. */
async function respond(url: string | undefined, body: object): Promise<string | undefined> {
  if (!url) return 'no response URL';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(patience.call),
  });
  const said = await response.text();
  if (response.ok && !said.includes('"ok":false')) return undefined;
  if (response.status === 404) return said.slice(0, 100) || 'gone';
  throw new Error(`Slack refused an answer: ${response.status} ${said.slice(0, 200)}`);
}

/** What Slack's refusals mean for a message that was to be sent; undefined for one that leaves the outcome open. */
function refusalOf(error: unknown): Exclude<Sent, { kind: 'sent' }> | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'later', afterMs: error.retryAfter * 1000 };
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const detail = error.data.error;
  if (detail === 'ratelimited' || detail === 'rate_limited') return { kind: 'later', afterMs: 60_000 };
  const reason = reasons[detail];
  return reason && { kind: 'refused', reason, detail };
}

const reasons: Readonly<Record<string, Extract<Sent, { kind: 'refused' }>['reason']>> = {
  account_inactive: 'closed',
  user_disabled: 'closed',
  cannot_dm_bot: 'closed',
  messages_tab_disabled: 'closed',
  channel_not_found: 'lost',
  is_archived: 'lost',
  user_not_found: 'lost',
  message_not_found: 'lost',
  not_in_channel: 'forbidden',
  restricted_action: 'forbidden',
  cant_update_message: 'forbidden',
  edit_window_closed: 'forbidden',
  missing_scope: 'forbidden',
  no_permission: 'forbidden',
  not_authed: 'forbidden',
  invalid_auth: 'forbidden',
  token_revoked: 'forbidden',
  token_expired: 'forbidden',
  invalid_blocks: 'invalid',
  invalid_blocks_format: 'invalid',
  msg_too_long: 'invalid',
  msg_blocks_too_long: 'invalid',
  no_text: 'invalid',
};

/** Who somebody is, kept for an hour. Undefined when Slack does not say within a second; asked again next time. */
function createDirectory(web: webApi.WebClient, log: Logger): (user: string) => Promise<Profile | undefined> {
  const known = new Map<string, { readonly profile: Profile; readonly until: number }>();
  const asked = new Map<string, Promise<Profile | undefined>>();

  async function ask(user: string): Promise<Profile | undefined> {
    try {
      const profile = profileSchema.parse((await web.users.info({ user, include_locale: true })).user);
      known.delete(user);
      known.set(user, { profile, until: Date.now() + hour });
      const [oldest] = known.keys();
      if (known.size > 10_000 && oldest) known.delete(oldest);
      return profile;
    } catch (err) {
      log.warn({ err, user }, 'slack: users.info');
      return undefined;
    } finally {
      asked.delete(user);
    }
  }

  return async (user) => {
    const found = known.get(user);
    if (found && found.until > Date.now()) return found.profile;
    const asking = asked.get(user) ?? ask(user);
    asked.set(user, asking);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, patience.lookUp, undefined);
    });
    return Promise.race([asking, late]).finally(() => clearTimeout(timer));
  };
}

function readOpened(metadata: string): Opened {
  try {
    return openedSchema.parse(JSON.parse(metadata));
  } catch {
    return { seen: 'private', pressed: false };
  }
}

/** Slack closes the modal on an error for a field that it does not have, so that one goes to the first field. */
function fieldErrors(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> | undefined {
  const [first] = fields;
  if (!first) return undefined;
  const placed: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) placed[fields.includes(name) ? name : first] ??= error;
  return Object.keys(placed).length ? placed : undefined;
}

const isDirect = (channel: string | undefined, name?: string): boolean =>
  channel?.startsWith('D') === true || name === 'directmessage';

/** A view comes translated; for the few words that Slack adds to it ("Done"), the language it is written in. */
function catalogueOf(of: View | Form): Catalogue {
  const words = JSON.stringify(of, (key, value: unknown) =>
    ['kind', 'route', 'url', 'value', 'style', 'tone', 'name'].includes(key) ? undefined : value,
  ).replace(/"[a-z]+":/g, '');
  const count = (pattern: RegExp): number => words.match(pattern)?.length ?? 0;
  return catalogues[count(/\p{Script=Han}/gu) > count(/\p{Script=Latin}+/gu) ? 'zh-CN' : 'en'];
}

/** Slack's own log, into ours. Its debug lines hold whole payloads: people's words, and addresses that act as keys. */
function quiet(log: Logger): SlackLogger {
  const write =
    (level: 'info' | 'warn' | 'error') =>
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

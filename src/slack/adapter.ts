import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { createOnce } from '../chat/contract/once.ts';
import type { Platform } from '../chat/contract/platform.ts';
import type { Handle } from '../chat/contract/reply.ts';
import type { Timed } from '../chat/contract/timed.ts';
import { text } from '../chat/contract/view.ts';
import type { LanePort } from '../core/lane/port.ts';
import { readAccount } from '../core/learner/account.ts';
import { catalogues } from '../i18n/index.ts';
import { languageOf } from '../i18n/locale.ts';
import { askedAt, createClients, fetchAt, type Workspace } from './clients.ts';
import { quiet } from './log.ts';
import { createAnswers } from './receive/answer.ts';
import { createFiles } from './receive/file.ts';
import { createHome } from './receive/home.ts';
import { createMembers } from './receive/members.ts';
import { readMessage } from './receive/message.ts';
import { eventOf, type Given, readAction, readCommand, readOpening } from './receive/payload.ts';
import { createPeople, createRoles } from './receive/people.ts';
import { createHttp } from './receive/request.ts';
import { createSight } from './receive/sight.ts';
import { createSocket } from './receive/socket.ts';
import { fieldErrors, readSubmission } from './receive/submission.ts';
import { homeRoute } from './render/view.ts';
import { createDelivery } from './send/deliver.ts';
import { createPictures } from './send/pictures.ts';
import { orStartError } from './send/refusal.ts';
import { isUnsure } from './send/retry.ts';

export interface SlackOptions {
  readonly botToken: string;
  /** Socket Mode. */
  readonly appToken?: string;
  /** Signed HTTP, when there is no `appToken`. */
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  readonly handle: Handle;
  /** The slots at which calls leave, shared with other processes. */
  readonly lanes?: LanePort;
  /** Between two edits of an answer that grows. */
  readonly editPauseMs?: number;
  readonly acknowledged?: Timed;
  readonly log: Logger;
}

/** `requestListener` serves `/slack/events`; whoever owns the public listener mounts it. Only with signed HTTP. */
export type SlackPlatform = Platform & {
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
};

/** chat.update is taken fifty times a minute. */
const usualEditPauseMs = 1_200;

/**
 * How long a connection is gone (ms) before Slack counts as away: longer than a planned reconnect takes. After the longer
 * time it is tried all the same: then perhaps only the connection is broken.
 */
const awayMs = { from: 10_000, to: 600_000 };

/** Slack, over Socket Mode or signed HTTP: reads what people do into events, and shows what comes of them. */
export function createSlack(options: SlackOptions): SlackPlatform {
  const { botToken, appToken, signingSecret, apiUrl, handle, editPauseMs = usualEditPauseMs, log } = options;
  const logger = quiet(log);
  const asked = askedAt(apiUrl);
  const server = { fetch: fetchAt(apiUrl), ...(apiUrl && { slackApiUrl: apiUrl }) };
  const clients = createClients({ botToken, apiUrl, logger });
  const clientOf = clients.answering;
  const profileOf = createPeople(clientOf, log);
  const roleOf = createRoles(clientOf, log);
  const { visible } = createSight(clientOf, profileOf, log);
  const upload = createPictures(clientOf, log);
  const isNew = createOnce();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let up = false;
  /** When the connection was lost. */
  let closedAt: number | undefined;
  const closedFor = () => (closedAt === undefined ? 0 : performance.now() - closedAt);
  let stopped = false;
  const { sends, ...delivery } = createDelivery({ clients, upload, log, lanes: options.lanes });
  /** The one workspace that the token is for: known once Slack has said so. */
  let ownWorkspace: Workspace | undefined;

  const fileOf = createFiles({ botToken, apiUrl, log });
  const memberOf = createMembers(profileOf, () => ownWorkspace);
  const eventFor = async (given: Given) => eventOf(given, await profileOf(given));
  const tab = createHome({ clientOf, handle, upload, log, eventFor });
  const { finish, show } = createAnswers({
    clientOf,
    upload,
    log,
    edit: delivery.edit,
    atHome: tab.answer,
    editPauseMs,
    signal: stopping.signal,
  });

  const socket = appToken ? createSocket({ appToken, clientOptions: server, logger, log }) : undefined;
  const http = !socket && signingSecret ? createHttp({ signingSecret, logger, log }) : undefined;
  const receiver = socket ?? http?.receiver;
  if (!receiver) throw new Error('Slack needs an app token (Socket Mode) or a signing secret (HTTP).');
  // The token is known already: without this, Bolt would ask Slack about it before the first acknowledgement.
  const authorize = () => Promise.resolve({ botToken });
  const app = new App({ receiver, authorize, logger, convoStore: false, ignoreSelf: false, clientOptions: server });
  app.error(async (err) => log.error({ err }, 'slack: a payload was not handled'));
  socket?.client.on('connected', () => {
    if (closedFor() > awayMs.from) log.warn({}, 'slack: connected again');
    closedAt = undefined;
    up = true;
  });
  socket?.client.on('close', () => {
    if (up) closedAt = performance.now();
    up = false;
  });

  // One listener for each kind of payload: which command or button it is, is for dispatch to find out.
  app.command(/^/, ({ ack, body }) =>
    track(async (acked) => {
      await ack().then(acked);
      await answer(readCommand(body));
    }),
  );
  app.action({ type: 'block_actions' }, ({ ack, body }) =>
    track(async (acked) => {
      await ack().then(acked);
      const given = readAction(body);
      if (given) await answer(given);
    }),
  );
  app.view({ type: 'view_submission' }, ({ ack, body }) =>
    track(async (acked) => {
      const submitted = await readOr(ack, () => readSubmission(body, fileOf));
      const given = await memberOf(submitted);
      // Nothing of ours opens for somebody of another workspace.
      if (!given) return ack();
      const pending = handle(await eventFor(given));
      const invalid = await pending.check();
      const errors = invalid && fieldErrors(invalid.errors, submitted.fields);
      await (errors ? ack({ response_action: 'errors', errors }) : ack()).then(acked);
      // What has to be corrected comes again under the same id; what was taken is taken once.
      if (errors || !isNew(given.id)) return;
      await (invalid ? show(given, pending, invalid.view) : finish(given, pending));
    }),
  );
  app.event('app_home_opened', ({ body }) =>
    track(async () => {
      const opening = readOpening(body);
      const given = opening && (await memberOf(opening));
      if (given && isNew(given.id)) await tab.opened(named(given));
    }),
  );

  for (const type of ['message', 'app_mention'] as const)
    app.event(type, ({ body }) =>
      track(async () => {
        const given = ownWorkspace && readMessage(body, ownWorkspace.bot);
        if (given) await answer(given);
      }),
    );

  function track(work: (acked: () => void) => Promise<void>): Promise<void> {
    const from = performance.now();
    const guarded = work(() => options.acknowledged?.('slack', performance.now() - from))
      .catch((err: unknown) => {
        if (err instanceof z.ZodError) log.warn({ issues: err.issues }, 'slack: a payload was not understood');
        else if (isUnsure(err)) log.warn({ err }, 'slack: nobody knows whether an answer arrived');
        else if (codeOf(err) === 'ERR_HTTP_HEADERS_SENT') log.warn('slack: acknowledged too late');
        else log.error({ err }, 'slack: an answer was not given');
      })
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
    return guarded;
  }

  async function answer(received: Given): Promise<void> {
    if (!isNew(received.id)) return;
    const member = await memberOf(received);
    if (!member) return decline(received);
    const given = member.action.kind === 'message' ? named(member) : member;
    if (given.opened.home && given.action.kind === 'press' && given.action.route === homeRoute)
      return tab.opened(given);
    await finish(given, handle(await eventFor(given)));
  }

  /** One token is one workspace. People of another one meet the bot in a channel that both share. */
  async function decline(given: Given): Promise<void> {
    const { language, chat } = catalogues[languageOf((await profileOf(given))?.locale)];
    await show(given, { audience: 'private', replaces: false }, { language, body: [text(chat.elsewhere)] });
  }

  /** An event names the workspace by its id alone. */
  const named = (given: Given): Given => ({ ...given, domain: ownWorkspace?.name ?? given.domain });

  return {
    name: 'slack',
    can: new Set(['modal', 'privateReply', 'thread', 'chart', 'table', 'file']),
    editPauseMs,
    idempotent: false,
    ...delivery,
    visible,
    async mayManage({ workspace, account }) {
      const { workspace: team, user } = readAccount(account);
      // Whoever manages another team manages nothing here.
      return team === workspace ? roleOf({ team, user }) : 'no';
    },
    ...(http && {
      requestListener: (request, response) => {
        // Before it is known whose token it is, nobody can be told apart; Slack sends events again.
        if (stopped || (!ownWorkspace && request.method === 'POST')) response.writeHead(503).end();
        else http.listener(request, response);
      },
    }),

    async start() {
      ownWorkspace = await orStartError(clients.ownWorkspace(), 'SLACK_BOT_TOKEN', asked);
      if (socket) await orStartError(app.start(), 'SLACK_APP_TOKEN', asked);
      else up = true;
      log.info({ team: ownWorkspace.name, over: socket ? 'socket' : 'http' }, 'slack: ready');
    },

    /** What is under way has five seconds, while its acknowledgements can still go out. */
    async stop() {
      stopped = true;
      stopping.abort();
      const deadline = AbortSignal.timeout(5000);
      const late = new Promise<void>((resolve) => deadline.addEventListener('abort', () => resolve(), { once: true }));
      while (underWay.size && !deadline.aborted) await Promise.race([Promise.all(underWay), late]);
      up = false;
      if (socket) await Promise.race([socket.client.disconnect(), late]);
    },

    ready: () => up && !stopped && sends(),
    ...(socket && { connections: () => [{ name: 'socket', up }] }),
    away: () => closedFor() > awayMs.from && closedFor() < awayMs.to,
  };
}

/** What cannot be read is acknowledged: nobody waits for it, and it would be no better the next time. */
async function readOr<T>(ack: () => Promise<void>, read: () => T): Promise<T> {
  try {
    return read();
  } catch (err) {
    await ack();
    throw err;
  }
}
const codeOf = (err: unknown): unknown => (err instanceof Error && 'code' in err ? err.code : undefined);

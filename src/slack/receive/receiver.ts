import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { createRequests, endpoint, maxBodyBytes } from './request.ts';
import { guardSocket } from './socket.ts';

/** How Slack's payloads come in: one of the two. */
type Receiver =
  | { readonly receiver: SocketModeReceiver; readonly socket: SocketModeReceiver; readonly requestListener?: never }
  | { readonly receiver: HTTPReceiver; readonly socket?: never; readonly requestListener: RequestListener };

/** Socket Mode where there is an app token, else signed HTTP. */
export function createReceiver(options: {
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  readonly server: { readonly slackApiUrl?: string };
  readonly logger: SlackLogger;
  readonly log: Logger;
}): Receiver {
  const { appToken, signingSecret, server, logger, log } = options;
  /** Signed, and yet not as Slack writes: Bolt stumbles before any listener of ours is called. */
  const unread = (err: unknown) => log.warn({ err }, 'slack: a payload that cannot be read');
  if (appToken) {
    const socket = new SocketModeReceiver({
      appToken,
      logger,
      // Asked to wait, Slack's client would wait, however long that is; the next try is for the socket to make.
      installerOptions: { clientOptions: { ...server, rejectRateLimitedCalls: true } },
      async processEventErrorHandler({ error, event }) {
        unread(error);
        // Done here: when the library does it and the connection is gone, nobody catches what it throws.
        await event.ack().catch(() => undefined);
        return false;
      },
    });
    guardSocket(socket.client, log);
    return { receiver: socket, socket };
  }
  if (!signingSecret) throw new Error('Slack needs an app token (Socket Mode) or a signing secret (HTTP).');
  const http = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: endpoint,
    bodyLimit: maxBodyBytes,
    async processEventErrorHandler({ error, response }) {
      if (!response.headersSent) response.writeHead(400).end();
      unread(error);
      return true;
    },
    unhandledRequestHandler({ response }) {
      log.warn('slack: a payload that nobody acknowledged');
      if (!response.headersSent) response.writeHead(404).end();
    },
  });
  return { receiver: http, requestListener: createRequests({ signingSecret, bolt: http.requestListener, log }) };
}

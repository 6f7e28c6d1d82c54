import { type Logger as SlackLogger, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { shapeOf } from './shape.ts';

type Client = SocketModeReceiver['client'];

/** What is about the connection itself. */
const control = z.looseObject({ type: z.enum(['hello', 'disconnect']) });

const envelope = z.looseObject({
  type: z.enum(['events_api', 'slash_commands', 'interactive']),
  envelope_id: z.string().min(1),
  payload: z.unknown(),
});

/**
 * Puts a reader before the one of Slack's library, which throws outside of every handler for a message that is null, or
 * an event without one, and calls its own listeners by whatever name a message gives. What it cannot read is
 * acknowledged, so that it does not come again, and is one line in the log.
 */
function guardSocket(client: Client, log: Logger): void {
  const [read] = client.listeners('ws_message') as ((data: unknown, isBinary: boolean) => Promise<void>)[];
  if (!read) throw new Error("Slack's library has no listener for what comes by its socket");
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    const message = isBinary ? undefined : parse(data);
    const given = envelope.safeParse(message);
    const shape = given.success ? shapeOf(given.data.payload) : 'malformed';
    if (control.safeParse(message).success || shape === 'read')
      return void read(data, isBinary).catch((err) => log.warn({ err }, 'slack: a message was not read'));
    if (shape === 'malformed') log.warn('slack: a message that cannot be read');
    if (given.success) acknowledge(client, given.data.envelope_id, log);
  });
}

/** Slack's receiver of what comes by a socket, guarded. */
export function createSocket(options: {
  readonly appToken: string;
  readonly clientOptions: { readonly slackApiUrl?: string; readonly fetch: typeof fetch };
  readonly logger: SlackLogger;
  readonly log: Logger;
}): SocketModeReceiver {
  const { appToken, clientOptions, logger, log } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // Asked to wait, Slack's client would wait, however long that is; the next try is for the socket to make.
    installerOptions: { clientOptions: { ...clientOptions, rejectRateLimitedCalls: true } },
    async processEventErrorHandler({ error, event }) {
      log.warn({ err: error }, 'slack: a payload that cannot be read');
      // Done here: when the library does it and the connection is gone, nobody catches what it throws.
      await event.ack().catch(() => undefined);
      return false;
    },
  });
  guardSocket(receiver.client, log);
  return receiver;
}

/** The library's own `send`, which is private and has no other name. */
function acknowledge(client: Client, id: string, log: Logger): void {
  const sender = client as unknown as { send(id: string): Promise<void> };
  sender.send(id).catch((err) => log.warn({ err }, 'slack: not acknowledged'));
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data as ArrayBuffer));
  } catch {
    return undefined;
  }
}

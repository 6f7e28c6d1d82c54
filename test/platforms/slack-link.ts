import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';

export type Kind = 'slash_commands' | 'interactive' | 'events_api';
/** Sent again after an answer that was none. */
interface Again {
  readonly number: number;
  readonly reason: string;
}

/** How a payload reaches the app: its answer, which Slack waits for as long as `ackWithinMs` says. */
export interface Link {
  deliver(kind: Kind, payload: object, again?: Again): Promise<unknown>;
  stop(): Promise<void>;
}

const mostSockets = 10;

/** Signs a request as Slack does; `at` in seconds. */
export function sign(secret: string, body: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}

/** A payload as Slack's servers write it: a command is a form, an event JSON, the rest JSON in one field of a form. */
export function bodyOf(kind: Kind, payload: object): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  const fields = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  return new URLSearchParams(fields as Record<string, string>).toString();
}

export const typeOf = (kind: Kind) => ({
  'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
});

export function httpLink(secret: string, url: () => string, ackWithinMs: number): Link {
  return {
    async deliver(kind, payload, again) {
      const body = bodyOf(kind, payload);
      const retry = again && { 'x-slack-retry-num': String(again.number), 'x-slack-retry-reason': again.reason };
      const response = await fetch(new URL('/slack/events', url()), {
        method: 'POST',
        headers: { ...typeOf(kind), ...sign(secret, body), ...retry },
        body,
        signal: AbortSignal.timeout(ackWithinMs),
      }).catch((cause: Error) => {
        throw new Error(cause.name === 'TimeoutError' ? 'operation_timeout' : 'dispatch_failed', { cause });
      });
      const said = await response.text();
      if (response.status !== 200) throw new Error(`dispatch_failed: ${response.status}`);
      return said.startsWith('{') ? JSON.parse(said) : said ? { text: said } : {};
    },
    stop: async () => undefined,
  };
}

export interface SocketLink extends Link {
  connections(): number;
  /** Sends this as it stands, by every connection: text, or bytes. */
  text(message: string | Buffer): void;
  /** The connections break. */
  drop(): void;
  /** Slack asks for a new connection, as it does every few hours. */
  refresh(): void;
}

/** One open connection gets each envelope; nobody connected is a failure that the person sees. */
export function socketLink(server: Server, ackWithinMs: number): SocketLink {
  const sockets = new WebSocketServer({ server, path: '/link' });
  const waiting = new Map<string, (payload: unknown) => void>();
  const open = () => [...sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
  const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
  const leave = (socket: WebSocket, reason: string) => {
    say(socket, { type: 'disconnect', reason, debug_info: { host: 'local' } });
    socket.close();
  };
  sockets.on('connection', (socket: WebSocket) => {
    if (open().length > mostSockets) return leave(socket, 'too_many_websockets');
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      waiting.get(envelope_id)?.(payload ?? {});
      waiting.delete(envelope_id);
    });
    say(socket, { type: 'hello', num_connections: open().length, connection_info: { app_id: 'A0APP' } });
  });

  let turn = 0;
  return {
    connections: () => open().length,
    text: (message) => {
      for (const socket of open()) socket.send(message);
    },
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    refresh: () => {
      for (const socket of open()) leave(socket, 'refresh_requested');
    },
    deliver(type, payload, again) {
      // Of several connections each gets its turn.
      const all = open();
      const socket = all[turn++ % all.length];
      if (!socket) return Promise.reject(new Error('dispatch_failed'));
      const envelope_id = randomUUID();
      const retry = again && { retry_attempt: again.number, retry_reason: again.reason };
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(envelope_id);
          reject(new Error('operation_timeout'));
        }, ackWithinMs);
        waiting.set(envelope_id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
        say(socket, { envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...retry });
      });
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}

/** An event, and again after each of `waits` (ms) until it is acknowledged. How often it was sent. */
export async function persist(link: Link, payload: object, waits: readonly number[]): Promise<number> {
  let reason = '';
  for (let sent = 0; ; sent += 1) {
    try {
      await link.deliver('events_api', payload, sent > 0 ? { number: sent, reason } : undefined);
      return sent + 1;
    } catch (error) {
      reason = (error as Error).message === 'operation_timeout' ? 'http_timeout' : 'http_error';
      if (sent >= waits.length) throw error;
      await wait(waits[sent]);
    }
  }
}

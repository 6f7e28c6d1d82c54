import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** How a payload reaches the app: its answer, which Slack waits three seconds for. */
export interface Link {
  deliver(kind: 'slash_commands' | 'interactive', payload: object): Promise<unknown>;
  stop(): Promise<void>;
}

export const patience = 3000;

/** Signs a request as Slack does; `at` in seconds. */
export function sign(secret: string, body: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}

/** A payload as Slack's servers write it: a command is a form, everything else is JSON in one field of a form. */
export function formOf(kind: 'slash_commands' | 'interactive', payload: object): string {
  const fields = kind === 'slash_commands' ? payload : { payload: JSON.stringify(payload) };
  return new URLSearchParams(fields as Record<string, string>).toString();
}

export function httpLink(secret: string, url: () => string): Link {
  return {
    async deliver(kind, payload) {
      const body = formOf(kind, payload);
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(secret, body) };
      const response = await fetch(new URL('/slack/events', url()), {
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.timeout(patience),
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

/** One open connection gets each envelope; nobody connected is a failure that the person sees. */
export function socketLink(server: Server): Link & { readonly connections: () => number; drop(): void } {
  const sockets = new WebSocketServer({ server, path: '/link' });
  const waiting = new Map<string, (payload: unknown) => void>();
  sockets.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      waiting.get(envelope_id)?.(payload ?? {});
      waiting.delete(envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.clients.size, connection_info: {} }));
  });
  const open = () => [...sockets.clients].filter((socket) => socket.readyState === socket.OPEN);

  return {
    connections: () => open().length,
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
    deliver(type, payload) {
      const [socket] = open();
      if (!socket) return Promise.reject(new Error('dispatch_failed'));
      const envelope_id = randomUUID();
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(envelope_id);
          reject(new Error('operation_timeout'));
        }, patience);
        waiting.set(envelope_id, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
        socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
      });
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close(() => resolve());
      }),
  };
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import pg from 'pg';
import { pino } from 'pino';
import type { View } from '../../src/chat/contract/view.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import { joinRoutes } from '../../src/routes/join.ts';
import { messages } from '../../src/store/message.ts';
import { createWeb } from '../../src/web/adapter.ts';
import type { WebOptions } from '../../src/web/options.ts';
import { commands, handle, people } from '../web/sample.ts';
import { testClock } from './clock.ts';
import { testDatabase } from './database.ts';

/** A playground on a real database and a real socket, with the sample bot behind it. */
export async function startPlayground(changes: Partial<WebOptions> = {}) {
  const { db, url, drop } = await testDatabase();
  const store = messages<View>(db);
  let port = 0;
  const { now, goTo } = testClock('2026-11-23T08:00:00Z');
  const { platform, app } = await createWeb({
    handle,
    commands,
    routes: { question: joinRoutes.try(), answers: ['join.answer'], joins: 'join.day:', help: 'help.open' },
    messages: store,
    async listen(onId) {
      const client = new pg.Client(url);
      await client.connect();
      client.on('notification', ({ payload }) => onId(payload ?? ''));
      await client.query('listen message');
      return () => client.end();
    },
    people: { list: async () => people, speak: async () => {} },
    now,
    clock: {
      next: async () => now().add({ hours: 1 }),
      nextPost: async () => now().add({ hours: 20 }),
      async move(to) {
        goTo(to);
        await platform.send(directTo('you'), { body: [{ kind: 'text', text: `It is ${to}` }] }, `at ${to}`);
        await platform.send(directTo('ana'), { body: [{ kind: 'text', text: 'For Ana' }] }, `ana at ${to}`);
      },
    },
    restart: async () => {
      await db.deleteFrom('message').execute();
    },
    workspace: { id: 'demo', name: 'Demo' },
    port: () => port,
    docs: new URL('../../docs/', import.meta.url),
    log: pino({ level: 'silent' }),
    ...changes,
  });
  await platform.start();
  // The bot's own listener reads each body first; Hono's closes the connection of one that nobody read, some time later.
  const server: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', autoCleanupIncoming: false });
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  const base = `http://127.0.0.1:${port}`;

  return {
    base,
    port,
    platform,
    store,
    url,
    // biome-ignore lint/suspicious/noExplicitAny: a test reads what it was sent as it comes
    async get(path: string): Promise<{ status: number; body: any }> {
      const response = await fetch(base + path);
      return { status: response.status, body: await response.json() };
    },
    // biome-ignore lint/suspicious/noExplicitAny: the same
    async post(path: string, body: unknown): Promise<{ status: number; body: any }> {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
      const response = await fetch(base + path, init);
      return { status: response.status, body: await response.json() };
    },
    /** Cuts every connection; who comes again is let in. */
    cut() {
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
    async stop() {
      await platform.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await drop();
    },
  };
}

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { commands } from '../commands/index.ts';
import { channelsOf } from '../src/chat/contract/channels.ts';
import type { Platform } from '../src/chat/contract/platform.ts';
import { createDispatch } from '../src/chat/dispatch/dispatch.ts';
import type { Ports } from '../src/core/ports.ts';
import { noEmbedding, noModel } from '../src/core/tutor/no-model.ts';
import { itemCheck } from '../src/curriculum/drafts.ts';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { feedAddresses } from '../src/feed/address.ts';
import { fitParameters } from '../src/fitting/fit.ts';
import { hosts } from '../src/link/host.ts';
import { pages } from '../src/link/page.ts';
import { readPdf } from '../src/pdf/read.ts';
import { startEmbedded } from '../src/postgres/embedded.ts';
import { openDatabase } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { createStore } from '../src/store/store.ts';

let roundTrips = 0;
const { query } = pg.Client.prototype;
// Every way to the database goes by here, `begin` and `commit` too.
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  roundTrips++;
  return (query as (...args: unknown[]) => unknown).apply(this, args);
} as typeof query;

/** How often the database is asked while this is done. */
export async function countRoundTrips(work: () => Promise<unknown>): Promise<number> {
  const before = roundTrips;
  await work();
  return roundTrips - before;
}

/** A platform that takes every message at once, so that what is measured is ours. */
export const takesAll = (name: string): Platform => ({
  name,
  can: new Set(),
  editPauseMs: 0,
  idempotent: true,
  start: async () => {},
  stop: async () => {},
  ready: () => true,
  mayPost: async () => true,
  send: async () => ({ kind: 'sent', ref: '1' }),
  edit: async (ref) => ({ kind: 'sent', ref }),
});

/** The whole bot behind its dispatch: the real curriculum and commands, on a PostgreSQL of its own. */
export async function startBot(now = async () => Temporal.Now.instant()) {
  const folder = mkdtempSync(join(tmpdir(), 'tongxue-bench-'));
  // As root, PostgreSQL runs as somebody else, who has to get in.
  chmodSync(folder, 0o755);
  // Some benches start more processes on it.
  const server = await startEmbedded(folder, { maxConnections: 150 });
  const db = openDatabase(server.url);
  await migrate(db);
  const curriculum = await loadCurriculum('curriculum');
  const ports: Ports = {
    ...createStore(db),
    curriculum,
    model: noModel,
    embedding: noEmbedding,
    channel: channelsOf(() => undefined),
    page: pages(),
    host: hosts(),
    optimiser: { fit: fitParameters },
    itemCheck: itemCheck(curriculum, 'curriculum'),
    pdf: { read: readPdf },
    feedAddress: feedAddresses(() => undefined),
  };
  const faults: unknown[] = [];
  const log = { error: (fields: object) => void faults.push(fields), warn: () => {} };
  return {
    ports,
    db,
    url: server.url,
    faults,
    handle: createDispatch({ commands, ports, now, log }),
    async stop() {
      await db.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

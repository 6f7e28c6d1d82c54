import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { StoredNouns, StorePorts, Tx } from '../core/ports.ts';
import type { Db } from './database.ts';

interface Open {
  readonly tx: Tx<keyof StoredNouns>;
  over: boolean;
}

/** The transaction that the current call belongs to. */
const current = new AsyncLocalStorage<Open>();

const isOpen = () => current.getStore()?.over === false;

/** Serialization failure and deadlock: nothing was written, and the next try may well succeed. */
const unordered = new Set(['40001', '40P01']);
const retries = 3;

/**
 * Runs `work` in a transaction: in the open one when `db` is a transaction, otherwise in a new one, which is retried when
 * PostgreSQL reports a serialization failure or a deadlock. Always READ COMMITTED: a row that is claimed has to be read
 * as it is after it was locked.
 */
export async function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let tried = 0; ; tried++)
    try {
      return await db.transaction().setIsolationLevel('read committed').execute(work);
    } catch (error) {
      if (tried >= retries || !unordered.has(String((error as { code?: unknown }).code))) throw error;
      // A random pause, since two transactions that collided would collide again if both retried at once.
      await wait(Math.random() * 20 * (tried + 1));
    }
}

/** A port that throws when it is called within a transaction, of which it cannot be part. */
export function outside<Port extends object>(name: string, port: Port): Port {
  const guarded = Object.entries(port).map(([verb, call]) => [
    verb,
    (...args: unknown[]) => {
      if (isOpen()) throw new Error(`${name}.${verb} was called within a transaction, and is not part of it`);
      return (call as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(guarded) as Port;
}

/** The stored ports for use outside a transaction, and `transact` to open one. */
export function withTransact(db: Db, nounsOn: (db: Db) => StoredNouns): StorePorts {
  const nouns = nounsOn(db);
  const transact = async <T>(work: (tx: Tx<keyof StoredNouns>) => Promise<T>): Promise<T> => {
    const open = current.getStore();
    if (open?.over === false) return work(open.tx);
    return inTransaction(db, async (trx) => {
      const state: Open = { tx: { ...nounsOn(trx), transact }, over: false };
      try {
        return await current.run(state, () => work(state.tx));
      } finally {
        state.over = true;
      }
    });
  };
  const guarded = Object.entries(nouns).map(([name, port]) => [name, outside(name, port)]);
  return { ...(Object.fromEntries(guarded) as unknown as StoredNouns), transact };
}

import { sql } from 'kysely';
import { commands as all } from '../../commands/index.ts';
import { jobs, notices } from '../../jobs/index.ts';
import type { Draw } from '../../src/chat/contract/capability.ts';
import { channelsOf } from '../../src/chat/contract/channels.ts';
import type { Command } from '../../src/chat/contract/command.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { createDispatch } from '../../src/chat/dispatch/dispatch.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { EmbeddingPort } from '../../src/core/embedding/port.ts';
import type { PageAnswer } from '../../src/core/link/model.ts';
import type { PagePort } from '../../src/core/link/port.ts';
import type { Ports, StorePorts } from '../../src/core/ports.ts';
import type { HostAnswer, HostPort } from '../../src/core/project/port.ts';
import { noEmbedding, noModel } from '../../src/core/tutor/no-model.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { itemCheck } from '../../src/curriculum/drafts.ts';
import { ownCurriculum } from '../../src/curriculum/load.ts';
import { feedAddresses } from '../../src/feed/address.ts';
import { fitParameters } from '../../src/fitting/fit.ts';
import { readPdf } from '../../src/pdf/read.ts';
import { type Env, messagesOf, runJob } from '../../src/schedule/job.ts';
import type { Db } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { outside } from '../../src/store/transact.ts';
import { testClock } from './clock.ts';
import { testDatabase } from './database.ts';
import { memoryPlatform } from './platform.ts';

interface Parts {
  readonly curriculum: Curriculum;
  /** Where its files are, for drafts of items. */
  readonly folder?: string;
  /** The time at the start. A test may move the clock. */
  readonly at: string | Temporal.Instant;
  readonly commands?: readonly Command[];
  /** The platforms that there are by now: a restart makes new ones. Of any other, the bot may post in every channel. */
  readonly platforms?: () => readonly Platform[];
  /** The log for faults and warnings. By default they are collected in `faults`. */
  readonly log?: Env['log'];
  /** None, when absent. */
  readonly model?: ModelPort;
  readonly embedding?: EmbeddingPort;
  /** Draws charts. Without it, they are words. */
  readonly draw?: Draw;
  /** Wraps dispatch, to observe events and replies. */
  readonly around?: (handle: Handle) => Handle;
}

/** What dispatch logs when something went wrong. */
interface Fault {
  readonly fault: string;
  readonly err: Error;
  readonly event: object;
}

export type TestBot = Awaited<ReturnType<typeof startTestBot>>;

/** A web of these pages, by their addresses: nothing else answers. */
const pagesOf = (web: ReadonlyMap<string, PageAnswer>): PagePort => ({
  ask: async (url) => web.get(url) ?? { kind: 'later', reason: 'there is no web here' },
});

/** Code hosts that have these commits, by their links: no other can be asked. */
const hostOf = (commits: ReadonlyMap<string, HostAnswer>): HostPort => ({
  commit: async (url) => commits.get(url) ?? { kind: 'unknown' },
});

/** The ports on an existing database; the bot may post in every channel. */
export const testPorts = (db: Db, curriculum: Curriculum): Ports => ({
  ...createStore(db),
  curriculum,
  page: outside('page', pagesOf(new Map())),
  host: outside('host', hostOf(new Map())),
  optimiser: outside('optimiser', { fit: fitParameters }),
  model: noModel,
  embedding: noEmbedding,
  pdf: outside('pdf', { read: readPdf }),
  feedAddress: outside(
    'feedAddress',
    feedAddresses(() => undefined),
  ),
  itemCheck: outside('itemCheck', itemCheck(curriculum, ownCurriculum)),
  channel: outside('channel', {
    mayPost: async () => true,
    obstacle: async () => undefined,
    visible: async (_, channels) => new Set(channels),
    role: async () => ({ has: 'unknown' }),
  }),
});

/**
 * Puts a bot together, which tests do only here: its own database, a store, the ports, dispatch, the environment of the
 * jobs, and a clock that a test moves.
 */
export async function startTestBot({
  curriculum,
  folder = ownCurriculum,
  at,
  commands = all,
  platforms = () => [],
  log: given,
  around = (handle) => handle,
  model = noModel,
  embedding = noEmbedding,
  draw,
}: Parts) {
  const { db, url, drop } = await testDatabase(8);
  const clock = testClock(at);
  const now = async () => clock.now();
  const closed = new Set<string>();
  const web = new Map<string, PageAnswer>();
  const commits = new Map<string, HostAnswer>();
  const secret = new Map<string, readonly string[]>();
  const site: { at: string | undefined } = { at: 'https://bot.example.org' };
  let tokens = 0;
  const faults: Fault[] = [];
  const note = (fields: object) => void faults.push(fields as Fault);
  const log = given ?? { error: note, warn: note };

  const anyOther: Platform = {
    ...memoryPlatform('any other', true).platform,
    mayPost: async ({ channel }) => !closed.has(channel),
    obstacle: async ({ channel }) => (closed.has(channel) ? { kind: 'unknown' } : undefined),
    visible: async ({ account }, channels) =>
      new Set(channels.filter((channel) => !secret.has(channel) || secret.get(channel)?.includes(account ?? ''))),
  };

  /** The ports on another store, for instance on one that breaks. */
  const portsOn = (store: StorePorts): Ports => ({
    ...store,
    curriculum,
    page: outside('page', pagesOf(web)),
    host: outside('host', hostOf(commits)),
    optimiser: outside('optimiser', { fit: fitParameters }),
    model: outside('model', model),
    embedding: outside('embedding', embedding),
    pdf: outside('pdf', { read: readPdf }),
    feedAddress: outside(
      'feedAddress',
      feedAddresses(
        () => site.at,
        () => `token-${String(++tokens).padStart(37, '0')}`,
      ),
    ),
    itemCheck: outside('itemCheck', itemCheck(curriculum, folder)),
    channel: outside(
      'channel',
      channelsOf((name) => platforms().find((one) => one.name === name) ?? anyOther),
    ),
  });
  /** Another dispatch on the same database, as in another process, with some parts changed if needed. */
  const anotherHandle = ({
    store = createStore(db),
    ...changes
  }: Partial<Omit<Parameters<typeof createDispatch>[0], 'ports'>> & { readonly store?: StorePorts } = {}): Handle =>
    around(
      createDispatch({
        commands,
        ports: portsOn(store),
        now,
        log,
        ...(draw && { draw }),
        platform: (name) => platforms().find((one) => one.name === name),
        ...changes,
      }),
    );

  const store = createStore(db);
  const ports = portsOn(store);
  const env: Env = {
    ports,
    now,
    log,
    ...(draw && { draw }),
    messages: messagesOf([...jobs, ...notices]),
    get platforms() {
      return new Map(platforms().map((platform) => [platform.name, platform]));
    },
  };

  return {
    ...clock,
    db,
    url,
    drop,
    curriculum,
    store,
    ports,
    portsOn,
    env,
    faults,
    /** The bot's own address from outside. */
    site,
    /** What answers outside, by its address; nothing else does. */
    web,
    /** The commits that a code host has, by their links. */
    commits,
    handle: anotherHandle({ store }),
    anotherHandle,
    /** Runs every job in order, `times` times, as ticks do. */
    async runJobs(times = 1): Promise<void> {
      for (let n = 0; n < times; n++) for (const job of jobs) await runJob(job, env);
    },
    /** Nobody has been here yet. */
    async clear(): Promise<void> {
      // To truncate writes every table and index anew, and takes twenty times as long.
      for (const table of [
        'message',
        'delivery',
        'learner',
        'cohort',
        'spending',
        'tutor_answer',
        'placement_item',
        'document',
      ])
        await sql`delete from ${sql.table(table)}`.execute(db);
    },
    /** The bot may no longer post there. */
    close: (channel: string) => void closed.add(channel),
    open: (channel: string) => void closed.delete(channel),
    /** From now on a channel is private to these accounts. */
    hide: (channel: string, accounts: readonly string[] = []) => void secret.set(channel, accounts),
  };
}

import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { jobs } from '../jobs/index.ts';
import { advance } from './advance.ts';
import { createDispatch } from './chat/dispatch.ts';
import type { Platform } from './chat/platform.ts';
import type { Config } from './config.ts';
import type { Ports } from './core/ports.ts';
import { CurriculumError, loadCurriculum } from './curriculum/load.ts';
import { clearDemo, demoHome, demoZone, hasDemo, learners, organiser, seedDemo } from './demo.ts';
import { createDiscord } from './discord/adapter.ts';
import type { Env } from './job.ts';
import { createQueue } from './queue.ts';
import { createSlack } from './slack/adapter.ts';
import { storedClock, systemClock } from './store/clock.ts';
import { openDatabase } from './store/database.ts';
import { StartError, startEmbedded } from './store/embedded.ts';
import { messages } from './store/message.ts';
import { migrate } from './store/migrate.ts';
import { holdAlone, listen } from './store/session.ts';
import { createStore } from './store/store.ts';
import { createWeb } from './web/adapter.ts';

export interface App {
  /** Where the playground is, when it is on. */
  readonly playground?: string;
  readonly port: number;
  stop(): Promise<void>;
}

const root = new URL('../', import.meta.url);

/** Puts the parts together and starts them; what was started is stopped again when a later part fails. */
export async function startApp(config: Config, log: Logger): Promise<App> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch((error) => log.error({ err: error }, 'stopping'));
  };
  try {
    return await start(config, log, undo, stop);
  } catch (error) {
    await stop();
    throw error instanceof CurriculumError ? new StartError(error.message) : error;
  }
}

async function start(
  config: Config,
  log: Logger,
  undo: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<App> {
  const has = (role: Config['roles'][number]) => config.roles.includes(role);
  const configured = Boolean(config.discord || config.slack);
  const curriculum = await loadCurriculum(config.curriculumDir ?? fileURLToPath(new URL('curriculum', root)));

  // The database
  const url = config.databaseUrl ?? (await embedded(config.dataDir, undo));
  const db = openDatabase(url, 10, (error) => log.error({ err: error }, 'database'));
  undo.push(() => db.destroy());
  await migrate(db).catch((error: Error) => {
    throw config.databaseUrl ? new StartError(`The database at DATABASE_URL does not answer: ${error.message}`) : error;
  });

  // The core, the clock, and what joins them to the platforms
  const clock = config.playground && !configured ? storedClock(db) : undefined;
  let seeding: Temporal.Instant | undefined;
  const now = async () => seeding ?? (clock ?? systemClock).now();
  const platforms = new Map<string, Platform>();
  const ports: Ports = {
    store: createStore(db, curriculum),
    curriculum,
    mayPost: async ({ platform, workspace, channel }) =>
      (await platforms.get(platform)?.mayPost({ workspace, channel })) ?? false,
  };
  const env: Env = { ports, now, platforms, log };
  const handle = createDispatch({ commands, ports, now, log });
  const undelivered = async () => {
    const claimed = sql<{ n: number }>`select count(*)::int as n from delivery where state in ('claimed', 'sending')`;
    return (await claimed.execute(db)).rows[0]?.n ?? 0;
  };

  // The platforms
  const chat = { handle, commands, log };
  const slack = config.slack && createSlack({ ...config.slack, ...chat });
  if (config.discord) platforms.set('discord', createDiscord({ ...config.discord, ...chat }));
  if (slack) platforms.set('slack', slack);

  let web: Awaited<ReturnType<typeof createWeb>> | undefined;
  let localPort = 0;
  if (config.playground) {
    const seed = async () => {
      const until = await (clock ?? systemClock).now();
      const moveTo = async (to: Temporal.Instant) => {
        seeding = to;
      };
      // Thousands of small steps that are worth nothing until the last one: the disk may take its time.
      const quick = openDatabase(`${url}${url.includes('?') ? '&' : '?'}options=-csynchronous_commit%3Doff`);
      const played: Env = { ...env, ports: { ...ports, store: createStore(quick, curriculum) } };
      const go = (to: Temporal.Instant) => advance({ to, jobs, env: played, moveTo, underWay: async () => 0 });
      try {
        await seedDemo({ db, ports: played.ports, moveTo, advance: go }, until);
      } finally {
        seeding = undefined;
        await quick.destroy();
      }
    };

    web = await createWeb({
      ...chat,
      messages: messages(db),
      listen: (onId) => listen(url, 'message', onId, (error) => log.error({ err: error }, 'listening')),
      people: { list: async () => people },
      now,
      ...(clock && {
        clock: {
          move: (to) => advance({ to, jobs, env, moveTo: clock.moveTo, underWay: undelivered }),
          next: () => ports.store.nextDue(),
        },
        restart: async () => {
          await clearDemo(db);
          await seed();
        },
      }),
      workspace: { id: demoHome.workspace, name: 'Tongxue' },
      zone: demoZone,
      port: () => localPort,
      docs: new URL('docs/', root),
    });
    platforms.set('web', web.platform);
    if (has('web') && !(await hasDemo(db))) {
      await clearDemo(db);
      await seed();
    }
  }

  // The listeners
  const queue = has('jobs')
    ? createQueue(config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl: url }, jobs, env, log)
    : undefined;
  const started = [...platforms.values()].filter((platform) => has(platform.name === 'web' ? 'web' : 'chat'));
  const health = new Hono()
    .get('/healthz', (c) => c.text('alive'))
    .get('/readyz', async (c) => {
      const database = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      );
      const up =
        database &&
        (queue ? await queue.ready().catch(() => false) : true) &&
        started.every((platform) => platform.ready());
      return c.text(up ? 'ready' : 'not ready', up ? 200 : 503);
    });
  const page = web && has('web') ? new Hono().route('/', health).route('/', web.app) : undefined;
  const publicApp = page && !configured ? page : health;
  const fromSlack = has('chat') ? slack?.requestListener : undefined;
  const port = await serve(
    getRequestListener(publicApp.fetch),
    configured ? undefined : '127.0.0.1',
    config.port,
    'PORT',
    undo,
    fromSlack,
  );
  localPort = port;
  if (page && configured)
    localPort = await serve(getRequestListener(page.fetch), '127.0.0.1', config.localPort, 'LOCAL_PORT', undo);

  // Everything that moves by itself
  for (const platform of started) {
    undo.push(() => platform.stop());
    await platform.start();
  }
  if (queue) {
    undo.push(() => queue.stop());
    await queue.start();
  }
  return { port, ...(page && { playground: `http://localhost:${localPort}/` }), stop };
}

/** The visitor first, then who else there is to be. */
const people = [
  { account: 'you', name: 'You', role: 'you' as const },
  ...learners.slice(0, 4).map(({ account, name }) => ({ account, name, role: 'learner' as const })),
  { account: organiser.account, name: organiser.name, role: 'organiser' as const },
].map((person) => ({ ...person, channels: [{ id: demoHome.channel, name: demoHome.channel }] }));

async function embedded(folder: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const server = await startEmbedded(folder);
  const release = await holdAlone(server.url);
  if (!release)
    throw new StartError(`Another Tongxue is running on ${folder}. Stop it first, or give this one another DATA_DIR.`);
  undo.push(() => server.stop(), release);
  return server.url;
}

async function serve(
  listener: RequestListener,
  host: string | undefined,
  port: number,
  name: string,
  undo: (() => Promise<unknown>)[],
  slack?: RequestListener,
): Promise<number> {
  const server: Server = createServer((request, response) =>
    slack && request.url?.startsWith('/slack/') ? slack(request, response) : listener(request, response),
  );
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken. Set ${name} to another one, or to 0 for a free one.`)
          : error,
      ),
    );
    server.listen(port, host, done);
  });
  undo.push(
    () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  );
  return (server.address() as { port: number }).port;
}

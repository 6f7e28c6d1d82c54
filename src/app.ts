import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { jobs, notices } from '../jobs/index.ts';
import { channelsOf } from './chat/contract/channels.ts';
import type { Platform } from './chat/contract/platform.ts';
import { createDispatch } from './chat/dispatch/dispatch.ts';
import { type Config, isConnected } from './config.ts';
import { correctMoments } from './core/alarm/correct-moments.ts';
import { setMissingAlarms } from './core/alarm/sweep-alarms.ts';
import { adoptPaths } from './core/cohort/adopt-paths.ts';
import type { Ports } from './core/ports.ts';
import { noEmbedding, noModel } from './core/tutor/no-model.ts';
import { itemCheck } from './curriculum/drafts.ts';
import { CurriculumError, loadCurriculum, ownCurriculum } from './curriculum/load.ts';
import { feedAddresses } from './feed/address.ts';
import { serveFeeds } from './feed/serve.ts';
import { fitParameters } from './fitting/fit.ts';
import { hosts } from './link/host.ts';
import { pages } from './link/page.ts';
import { checkFirst, redisUnusable, unusable } from './ops/check-first.ts';
import { hasRoom } from './ops/disk.ts';
import { erasuresIn } from './ops/erasures.ts';
import { health } from './ops/health.ts';
import { openListeners } from './ops/listeners.ts';
import { modelLine } from './ops/model-line.ts';
import { tellOfMoments } from './ops/moments.ts';
import { startPlatforms } from './ops/platforms.ts';
import { seeWork } from './ops/seen.ts';
import { wakeByRows } from './ops/wake.ts';
import { readPdf } from './pdf/read.ts';
import { createPictures } from './pictures/draw.ts';
import { createPlayground } from './playground/playground.ts';
import { startOwn } from './postgres/own.ts';
import { databaseReason } from './postgres/reason.ts';
import { type Env, messagesOf } from './schedule/job.ts';
import { createOutage } from './schedule/outage.ts';
import { createQueue } from './schedule/queue.ts';
import { StartError } from './start-error.ts';
import { sharedClock, storedClock } from './store/clock.ts';
import { openDatabase } from './store/database.ts';
import { eraseAgain } from './store/erasure.ts';
import { migrate } from './store/migrate.ts';
import { readOutbox } from './store/outbox.ts';
import { createProbe } from './store/probe.ts';
import { createStore } from './store/store.ts';
import { outside } from './store/transact.ts';
import { guard } from './web/receive/guard.ts';

export interface App {
  /** Where the playground is, when it is on. */
  readonly playground?: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Puts the parts together and starts them; what was started is stopped again when a later part fails. `giveUp` is called
 * when the bot cannot go on: its own database does not come back, or another bot has it. `signal` cuts the start short.
 */
export async function startApp(
  config: Config,
  log: Logger,
  giveUp: (error: Error) => void = (error) => {
    throw error;
  },
  signal?: AbortSignal,
): Promise<App> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    // One part that hangs must not keep the database from being closed.
    for (const step of undo.splice(0).reverse())
      await Promise.race([step(), wait(8_000, undefined, { ref: false })]).catch((error) =>
        log.error({ err: error }, 'stopping'),
      );
  };
  try {
    return await start(config, log, undo, stop, giveUp, signal);
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
  giveUp: (error: Error) => void,
  signal: AbortSignal | undefined,
): Promise<App> {
  const has = (role: Config['roles'][number]) => config.roles.includes(role);
  const configured = isConnected(config);
  const folder = config.curriculumDir ?? ownCurriculum;
  const curriculum = await loadCurriculum(folder);

  await checkFirst(config);

  // The database
  let url = config.databaseUrl;
  if (!url) {
    const own = await startOwn(config.dataDir, log, giveUp, signal);
    undo.push(own.stop);
    url = own.url;
  }
  const outage = createOutage(log, 'the database', databaseReason, () => databaseReady());
  const db = openDatabase(url, 10, outage.noticed);
  const probe = createProbe(db, outage.noticed);
  const databaseReady = async () => {
    const there = await probe();
    if (there) outage.over();
    return there;
  };
  undo.push(() => db.destroy());
  const broken = (error: Error) => Promise.reject(unusable(config, error));
  await migrate(db).catch(broken);

  // Whom a restored backup brought back is erased before anybody is served.
  const erasures = erasuresIn(config.dataDir, log);
  const again = await eraseAgain(db, await erasures.list());
  if (again)
    log.warn({ learners: again }, 'learners who had erased themselves were in this database, and are erased again');

  // The core, its clock, and the platforms
  const clock = config.playground && !configured ? storedClock(db) : undefined;
  const { now } = clock ?? sharedClock(db, log);
  const platforms = new Map<string, Platform>();
  const model = config.model && (await import('./model/model.ts')).createModel(config.model, log);
  const meaning = config.model?.embedding;
  const embedding =
    config.model && meaning !== undefined
      ? (await import('./model/embedding.ts')).createEmbedding({ ...config.model, embedding: meaning }, log)
      : noEmbedding;
  // On a machine of one's own, the calendar apps that are there reach the playground.
  let localPort = 0;
  const site = () => config.publicUrl ?? (clock && localPort ? `http://localhost:${localPort}` : undefined);
  const platform = (name: string) => platforms.get(name);
  const channels = channelsOf(platform);
  const seen = await seeWork(config, log);
  undo.push(seen.stop);
  const store = createStore(db, erasures.add);
  const ports: Ports = {
    ...store,
    delivery: seen.deliveries(store.delivery),
    curriculum,
    channel: outside('channel', channels),
    page: outside('page', pages()),
    host: outside('host', hosts(config.githubToken ? { token: config.githubToken } : {})),
    optimiser: outside('optimiser', { fit: fitParameters }),
    model: outside('model', model ? seen.model(model) : noModel),
    embedding: outside('embedding', embedding),
    pdf: outside('pdf', { read: readPdf }),
    feedAddress: outside('feedAddress', feedAddresses(site)),
    itemCheck: outside('itemCheck', itemCheck(curriculum, folder)),
  };
  // Whoever is in a sprint of a path that has changed since walks it to its end as it was.
  const cohorts = await adoptPaths(ports, { now: await now() });
  if (cohorts) log.info({ cohorts }, 'paths have changed: sprints that were begun go on as they were');
  // What the server can is known before the first question, and nobody waits for it.
  if (has('chat') || has('web')) void model?.ask();
  const { draw, stop: stopDrawing } = createPictures({ log });
  undo.push(stopDrawing);
  const env: Env = { ports, now, platforms, messages: messagesOf([...jobs, ...notices]), draw, log };
  const handle = seen.dispatch(createDispatch({ commands, ports, now, log, draw, handled: seen.handled, platform }));

  // The platforms: the SDK of one that is not configured is half a second of every start and 30 MB, so it is not loaded
  const chat = { handle, commands, log, acknowledged: seen.acknowledged, lanes: ports.lane };
  if (config.discord) {
    const { createDiscord } = await import('./discord/adapter.ts');
    platforms.set('discord', seen.turns(createDiscord({ ...config.discord, ...chat, leases: ports.lease })));
  }
  const slack = config.slack && (await import('./slack/adapter.ts')).createSlack({ ...config.slack, ...chat });
  if (slack) platforms.set('slack', seen.turns(slack));

  const playground =
    config.playground &&
    (await createPlayground({
      ...chat,
      url,
      db,
      ports,
      env,
      onLost: outage.noticed,
      port: () => localPort,
      ...(clock && { clock }),
    }));
  if (playground) {
    platforms.set('web', playground.web.platform);
    if (has('web')) await playground.prepare();
  }

  // The listeners
  const tellOf = tellOfMoments(log);
  const atWork = playground ? { ...env, now: playground.now } : env;
  const queue = has('jobs')
    ? createQueue(
        config.redisUrl ? { redisUrl: config.redisUrl } : { databaseUrl: url },
        seen.jobs(jobs),
        atWork,
        log,
        {
          database: outage,
          wake: wakeByRows(url, ports, atWork.now, outage.noticed),
          ...(!clock && { clock: now }),
          onClockMoved: async () => tellOf(await correctMoments(ports, { now: await now(), all: true })),
        },
      )
    : undefined;
  const started = [...platforms.values()].filter(({ name }) => has(name === 'web' ? 'web' : 'chat'));
  const parts = () => [
    { name: 'database', ready: databaseReady },
    ...(config.databaseUrl ? [] : [{ name: 'disk', ready: () => hasRoom(config.dataDir) }]),
    ...(queue ? [{ name: 'queue', ready: queue.ready }] : []),
    ...started,
  ];
  const outbox = async () => readOutbox(db, await now());
  const depths = async () => queue?.depths() ?? [];
  const figures = seen.figures({ parts, outbox, nextAlarm: ports.alarm.next, depths, now });
  const served = {
    health: health(parts, undefined, () => (model ? [modelLine(model.state())] : [])),
    feeds: serveFeeds({ ports, now, log }),
    figures,
    onlyHere: guard(() => localPort),
    page: playground && has('web') ? playground.web.app : undefined,
    slack: has('chat') ? slack?.requestListener : undefined,
    log,
  };
  const opened = await openListeners({ ...config, databaseUrl: url }, served, undo);
  localPort = opened.localPort;

  // Everything that moves by itself: the jobs first, since a platform may be a while in coming
  if (queue) {
    await setMissingAlarms(ports, { now: await now() });
    undo.push(() => queue.stop());
    await queue.start().catch((error: Error) => {
      throw config.redisUrl ? redisUnusable(error) : unusable(config, error);
    });
  }
  const connecting = startPlatforms(started, log);
  undo.push(...started.map((platform) => () => platform.stop()), connecting.stop);
  await connecting.tried;
  // A clock may have been wrong before, and been set right while nothing ran. Every alarm is read: nobody waits for that.
  if (queue) {
    const corrected = correctMoments(ports, { now: await now(), all: true });
    const told = corrected.then(tellOf, (err) => log.warn({ err }, 'alarms were not read'));
    undo.push(() => told);
  }
  return { port: opened.port, ...(served.page && { playground: `http://localhost:${localPort}/` }), stop };
}

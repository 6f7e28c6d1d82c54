import { createServer } from 'node:net';
import { commands } from '../../commands/index.ts';
import { type Examined, type Finding, type GroupChannel, notChecked, ok, problem } from '../chat/contract/finding.ts';
import type { Config } from '../config.ts';
import { loadCurriculum, ownCurriculum } from '../curriculum/load.ts';
import { examineDiscord } from '../discord/doctor.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { databaseReason } from '../postgres/reason.ts';
import { askRedis } from '../schedule/redis.ts';
import { examineSlack } from '../slack/doctor.ts';
import { StartError } from '../start-error.ts';
import { type Looked, lookIn } from '../store/doctor.ts';

const timeoutMs = 10_000;

/** A minute. Slack refuses requests that are five minutes off, and a clock that drifts goes on drifting. */
const maxClockOffsetMs = 60_000;

/** Channels looked at on one platform: each takes up to three calls. */
const maxChannels = 50;

const oldest = { postgres: 15, redis: 5 };

/** Checks everything that the bot depends on, and changes nothing. One finding for each check, in the order shown. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const database = await examineDatabase(config);
  let more = 0;
  const channelsOn = (platform: string): GroupChannel[] => {
    const all = (database.looked?.places ?? []).filter((place) => place.platform === platform);
    more += Math.max(0, all.length - maxChannels);
    return all.slice(0, maxChannels);
  };
  const [redis, discord, slack] = await Promise.all([
    config.redisUrl
      ? examineRedis(config.redisUrl)
      : notChecked('Redis', 'REDIS_URL is not set; the queue is in PostgreSQL'),
    config.discord && examineDiscord({ ...config.discord, commands, places: channelsOn('discord') }),
    config.slack && examineSlack({ ...config.slack, commands, places: channelsOn('slack') }),
  ]);
  const notSetUp = (what: string): Examined => ({ findings: [notChecked(what, 'not set up')] });
  const platforms = [discord ?? notSetUp('Discord'), slack ?? notSetUp('Slack')];
  return [
    await examineCurriculum(config),
    await examinePort(config),
    ...database.findings,
    redis,
    ...platforms.flatMap(({ findings }) => findings),
    ...(!database.looked && (discord || slack) ? [notChecked('channels', 'the database says which they are')] : []),
    ...(more ? [notChecked('channels', `${more} more, beyond the first ${maxChannels} of a platform`)] : []),
    examineClock(platforms),
    examineZones(),
  ];
}

async function examineDatabase(config: Config): Promise<{ findings: Finding[]; looked?: Looked }> {
  const what = config.databaseUrl ? 'database' : `database in ${config.dataDir}`;
  try {
    const url = config.databaseUrl ?? findEmbedded(config.dataDir);
    if (!url) return { findings: [notChecked(what, 'not running: start the bot first, then ask again')] };
    const looked = await withTimeout(lookIn(url));
    const { version, major, tables, mayCreate } = looked;
    return {
      looked,
      findings: [
        major < oldest.postgres
          ? problem(what, `PostgreSQL ${version}`, `it has to be ${oldest.postgres} or newer.`)
          : ok(what, `PostgreSQL ${version}`),
        ...(mayCreate
          ? []
          : [
              problem(
                'database rights',
                'this user may not create tables',
                'grant CREATE on the database and its schema.',
              ),
            ]),
        tables === 'newer'
          ? problem('tables', 'of a newer version', 'start that version, or restore a backup from before it.')
          : tables === 'older'
            ? problem('tables', 'of an older version', 'restart the bot, which brings them up to date.')
            : tables === 'none'
              ? notChecked('tables', 'none yet; the first start makes them')
              : ok('tables', 'up to date'),
      ],
    };
  } catch (error) {
    const why = error instanceof StartError ? error.message : databaseReason(error);
    return {
      findings: [
        error instanceof StartError
          ? problem(what, why, 'run this as the user who runs the bot.')
          : problem(what, `no answer: ${why}`, 'is it running, and are user, password and name in DATABASE_URL right?'),
      ],
    };
  }
}

async function examineCurriculum({ curriculumDir }: Config): Promise<Finding> {
  const what = 'curriculum';
  try {
    const { paths, items } = await loadCurriculum(curriculumDir ?? ownCurriculum);
    return ok(what, `${paths.size} learning paths, ${items.size} questions`);
  } catch (error) {
    return problem(
      what,
      messageOf(error).split('\n')[0] ?? '',
      'is CURRICULUM_DIR right? npm run curriculum -- check has it all.',
    );
  }
}

/** A port that is taken is well when this bot has it: that is what answers there. */
async function examinePort({ port }: Config): Promise<Finding> {
  const what = `port ${port}`;
  if (port === 0) return ok(what, 'a free one is taken');
  const alive = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => (await response.text()) === 'alive',
    () => undefined,
  );
  if (alive) return ok(what, 'a bot of ours answers there');
  const free = await new Promise<string | undefined>((done) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, () => server.close(() => done(undefined)));
  });
  if (free === undefined) return ok(what, 'free');
  return problem(
    what,
    free === 'EACCES' ? 'may not be opened by this user' : 'taken by another program',
    'set PORT to another one.',
  );
}

async function examineRedis(url: string): Promise<Finding> {
  try {
    const { version, policy, appends } = await withTimeout(askRedis(url));
    const found = `Redis ${version}, maxmemory-policy ${policy}`;
    if (Number.parseInt(version, 10) < oldest.redis)
      return problem('Redis', found, `it has to be ${oldest.redis} or newer.`);
    if (policy !== 'noeviction')
      return problem('Redis', found, 'set maxmemory-policy to noeviction: otherwise Redis may throw jobs away.');
    return ok('Redis', appends ? `${found}, append-only` : `${found}; with appendonly yes it would outlive a restart`);
  } catch (error) {
    return problem(
      'Redis',
      `no answer: ${messageOf(error)}`,
      'is it running, and are address and password in REDIS_URL right?',
    );
  }
}

function examineClock(platforms: readonly Examined[]): Finding {
  const ahead = platforms.flatMap(({ aheadMs }) => (aheadMs === undefined ? [] : [aheadMs]));
  const [first] = ahead;
  if (first === undefined) return notChecked('clock', 'no platform has told its time');
  const worst = ahead.reduce((most, ms) => (Math.abs(ms) > Math.abs(most) ? ms : most), first);
  const found = `${Math.round(Math.abs(worst) / 1000)} seconds ${worst < 0 ? 'behind' : 'ahead of'} the platform's`;
  return Math.abs(worst) > maxClockOffsetMs
    ? problem('clock', found, 'switch on the synchronisation of time (timedatectl set-ntp true).')
    : ok('clock', found);
}

/** Checks the time zone data by the summer and winter offsets of one zone. */
function examineZones(): Finding {
  const offset = (day: string) => Temporal.ZonedDateTime.from(`${day}T12:00[Europe/Berlin]`).offset;
  try {
    if (offset('2026-07-01') === '+02:00' && offset('2026-12-01') === '+01:00')
      return ok('time zones', `there, of ${process.versions.tz ?? 'this system'}`);
  } catch {
    // The finding below says what to do.
  }
  return problem('time zones', 'not there', 'use the Node that npm brings (npm ci), or one from https://nodejs.org.');
}

function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing within ${timeoutMs / 1000} seconds`)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** When several addresses were tried, the reasons are in the errors of an AggregateError. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join('; ');
  return error instanceof Error ? error.message : String(error);
}

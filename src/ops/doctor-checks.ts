import { commands } from '../../commands/index.ts';
import { type Examined, type Finding, type GroupChannel, mend, notChecked, ok } from '../chat/contract/finding.ts';
import type { Config } from '../config.ts';
import { examineDiscord } from '../discord/doctor.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { askRedis } from '../schedule/queue.ts';
import { examineSlack } from '../slack/doctor.ts';
import { StartError } from '../start-error.ts';
import { type Looked, lookIn } from '../store/doctor.ts';

const patience = 10_000;

/** Slack refuses what is five minutes off; a clock that has come so far goes on. */
const mostOff = 60_000;

/** Each is up to three calls. */
const mostPlaces = 50;

const oldest = { postgres: 15, redis: 5 };

/** Looks at everything that the bot stands on, and changes nothing: one finding a check, in the order of the page. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const database = await examineDatabase(config);
  let more = 0;
  const placesOn = (platform: string): GroupChannel[] => {
    const all = (database.looked?.places ?? []).filter((place) => place.platform === platform);
    more += Math.max(0, all.length - mostPlaces);
    return all.slice(0, mostPlaces);
  };
  const [redis, discord, slack] = await Promise.all([
    config.redisUrl
      ? examineRedis(config.redisUrl)
      : notChecked('Redis', 'REDIS_URL is not set; the queue is in PostgreSQL'),
    config.discord && examineDiscord({ ...config.discord, commands, places: placesOn('discord') }),
    config.slack && examineSlack({ ...config.slack, commands, places: placesOn('slack') }),
  ]);
  const none = (what: string): Examined => ({ findings: [notChecked(what, 'not set up')] });
  const platforms = [discord ?? none('Discord'), slack ?? none('Slack')];
  return [
    ...database.findings,
    redis,
    ...platforms.flatMap(({ findings }) => findings),
    ...(!database.looked && (discord || slack) ? [notChecked('channels', 'the database says which they are')] : []),
    ...(more ? [notChecked('channels', `${more} more, beyond the first ${mostPlaces} of a platform`)] : []),
    examineClock(platforms),
    examineZones(),
  ];
}

async function examineDatabase(config: Config): Promise<{ findings: Finding[]; looked?: Looked }> {
  const what = config.databaseUrl ? 'database' : `database in ${config.dataDir}`;
  try {
    const url = config.databaseUrl ?? findEmbedded(config.dataDir);
    if (!url) return { findings: [notChecked(what, 'not running: start the bot first, then ask again')] };
    const looked = await within(lookIn(url));
    const { version, major, tables } = looked;
    return {
      looked,
      findings: [
        major < oldest.postgres
          ? mend(what, `PostgreSQL ${version}`, `it has to be ${oldest.postgres} or newer.`)
          : ok(what, `PostgreSQL ${version}`),
        tables === 'older'
          ? mend('tables', 'of an older version', 'restart the bot, which brings them up to date.')
          : tables === 'none'
            ? notChecked('tables', 'none yet; the first start makes them')
            : ok('tables', 'up to date'),
      ],
    };
  } catch (error) {
    const why = said(error);
    return {
      findings: [
        error instanceof StartError
          ? mend(what, why, 'run this as the user who runs the bot.')
          : mend(what, `no answer: ${why}`, 'is it running, and are user, password and name in DATABASE_URL right?'),
      ],
    };
  }
}

async function examineRedis(url: string): Promise<Finding> {
  try {
    const { version, policy, appends } = await within(askRedis(url));
    const found = `Redis ${version}, maxmemory-policy ${policy}`;
    if (Number.parseInt(version, 10) < oldest.redis)
      return mend('Redis', found, `it has to be ${oldest.redis} or newer.`);
    if (policy !== 'noeviction')
      return mend('Redis', found, 'set maxmemory-policy to noeviction: otherwise Redis may throw jobs away.');
    return ok('Redis', appends ? `${found}, append-only` : `${found}; with appendonly yes it would outlive a restart`);
  } catch (error) {
    return mend(
      'Redis',
      `no answer: ${said(error)}`,
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
  return Math.abs(worst) > mostOff
    ? mend('clock', found, 'switch on the synchronisation of time (timedatectl set-ntp true).')
    : ok('clock', found);
}

/** Summer and winter of a place that has both. */
function examineZones(): Finding {
  const offset = (day: string) => Temporal.ZonedDateTime.from(`${day}T12:00[Europe/Berlin]`).offset;
  try {
    if (offset('2026-07-01') === '+02:00' && offset('2026-12-01') === '+01:00')
      return ok('time zones', `there, of ${process.versions.tz ?? 'this system'}`);
  } catch {
    // Said below.
  }
  return mend('time zones', 'not there', 'use the Node that npm brings (npm ci), or one from https://nodejs.org.');
}

function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`nothing within ${patience / 1000} seconds`)), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Several addresses tried leave the reasons one level down. */
function said(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map((one: Error) => one.message).join('; ');
  return error instanceof Error ? error.message : String(error);
}

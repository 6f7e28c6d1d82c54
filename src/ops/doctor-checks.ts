import { commands } from '../../commands/index.ts';
import { type Examined, type Finding, type GroupChannel, notChecked, ok, problem } from '../chat/contract/finding.ts';
import type { Config } from '../config.ts';
import { examineDiscord } from '../discord/doctor.ts';
import { examineModel } from '../model/doctor.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { databaseAdvice, databaseReason, isRefusal } from '../postgres/reason.ts';
import { redisReason } from '../schedule/reason.ts';
import { askRedis } from '../schedule/redis.ts';
import { inTime } from '../schedule/silent.ts';
import { examineSlack } from '../slack/doctor.ts';
import { StartError } from '../start-error.ts';
import { type Looked, lookIn } from '../store/doctor.ts';
import { utf8Needed } from '../store/migrate.ts';
import { examineClock, examineCurriculum, examineDataFolder, examinePorts, examineZones } from './doctor-machine.ts';
import { examineTraces } from './doctor-watch.ts';

const timeoutMs = 10_000;

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
  const [redis, model, traces, discord, slack] = await Promise.all([
    config.redisUrl
      ? examineRedis(config.redisUrl)
      : notChecked('Redis', 'REDIS_URL is not set; the queue is in PostgreSQL'),
    config.model ? examineModel(config.model) : notChecked('model', 'not set up; /ask quotes the lessons'),
    config.tracesUrl ? examineTraces(config.tracesUrl) : undefined,
    config.discord && examineDiscord({ ...config.discord, commands, places: channelsOn('discord') }),
    config.slack && examineSlack({ ...config.slack, commands, places: channelsOn('slack') }),
  ]);
  const notSetUp = (what: string): Examined => ({ findings: [notChecked(what, 'not set up')] });
  const platforms = [discord ?? notSetUp('Discord'), slack ?? notSetUp('Slack')];
  return [
    await examineCurriculum(config),
    ...(await examinePorts(config)),
    ...(config.databaseUrl ? [] : [await examineDataFolder(config.dataDir)]),
    ...database.findings,
    redis,
    model,
    ...(traces ? [traces] : []),
    ...platforms.flatMap(({ findings }) => findings),
    ...(!database.looked && (discord || slack) ? [notChecked('channels', 'the database says which they are')] : []),
    ...(more ? [notChecked('channels', `${more} more, beyond the first ${maxChannels} of a platform`)] : []),
    examineClock(platforms),
    examineZones(database.looked?.zones ?? []),
  ];
}

async function examineDatabase(config: Config): Promise<{ findings: Finding[]; looked?: Looked }> {
  const what = config.databaseUrl ? 'database' : `database in ${config.dataDir}`;
  try {
    const url = config.databaseUrl ?? findEmbedded(config.dataDir);
    if (!url) return { findings: [notChecked(what, 'not running: start the bot first, then ask again')] };
    const looked = await withTimeout(lookIn(url));
    const { version, major, tables, lacks, encoding } = looked;
    return {
      looked,
      findings: [
        major < oldest.postgres
          ? problem(what, `PostgreSQL ${version}`, `it has to be ${oldest.postgres} or newer.`)
          : ok(what, `PostgreSQL ${version}`),
        ...(encoding ? [problem('database encoding', `texts are kept as ${encoding}`, utf8Needed)] : []),
        ...(lacks
          ? [
              problem(
                'database rights',
                lacks,
                'let this user own the database and its tables, or grant it CREATE on both.',
              ),
            ]
          : []),
        tables === 'newer'
          ? problem(
              'tables',
              `of a newer version (${looked.newer})`,
              'start that version, or restore a backup from before it.',
            )
          : tables === 'older'
            ? problem('tables', 'of an older version', 'restart the bot, which brings them up to date.')
            : tables === 'none'
              ? notChecked('tables', 'none yet; the first start makes them')
              : ok('tables', 'up to date'),
      ],
    };
  } catch (error) {
    if (error instanceof StartError)
      return { findings: [problem(what, error.message, 'run this as the user who runs the bot.')] };
    const found = `${isRefusal(error) ? 'cannot be used' : 'no answer'}: ${databaseReason(error)}`;
    const advice = config.databaseUrl
      ? databaseAdvice(error)
      : 'the bot starts it again by itself; if it does not come back, the log of the bot says why.';
    return { findings: [problem(what, found, advice)] };
  }
}

async function examineRedis(url: string): Promise<Finding> {
  try {
    const { version, policy, appends, cluster } = await withTimeout(askRedis(url));
    const kind = cluster ? `, a cluster of ${cluster.masters} masters and ${cluster.replicas} replicas` : '';
    const found = `Redis ${version}${kind}, maxmemory-policy ${policy}`;
    if (Number.parseInt(version, 10) < oldest.redis)
      return problem('Redis', found, `it has to be ${oldest.redis} or newer.`);
    if (policy !== 'noeviction')
      return problem('Redis', found, 'set maxmemory-policy to noeviction: otherwise Redis may throw jobs away.');
    if (cluster?.away)
      return problem(
        'Redis',
        `${found}; ${cluster.away} of its nodes away, and the others serve all`,
        'start it again: the next one that is away may have no replica (`redis-cli --cluster check` says which).',
      );
    return ok('Redis', appends ? `${found}, append-only` : `${found}; with appendonly yes it would outlive a restart`);
  } catch (error) {
    const advice = /CLUSTERDOWN/.test(String(error))
      ? 'the bot goes on by itself when the cluster is up.'
      : 'are address and password in REDIS_URL right?';
    return problem('Redis', `cannot be used: ${redisReason(error)}`, advice);
  }
}

const withTimeout = <T>(work: Promise<T>): Promise<T> =>
  inTime(work, timeoutMs, `nothing within ${timeoutMs / 1000} seconds`);

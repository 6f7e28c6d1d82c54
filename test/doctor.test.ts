import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import type { Finding } from '../src/chat/contract/finding.ts';
import { readConfig } from '../src/config.ts';
import { commandsBody } from '../src/discord/register.ts';
import { catalogues } from '../src/i18n/index.ts';
import { examine } from '../src/ops/doctor-checks.ts';
import { examineDataFolder, examinePorts, examineZones } from '../src/ops/doctor-machine.ts';
import { startEmbedded } from '../src/postgres/embedded.ts';
import { StartError } from '../src/start-error.ts';
import { migrate } from '../src/store/migrate.ts';
import { testDatabase } from './harness/database.ts';
import { address, base, cleanUp, folder, run, serverOf, small, stop } from './harness/process.ts';
import { freePort, hasRedis, testRedis } from './harness/redis.ts';
import { startDiscord } from './platforms/discord.ts';
import { startSlack } from './platforms/slack.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const doctor = fileURLToPath(new URL('../src/ops/doctor.ts', import.meta.url));
let database: Awaited<ReturnType<typeof testDatabase>>;
let redis: Awaited<ReturnType<typeof testRedis>> | undefined;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let slack: Awaited<ReturnType<typeof startSlack>>;
let settings: Record<string, string>;

beforeAll(async () => {
  database = await testDatabase();
  redis = hasRedis ? await testRedis() : undefined;
  discord = await startDiscord({ rates: 'none' });
  slack = await startSlack({ mode: 'socket', burst: 100 });
  settings = {
    DATABASE_URL: database.url,
    CURRICULUM_DIR: small,
    ...(redis && { REDIS_URL: redis.url }),
    ...discord.settings,
    ...slack.settings,
  };
  const response = await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`, {
    method: 'PUT',
    headers: {
      authorization: `Bot ${discord.token}`,
      'user-agent': 'DiscordBot (https://example.org, 1)',
      'content-type': 'application/json',
    },
    body: JSON.stringify(commandsBody(commands, catalogues)),
  });
  expect(response.status).toBe(200);
});
afterEach(() => database.db.deleteFrom('cohort').execute());
afterAll(async () => {
  await cleanUp();
  await Promise.all([discord.stop(), slack.stop(), redis?.stop()]);
  await database.drop();
});

const group = (name: string, platform: string, workspace: string, channel: string) =>
  sql`insert into cohort (key, name, route, start, languages, zone, post_time, board, demo, platform, workspace, channel, post_at)
    values (${name}, ${name}, 'r', '2026-11-23', '{en}', 'Europe/Berlin', 540, false, false, ${platform}, ${workspace}, ${channel}, now())`.execute(
    database.db,
  );
const findings = (other: Record<string, string> = {}) => examine(readConfig({ ...settings, ...other }));
const about = (all: readonly Finding[], what: string) => {
  const found = all.find((finding) => finding.what === what);
  if (!found) throw new Error(`nothing about ${what}: ${all.map((finding) => finding.what).join(', ')}`);
  return found;
};
const unwell = (all: readonly Finding[]) => all.filter(({ state }) => state === 'problem').map(({ what }) => what);

/** `node src/ops/doctor.ts` with these settings and no others. */
async function visit(given: Record<string, string>): Promise<{ code: number; said: string }> {
  const env = { ...base, ...given };
  const child = spawn(process.execPath, [doctor], { cwd: folder(), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const from of [child.stdout, child.stderr])
    from.on('data', (bytes) => {
      said += bytes;
    });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

describe('the doctor', () => {
  test('finds no problem where all is well, says so in one line a check, and tells no secret', async () => {
    const guild = discord.addGuild('Hall');
    await group('Ada', 'discord', guild.id, guild.channel);
    await group('Bo', 'slack', slack.team.id, slack.addChannel('study').id);
    // With what is really taught.
    const { code, said } = await visit({ ...settings, CURRICULUM_DIR: '' });
    expect(said).toMatch(/\nNo problems found\.\n$/);
    expect(code).toBe(0);
    const lines = said.trim().split('\n').slice(0, -1);
    expect(lines.filter((line) => !/^(ok|not checked) +\S.*: /.test(line))).toEqual([]);
    for (const what of ['settings', 'database', 'tables', 'Discord channel of Ada', 'Slack channel of Bo', 'clock'])
      expect(said).toMatch(new RegExp(`^ok +${what}: `, 'm'));
    for (const secret of [discord.token, slack.botToken, slack.appToken, new URL(database.url).password])
      expect(said).not.toContain(secret);
  });

  test('lists every fault of the settings, and ends with 1', async () => {
    const { code, said } = await visit({ PORT: 'x', SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(code).toBe(1);
    expect(said).toMatch(/^problem +settings: PORT: .* → /m);
    expect(said).toMatch(/^problem +settings: SLACK_BOT_TOKEN: .* → /m);
    expect(said).toMatch(/\n2 problems found\.\n$/);
  });

  test('says what is misspelt even where the bot would start', async () => {
    const { code, said } = await visit({ ...settings, DISCORD_GUILD_ID: '1', TZ: 'Europe/Berln' });
    expect(code).toBe(1);
    expect(said).toMatch(/^problem +settings: DISCORD_GUILD_ID: is not a setting/m);
    expect(said).toMatch(/^problem +settings: TZ: there is no time zone of that name/m);
    expect(said).toMatch(/\n2 problems found\.\n$/);
  });

  test('needs no platform: then only the rest is looked at', async () => {
    const all = await examine(readConfig({ DATABASE_URL: database.url, CURRICULUM_DIR: small }));
    expect(unwell(all)).toEqual([]);
    expect([about(all, 'Discord'), about(all, 'Slack'), about(all, 'clock')].map(({ state }) => state)).toEqual(
      Array(3).fill('not checked'),
    );
  });
});

describe('of Discord it says', () => {
  test('that the token is not accepted', async () => {
    const all = await findings({ DISCORD_TOKEN: 'another.discord.token' });
    expect(unwell(all)).toEqual(['Discord token']);
    expect(about(all, 'Discord token').next).toContain('Reset Token');
  });

  test('that id and token are of two applications, and which', async () => {
    const all = await findings({ DISCORD_APPLICATION_ID: '123456' });
    expect(unwell(all)).toEqual(['Discord application']);
    expect(about(all, 'Discord application').next).toContain(`DISCORD_APPLICATION_ID to ${discord.applicationId}`);
  });

  test('that an Interactions Endpoint URL is set', async () => {
    const body = { id: discord.applicationId, name: 'T', interactions_endpoint_url: 'https://example.org' };
    discord.instead(/^GET \/applications\/@me$/, { status: 200, body });
    const all = await findings();
    expect(unwell(all)).toEqual(['Discord application']);
    expect(about(all, 'Discord application').found).toContain('Interactions Endpoint URL');
  });

  test('that other commands are registered; with none yet, that the first start does it', async () => {
    const shape = /^GET \/applications\/\d+\/commands$/;
    const other = { type: 1, name: 'old', description: 'Old', options: [] };
    discord.instead(shape, { status: 200, body: [other] });
    expect(unwell(await findings())).toEqual(['Discord commands']);
    discord.instead(shape, { status: 200, body: [] });
    expect(about(await findings(), 'Discord commands').state).toBe('not checked');
  });

  test('that no start is left today', async () => {
    const session_start_limit = { total: 1000, remaining: 0, reset_after: 3_600_000, max_concurrency: 1 };
    discord.instead(/^GET \/gateway\/bot$/, { status: 200, body: { url: '', shards: 1, session_start_limit } });
    const all = await findings();
    expect(unwell(all)).toEqual(['Discord connections']);
    expect(about(all, 'Discord connections').next).toContain('wait 60 minutes');
  });

  test("which permission is missing in a group's channel, and that a channel is gone", async () => {
    const guild = discord.addGuild('Hall');
    const [quiet, hidden, gone] = [discord.addChannel(guild), discord.addChannel(guild), discord.addChannel(guild)];
    discord.forbid(quiet);
    discord.hide(hidden);
    discord.delete(gone);
    await group('Quiet', 'discord', guild.id, quiet);
    await group('Hidden', 'discord', guild.id, hidden);
    await group('Gone', 'discord', guild.id, gone);
    const all = await findings();
    expect(unwell(all)).toEqual(['Quiet', 'Hidden', 'Gone'].map((name) => `Discord channel of ${name}`));
    expect(about(all, 'Discord channel of Quiet').found).toBe('missing: Send Messages');
    expect(about(all, 'Discord channel of Hidden').next).toContain('View Channel');
    expect(about(all, 'Discord channel of Gone').found).toContain('Unknown Channel');
  });

  test('that it cannot be reached', async () => {
    const all = await findings({ DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api` });
    expect(unwell(all)).toEqual(['Discord']);
    expect(about(all, 'Discord').found).toMatch(/^no answer: .*ECONNREFUSED/);
  });
});

describe('of Slack it says', () => {
  test('that a token is not accepted, the bot’s or the app’s', async () => {
    expect(unwell(await findings({ SLACK_BOT_TOKEN: 'xoxb-other' }))).toEqual(['Slack token']);
    expect(unwell(await findings({ SLACK_APP_TOKEN: 'xapp-other' }))).toEqual(['Slack Socket Mode']);
  });

  test('which scopes are missing, and that Socket Mode is off', async () => {
    const bare = await startSlack({ mode: 'http', scopes: ['commands', 'chat:write'] });
    try {
      const all = await findings({ SLACK_API_URL: bare.apiUrl });
      expect(unwell(all)).toEqual(['Slack scopes', 'Slack Socket Mode']);
      expect(about(all, 'Slack scopes').found).toBe(
        'missing: files:write, files:read, im:write, im:history, app_mentions:read, users:read, channels:read, groups:read',
      );
      expect(about(all, 'Slack Socket Mode').found).toBe('socket_mode_not_enabled');
    } finally {
      await bare.stop();
    }
  });

  test('that only a request can show whether the signing secret is right', async () => {
    const all = await findings({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: slack.signingSecret });
    expect(unwell(all)).toEqual([]);
    expect(about(all, 'Slack signing secret').state).toBe('not checked');
  });

  test('that there are more channels than it looks at', async () => {
    for (let n = 0; n < 52; n++) await group(`G${n}`, 'slack', slack.team.id, 'C0NOWHERE');
    expect(about(await findings(), 'channels').found).toContain('2 more');
  });

  test("why it may not post in a group's channel", async () => {
    await group('Out', 'slack', slack.team.id, slack.addChannel('out', { member: false }).id);
    await group('Old', 'slack', slack.team.id, slack.addChannel('old', { archived: true }).id);
    await group('Gone', 'slack', slack.team.id, 'C0GONE');
    await group('Far', 'slack', 'T0OTHER', slack.addChannel('far').id);
    const all = await findings();
    expect(unwell(all)).toEqual(['Out', 'Old', 'Gone', 'Far'].map((name) => `Slack channel of ${name}`));
    expect(about(all, 'Slack channel of Out').next).toContain('/invite @tongxue');
    expect(about(all, 'Slack channel of Old').found).toContain('is_archived');
    expect(about(all, 'Slack channel of Gone').found).toContain('channel_not_found');
    expect(about(all, 'Slack channel of Far').found).toContain('the workspace T0OTHER');
  });
});

describe('of the database it says', () => {
  test('that it does not answer, and that channels were therefore not looked at', async () => {
    const all = await findings({ DATABASE_URL: `postgresql://u:secret-word@127.0.0.1:${await freePort()}/none` });
    expect(unwell(all)).toEqual(['database']);
    expect(about(all, 'database').found).toMatch(/ECONNREFUSED/);
    expect(about(all, 'channels').state).toBe('not checked');
    expect(JSON.stringify(all)).not.toContain('secret-word');
  });

  test('that its tables are older, or not there yet; and makes none', async () => {
    const { rows } = await sql<{ name: string; timestamp: string }>`
      delete from kysely_migration where name = (select max(name) from kysely_migration) returning *`.execute(
      database.db,
    );
    const all = await findings();
    await sql`insert into kysely_migration values (${rows[0]?.name}, ${rows[0]?.timestamp})`.execute(database.db);
    expect(unwell(all)).toEqual(['tables']);

    const empty = await testDatabase();
    try {
      await sql`drop schema public cascade`.execute(empty.db);
      await sql`create schema public`.execute(empty.db);
      expect(about(await findings({ DATABASE_URL: empty.url }), 'tables').state).toBe('not checked');
      const { rows } = await sql`select 1 from pg_tables where schemaname = 'public'`.execute(empty.db);
      expect(rows).toEqual([]);
    } finally {
      await empty.drop();
    }
  });

  test('with the embedded one: looks in while the bot runs, does it no harm, and starts none by itself', async () => {
    const data = folder();
    const what = `database in ${data}`;
    const look = () => examine(readConfig({ DATA_DIR: data, CURRICULUM_DIR: small }));
    expect(about(await look(), what).state).toBe('not checked');
    expect(serverOf(data)).toBeUndefined();
    const bot = run({ DATA_DIR: data });
    const url = await address(bot);
    const all = await look();
    expect([about(all, what).state, about(all, 'tables').state, unwell(all)]).toEqual(['ok', 'ok', []]);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await stop(bot)).code).toBe(0);
    expect(about(await look(), what).state).toBe('not checked');
    expect(serverOf(data)).toBeUndefined();
  });
});

describe('of the machine it says', () => {
  test('that the curriculum is not where the settings say', async () => {
    const all = await findings({ CURRICULUM_DIR: folder() });
    expect(unwell(all)).toEqual(['curriculum']);
    expect(about(all, 'curriculum').next).toContain('CURRICULUM_DIR');
    expect(about(all, 'curriculum').found).toMatch(/^There is no curriculum in .+missing or empty/);
  });

  test('that another program has the port, and nothing when it is this bot', async () => {
    const other = createServer((_, response) => response.end('somebody else')).listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = await findings({ PORT: String(port) });
    other.close();
    expect(unwell(taken)).toEqual([`port ${port}`]);
    expect(about(await findings({ PORT: String(port) }), `port ${port}`).found).toBe('free');
  });

  test('that the tables are of a newer version, which the bot says in one sentence as well', async () => {
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(database.db);
    const all = await findings();
    const refused = await migrate(database.db).catch((error: Error) => error.message);
    await sql`delete from kysely_migration where name = '9999-later'`.execute(database.db);
    expect(unwell(all)).toEqual(['tables']);
    expect(refused).toMatch(/^This database was written by a newer Tongxue \(9999-later\)\. /);
  });

  test('which version that is, once it has said so', async () => {
    const before = await sql<{ said: string }>`
      select obj_description('kysely_migration'::regclass, 'pg_class') as said`.execute(database.db);
    expect(before.rows[0]?.said).toBe(`Tongxue ${version}`);
    await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(database.db);
    await sql`comment on table kysely_migration is 'Tongxue 9.9.9'`.execute(database.db);
    const all = await findings();
    const refused = await migrate(database.db).catch((error: Error) => error.message);
    await sql`delete from kysely_migration where name = '9999-later'`.execute(database.db);
    expect(about(all, 'tables').found).toContain('9.9.9');
    expect(refused).toMatch(/^This database was written by a newer Tongxue \(version 9\.9\.9\)\. /);
  });

  test('that it was written by another line of versions, where no version has these changes', async () => {
    const empty = await testDatabase();
    try {
      await sql`delete from kysely_migration where name like '0002-%'`.execute(empty.db);
      const refused = await migrate(empty.db).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StartError);
      expect((refused as Error).message).toMatch(/^This database was written by another line of Tongxue: /);
    } finally {
      await empty.drop();
    }
  });

  test('that the database user may make no tables', async () => {
    await sql`drop role if exists reader`.execute(database.db);
    await sql`create role reader login password 'reader'`.execute(database.db);
    await sql`grant select on all tables in schema public to reader`.execute(database.db);
    const url = new URL(database.url);
    [url.username, url.password] = ['reader', 'reader'];
    const all = await findings({ DATABASE_URL: url.href });
    await sql`drop owned by reader`.execute(database.db);
    await sql`drop role reader`.execute(database.db);
    expect(unwell(all)).toEqual(['database rights']);
  });

  test('that the database user may not connect, or may not change tables that are another’s', async () => {
    const as = async (granted: string, taken: string) => {
      await sql`create role guest login password 'guest'`.execute(database.db);
      const name = new URL(database.url).pathname.slice(1);
      await sql.raw(granted.replaceAll('DB', name)).execute(database.db);
      const url = new URL(database.url);
      [url.username, url.password] = ['guest', 'guest'];
      try {
        return await findings({ DATABASE_URL: url.href });
      } finally {
        await sql.raw(taken.replaceAll('DB', name)).execute(database.db);
        await sql`drop owned by guest`.execute(database.db);
        await sql`drop role guest`.execute(database.db);
      }
    };
    const shut = await as('revoke connect on database DB from public', 'grant connect on database DB to public');
    expect(unwell(shut)).toEqual(['database']);
    expect(about(shut, 'database').found).toMatch(/^cannot be used: this user has no right to do that.*CONNECT/);
    const guest = await as(
      'grant create on database DB to guest; grant create, usage on schema public to guest; grant select on all tables in schema public to guest',
      'select 1',
    );
    expect(unwell(guest)).toEqual(['database rights']);
    expect(about(guest, 'database rights').found).toBe('tables belong to tongxue, so this user may not change them');
    const reader = await as(
      'grant tongxue to guest; alter role guest set default_transaction_read_only = on',
      'revoke tongxue from guest',
    );
    expect(about(reader, 'database rights').found).toMatch(/may only read/);
  });

  test('that its data folder cannot be written: it is a file, of another version, or another’s', async () => {
    const at = folder();
    const file = join(at, 'file');
    writeFileSync(file, '');
    for (const place of [file, join(file, 'deeper')])
      expect(examineDataFolder(place)).toMatchObject({ state: 'problem', found: `${file} is a file` });
    expect(examineDataFolder(join(at, 'not', 'there', 'yet')).state).toBe('ok');
    expect(readdirSync(at)).toEqual(['file']);
    if (process.platform === 'linux')
      expect(examineDataFolder('/proc/x')).toMatchObject({
        state: 'problem',
        found: expect.stringContaining('there is no place for files at /proc'),
      });
    mkdirSync(join(at, 'postgres'));
    writeFileSync(join(at, 'postgres', 'notes'), 'x');
    expect(examineDataFolder(at)).toMatchObject({ state: 'problem', found: expect.stringContaining('something else') });
    await expect(startEmbedded(at)).rejects.toThrow(/is no database of PostgreSQL/);
    writeFileSync(join(at, 'postgres', 'PG_VERSION'), '17\n');
    expect(examineDataFolder(at)).toMatchObject({ state: 'problem', found: expect.stringContaining('PostgreSQL 17') });
  });

  test('that the port of the playground beside a platform is taken too', async () => {
    const other = createServer((_, response) => response.end('somebody else')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const found = await examinePorts(
      readConfig({ ...settings, PLAYGROUND: 'on', PORT: '0', LOCAL_PORT: String(port) }),
    );
    other.close();
    expect(found.map(({ state }) => state)).toEqual(['ok', 'problem']);
    expect(found[1]?.next).toBe('set LOCAL_PORT to another one.');
  });

  test('that somebody has a time zone which this Node does not know', async () => {
    expect(examineZones(['Europe/Berlin', 'Asia/Shanghai']).state).toBe('ok');
    expect(examineZones(['Europe/Berlin', 'Europe/Berln'])).toMatchObject({
      state: 'problem',
      found: expect.stringContaining('Europe/Berln'),
    });
    await group('Odd', 'slack', slack.team.id, slack.addChannel('odd').id);
    await sql`update cohort set zone = 'Mars/Olympus'`.execute(database.db);
    expect(unwell(await findings())).toEqual(['time zones']);
  });

  test.skipIf(!hasRedis)('that Redis would throw jobs away, or is not there', async () => {
    const client = new Redis(redis!.url);
    try {
      await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
      const all = await findings();
      expect(unwell(all)).toEqual(['Redis']);
      expect(about(all, 'Redis')).toMatchObject({
        found: expect.stringContaining('allkeys-lru'),
        next: expect.stringContaining('noeviction'),
      });
    } finally {
      await client.config('SET', 'maxmemory-policy', 'noeviction');
      client.disconnect();
    }
    const none = await findings({ REDIS_URL: `redis://:secret-word@127.0.0.1:${await freePort()}` });
    expect(unwell(none)).toEqual(['Redis']);
    expect(about(none, 'Redis').found).toMatch(/ECONNREFUSED/);
    expect(JSON.stringify(none)).not.toContain('secret-word');
  });

  test('that its clock is wrong: what Slack would refuse is said before', async () => {
    const headers = { date: new Date(Date.now() - 120_000).toUTCString() };
    const body = { id: discord.applicationId, name: 'T' };
    discord.instead(/^GET \/applications\/@me$/, { status: 200, body, headers });
    const all = await findings();
    expect(unwell(all)).toEqual(['clock']);
    expect(about(all, 'clock').found).toMatch(/^1\d\d seconds ahead/);
  });
});

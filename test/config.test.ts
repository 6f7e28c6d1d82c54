import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readOddities, settingsSchema } from '../src/config.ts';
import { readManifestConfig } from '../src/setting-manifest.ts';
import { eachHost } from '../src/setting-value.ts';

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
};
const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2', SLACK_SIGNING_SECRET: 'signing-secret' };
const discord = { DISCORD_TOKEN: 'a-bot-token', DISCORD_APPLICATION_ID: '123456789' };

describe('.env.example', () => {
  test('names every setting, in the order of the schema, and no other', () => {
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(names).toEqual(Object.keys(settingsSchema.shape));
  });

  test('says what each is for in the line above it', () => {
    const lines = example.split('\n');
    for (const [i, line] of lines.entries())
      if (/^[A-Z_]+=/.test(line)) expect(lines[i - 1], line).toMatch(/^# .{15,}[.…]$/);
  });

  test('changes nothing when it is copied as it is', () => {
    expect(readConfig(parseEnv(example) as Record<string, string>)).toEqual(readConfig({}));
  });
});

describe('settings', () => {
  test('are all optional', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      localPort: 3001,
      dataDir: '.data',
      logLevel: 'info',
      roles: ['chat', 'jobs', 'web'],
      playground: true,
      bullBoard: false,
    });
  });

  test('that are empty count as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', PLAYGROUND: '' })).toEqual(readConfig({}));
  });

  test('are complained about all at once, a line each', () => {
    const bad = {
      PORT: '65536',
      LOCAL_PORT: '-1',
      DATABASE_URL: 'mysql://here',
      REDIS_URL: 'localhost:6379',
      PUBLIC_URL: 'example.org',
      LOG_LEVEL: 'loud',
      ROLES: 'chat,cook,clean',
      PLAYGROUND: 'perhaps',
      DISCORD_APPLICATION_ID: 'abc',
      SLACK_APP_TOKEN: 'xoxb-wrong',
      OPENAI_BASE_URL: 'ftp://model',
    };
    const faults = faultsOf(bad);
    expect(faults.every((fault) => /^- [A-Z_]+: \S.{5,}$/.test(fault))).toBe(true);
    expect(new Set(faults).size).toBe(faults.length);
    for (const name of [...Object.keys(bad), 'DISCORD_TOKEN', 'SLACK_BOT_TOKEN'])
      expect(
        faults.filter((fault) => fault.startsWith(`- ${name}: `)),
        name,
      ).not.toEqual([]);
  });

  test('never show what was typed: it may be a secret', () => {
    const faults = faultsOf({
      SLACK_BOT_TOKEN: 'hunter2hunter2',
      SLACK_APP_TOKEN: 'hunter2',
      DISCORD_TOKEN: 'hunter2',
    });
    expect(faults.length).toBeGreaterThanOrEqual(3);
    expect(faults.join()).not.toContain('hunter2');
  });

  test.each([
    [{ DISCORD_TOKEN: discord.DISCORD_TOKEN }, 'DISCORD_APPLICATION_ID'],
    [{ DISCORD_APPLICATION_ID: discord.DISCORD_APPLICATION_ID }, 'DISCORD_TOKEN'],
    [{ SLACK_BOT_TOKEN: slack.SLACK_BOT_TOKEN }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_SIGNING_SECRET: slack.SLACK_SIGNING_SECRET }, 'SLACK_BOT_TOKEN'],
  ])('that belong together are asked for together (%j)', (env, missing) => {
    expect(faultsOf(env as Record<string, string>)).toEqual([expect.stringContaining(`- ${missing}: `)]);
  });

  /** Five kinds of wrong value, for each setting that not everything fits. */
  const kinds = ['wrong', '-1', '八', '<your-value>', 'https://'];
  const anything = new Set(['OPENAI_MODEL']);
  test.each(Object.keys(settingsSchema.shape).filter((name) => !anything.has(name)))(
    'that are wrong are answered in our own words, with an example or where to find one: %s',
    (name) => {
      const answers = kinds.flatMap((value) =>
        faultsOf({ [name]: value }).filter((line) => line.startsWith(`- ${name}: `)),
      );
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) {
        expect(answer).toMatch(/such as |the .* (page|portal)|copy it from|needed together|needs/);
        expect(answer).not.toMatch(/Invalid|expected|Too (small|big)|received/);
      }
    },
  );

  test('of one word are taken in any case', () => {
    expect(readConfig({ LOG_LEVEL: 'INFO', ROLES: 'Chat, JOBS', PLAYGROUND: 'No' })).toMatchObject({
      logLevel: 'info',
      roles: ['chat', 'jobs'],
      playground: false,
    });
  });

  test.each([
    ['~/tongxue', '~ and $HOME mean nothing here'],
    ['$HOME/tongxue', '~ and $HOME mean nothing here'],
    ['%USERPROFILE%\\\\tongxue', '~ and $HOME mean nothing here'],
    ['https://example.org/data', 'no address'],
    ['<folder>', 'the placeholder of an example'],
    ['a\nb', 'a line break'],
  ])('of a folder that is written as for a shell, or is none, are told: %j', (value, why) => {
    for (const name of ['DATA_DIR', 'CURRICULUM_DIR'])
      expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^- ${name}: a folder.*`))]);
    expect(faultsOf({ DATA_DIR: value })[0]).toContain(why);
    expect(readConfig({ DATA_DIR: 'data/of~mine' }).dataDir).toBe('data/of~mine');
  });

  test('turn the playground off once a platform is set, unless it is wanted', () => {
    expect(readConfig(discord).playground).toBe(false);
    expect(readConfig(slack).playground).toBe(false);
    expect(readConfig({ ...discord, ...slack, PLAYGROUND: 'on' })).toMatchObject({
      playground: true,
      discord: { token: 'a-bot-token', applicationId: '123456789' },
      slack: { botToken: 'xoxb-1-2', signingSecret: 'signing-secret' },
    });
    expect(readConfig({ PLAYGROUND: 'off' }).playground).toBe(false);
  });

  test.each([
    ['SLACK_TOKEN', 'SLACK_BOT_TOKEN'],
    ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_CLIENT_ID', 'DISCORD_APPLICATION_ID'],
    ['DATABASE_URI', 'DATABASE_URL'],
  ])('called %s are told that it is %s, unless that is there as well', (wrong, right) => {
    expect(faultsOf({ [wrong]: 'x' })).toContain(`- ${wrong}: is not a setting; it is called ${right}`);
    const both = { ...slack, ...discord, DATABASE_URL: 'postgres://a/b' };
    expect(() => readConfig({ ...both, [wrong]: 'x' })).not.toThrow();
  });

  test.each([
    ['TONGXUE_PORT', 'PORT'],
    ['port', 'PORT'],
    ['TONGXUE_DATABASE_URL', 'DATABASE_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['SLACK_SIGNING_SECERT', 'SLACK_SIGNING_SECRET'],
    ['SLACK_SIGN_SECRET', 'SLACK_SIGNING_SECRET'],
    ['SLACK-BOT-TOKEN', 'SLACK_BOT_TOKEN'],
    ['SLACK_API_URI', 'SLACK_API_URL'],
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD_APLICATION_ID', 'DISCORD_APPLICATION_ID'],
    ['CURRICULUM_DIRECTORY', undefined],
    ['DISCORD_GUILD_ID', undefined],
    ['TONGXUE_COLOUR', undefined],
  ])('called %s come near %s', (wrong, right) => {
    if (right) expect(faultsOf({ [wrong]: 'x' })).toContain(`- ${wrong}: is not a setting; it is called ${right}`);
    else expect(readConfig({ [wrong]: 'x' })).toEqual(readConfig({}));
    const settings = { ...slack, ...discord, DATABASE_URL: 'postgres://a/b', PORT: '1', SLACK_API_URL: 'http://a' };
    expect(readOddities({ ...settings, [wrong]: 'x' })).toEqual([expect.stringMatching(`^${wrong}: is not a setting`)]);
  });

  test.each([
    'BASE_URL',
    'PORTS',
    'DATABASE',
    'PATH',
    'HOME',
    'POSTGRES_PASSWORD',
    'NODE_ENV',
    'HTTPS_PROXY',
    'DISCORD_SERVICE_HOST',
    'SLACK_PORT_80_TCP_ADDR',
    'TONGXUE_SERVICE_PORT_HTTP',
  ])('have nothing to do with %s', (name) => {
    expect(readConfig({ [name]: 'x' })).toEqual(readConfig({}));
    expect(readOddities({ [name]: 'x' })).toEqual([]);
  });

  test('may stand between blanks, and not in quotes that are part of them', () => {
    expect(readConfig({ PORT: ' 3001\t', SLACK_BOT_TOKEN: ' xoxb-1-2\n', SLACK_APP_TOKEN: 'xapp-1 ' })).toMatchObject({
      port: 3001,
      slack: { botToken: 'xoxb-1-2', appToken: 'xapp-1' },
    });
    for (const value of ['"3000"', "'3000'", '“3000”', '「3000」'])
      expect(faultsOf({ PORT: value })).toEqual([expect.stringMatching(/^- PORT: has quotes around it/)]);
  });

  test.each([
    [
      { SLACK_BOT_TOKEN: 'xapp-1-A-2-b', SLACK_APP_TOKEN: 'xapp-1' },
      'an app-level token of Slack: it belongs in SLACK_APP_TOKEN',
    ],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' }, 'a bot token of Slack: it belongs in SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxp-1-2', SLACK_APP_TOKEN: 'xapp-1' }, 'a user token of Slack'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'xapp-1-2-3' }, 'it belongs in SLACK_APP_TOKEN'],
    [{ ...discord, DISCORD_TOKEN: '123456789012345678' }, 'it belongs in DISCORD_APPLICATION_ID'],
    [{ ...discord, DISCORD_TOKEN: 'Bot abc.def.ghi' }, 'with the word Bot before it; leave that out'],
    [{ ...discord, DISCORD_TOKEN: 'xoxb-1-2-3' }, 'it belongs in SLACK_BOT_TOKEN'],
    [
      { ...discord, DISCORD_APPLICATION_ID: 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz' },
      'it belongs in DISCORD_TOKEN',
    ],
    [{ ...discord, DISCORD_APPLICATION_ID: 'ab'.repeat(32) }, 'a public key of Discord'],
    [{ ...discord, DISCORD_TOKEN: 'the token from step 1' }, 'This has a space or another character'],
    [{ ...slack, SLACK_BOT_TOKEN: 'xoxb-your-token-here' }, 'the placeholder of an example'],
    [{ ...slack, SLACK_BOT_TOKEN: 'xoxb-...' }, 'the placeholder of an example'],
    [{ ...slack, SLACK_BOT_TOKEN: 'xoxb-…' }, 'This has a space or another character'],
  ])('copied from the wrong place are told where they belong (%j)', (env, says) => {
    expect(faultsOf(env as Record<string, string>)).toEqual([expect.stringContaining(says)]);
  });

  test.each([
    ['postgresql://u:pa#ss@h/db', 'write # as %23'],
    ['postgresql://u:12#3@h/db', 'write # as %23'],
    ['postgresql://u:1/ss@h/db', '/ as %2F'],
    ['postgresql://u:1?ss@h/db', '? as %3F'],
    ['postgresql://u:pa/ss@h/db', '/ as %2F'],
    ['postgresql://u:100%@h/db', '% as %25'],
    ['localhost:5432/db', 'begins with postgresql://'],
    ['jdbc:postgresql://h/db', 'begins with postgresql://'],
    ['postgresql:///db', 'names no host'],
  ])('the address %s is told what is wrong with it', (url, says) => {
    expect(faultsOf({ DATABASE_URL: url })).toEqual([expect.stringContaining(says)]);
  });

  test.each(['redis://h/queue', 'redis://h/1/2', 'redis://h/-1', 'redis://h?db=queue'])(
    'the address %s of a Redis has no number of a database',
    (url) => {
      expect(faultsOf({ REDIS_URL: url })).toEqual([expect.stringContaining('what is no number of a database')]);
      expect(readConfig({ REDIS_URL: 'redis://h/3' }).redisUrl).toBe('redis://h/3');
    },
  );

  test('name one Redis, or the nodes of a cluster, each of which has to be an address', () => {
    const nodes = 'redis://:secret-word@one:6379,two:6380,[::1]:6381';
    expect(readConfig({ REDIS_URL: nodes }).redisUrl).toBe(nodes);
    expect(eachHost(nodes)).toEqual([
      'redis://:secret-word@one:6379',
      'redis://:secret-word@two:6380',
      'redis://:secret-word@[::1]:6381',
    ]);
    // Commas of a password are none between hosts.
    expect(eachHost('rediss://u:a,b@one,two/0')).toEqual(['rediss://u:a,b@one/0', 'rediss://u:a,b@two/0']);
    for (const wrong of ['redis://one,', 'redis://one,,two', 'redis://one,two:port', 'redis://one, two'])
      expect(faultsOf({ REDIS_URL: wrong }), wrong).toEqual([
        expect.stringMatching(/REDIS_URL: (cannot be read|names no)/),
      ]);
  });

  test('are not what Kubernetes adds for a service of that name', () => {
    expect(readConfig({ TONGXUE_PORT: 'tcp://10.0.0.1:3000' })).toEqual(readConfig({}));
  });

  test('take one port once', () => {
    expect(faultsOf({ PORT: '3000', LOCAL_PORT: '3000' })).toEqual([
      '- LOCAL_PORT: is the same as PORT; set another one',
    ]);
    expect(readConfig({ PORT: '0', LOCAL_PORT: '0' })).toMatchObject({ port: 0, localPort: 0 });
  });

  test('that stand in .env under a name that is none are odd, whatever it is; what others read there is not', () => {
    expect(
      readOddities({ PROT: '1', COMPOSE_PROFILES: 'more', POSTGRES_PASSWORD: 'x', HTTPS_PROXY: 'y' }, [
        'PROT',
        'COMPOSE_PROFILES',
        'POSTGRES_PASSWORD',
        'HTTPS_PROXY',
        'PORT',
      ]),
    ).toEqual(['PROT: is not a setting; the guide for operators has all of them']);
  });

  test('of the machine: a time zone that there is not is odd', () => {
    expect(readOddities({ TZ: 'Europe/Berln' })).toEqual([expect.stringMatching(/^TZ: there is no time zone/)]);
    for (const TZ of ['Europe/Berlin', ':UTC', '/etc/localtime', '']) expect(readOddities({ TZ })).toEqual([]);
  });

  test('left as in an example are not taken for a token', () => {
    expect(faultsOf({ ...slack, SLACK_BOT_TOKEN: 'xoxb-your…' })).toEqual([
      expect.stringContaining('- SLACK_BOT_TOKEN: a bot token'),
    ]);
  });

  test('that Slack’s manifest needs are read alone, and a bad address is a sentence', () => {
    expect(readManifestConfig({})).toEqual({ socketMode: false });
    expect(readManifestConfig({ SLACK_BOT_TOKEN: 'xoxb-1', PUBLIC_URL: 'https://a.example' })).toEqual({
      publicUrl: 'https://a.example',
      socketMode: false,
    });
    expect(readManifestConfig({ SLACK_APP_TOKEN: 'xapp-1', PUBLIC_URL: 'https://a.example' }).socketMode).toBe(true);
    expect(() => readManifestConfig({ PUBLIC_URL: 'bot.example.org' })).toThrow(/^- PUBLIC_URL: an address .*https:/);
  });

  test.each([
    [{ PUBLIC_URL: 'http://bot.example.org' }, /^- PUBLIC_URL: Slack calls .*https:\/\/ only/],
    [{ SLACK_SIGNING_SECRET: 'signing-secret' }, /^- PUBLIC_URL: needed with SLACK_SIGNING_SECRET/],
    [{ PUBLIC_URL: '"https://bot.example.org"' }, /^- PUBLIC_URL: has quotes around it/],
    [{ PUBLIC_URL: 'https://' }, /^- PUBLIC_URL: an address/],
    [
      { PUBLIC_URL: 'https://a.example/slack/events' },
      /^- PUBLIC_URL: has more than a host in it; .*write the address alone/,
    ],
    [{ PUBLIC_URL: 'https://a.example?x=1' }, /^- PUBLIC_URL: has more than a host in it; .*write the address alone/],
    [{ PUBLIC_URL: 'https://a.example/#top' }, /^- PUBLIC_URL: has more than a host in it; .*write the address alone/],
    [{ PUBLIC_URL: 'https://u:p@a.example' }, /^- PUBLIC_URL: has more than a host in it; .*write the address alone/],
  ])('that give no manifest are told in a sentence (%j)', (env, says) => {
    expect(() => readManifestConfig(env as Record<string, string>)).toThrow(says);
  });

  test('over HTTP do not matter to the manifest where Socket Mode wins', () => {
    const both = { SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'signing-secret' };
    expect(readManifestConfig(both)).toEqual({ socketMode: true });
  });

  test('cannot be without the jobs on a database that no other process may use', () => {
    expect(() => readConfig({ ROLES: 'chat' })).toThrow('ROLES: nothing is ever sent without jobs');
    expect(readConfig({ ROLES: 'chat', DATABASE_URL: 'postgresql://a:b@c/d' }).roles).toEqual(['chat']);
  });

  test('name each role once', () => {
    expect(readConfig({ ROLES: 'jobs, web,jobs' }).roles).toEqual(['jobs', 'web']);
  });

  test('whatever they are, are read or complained about by name', () => {
    const names = Object.keys(settingsSchema.shape);
    const env = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.constantFrom('0', 'on', 'http://a.b')),
    );
    fc.assert(
      fc.property(env, (given) => {
        for (const fault of faultsOf(given)) expect(names).toContain(/^- ([A-Z_]+): /.exec(fault)?.[1]);
      }),
      { numRuns: 300 },
    );
  });
});

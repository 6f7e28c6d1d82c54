import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { cleanUp, folder, run, small } from './harness/process.ts';
import { freePort } from './harness/redis.ts';

const root = process.getuid?.() === 0;
const repository = fileURLToPath(new URL('..', import.meta.url));

afterAll(cleanUp);

describe('what cannot work is a sentence and an exit code', () => {
  const fails = async (settings: Record<string, string>) => {
    const { code, out, err } = await run(settings).ended;
    expect(code).toBe(1);
    expect(out).not.toContain('Open');
    expect(err).not.toMatch(/^\s+at /m);
    return err;
  };

  test('all bad settings are listed at once', async () => {
    const bad = { PORT: 'eighty', DATABASE_URL: 'mysql://here', LOG_LEVEL: 'loud', SLACK_APP_TOKEN: 'x' };
    const err = await fails({ DATA_DIR: folder(), ...bad });
    for (const name of [...Object.keys(bad), 'SLACK_BOT_TOKEN']) expect(err).toContain(`- ${name}: `);
    expect(err).toContain('.env.example');
  });

  test('a curriculum with faults names file, line and field, before anything is written', async () => {
    const [copy, data] = [folder(), folder()];
    cpSync(small, copy, { recursive: true });
    writeFileSync(join(copy, 'routes', 'baker.yaml'), 'id: baker\nname: nonsense\n');
    const err = await fails({ DATA_DIR: data, CURRICULUM_DIR: copy });
    expect(err).toMatch(/baker\.yaml:2/);
    expect(readdirSync(data)).toEqual([]);
  });

  test('a data folder whose place is a file, or inside a file', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'mine');
    for (const err of await Promise.all([file, join(file, 'deeper')].map((place) => fails({ DATA_DIR: place }))))
      expect(err).toMatch(/^Cannot write the data folder: .*DATA_DIR names another folder\.\n$/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('a database, and a Redis, that do not answer', async () => {
    const nowhere = `127.0.0.1:${await freePort()}`;
    const data = folder();
    const [database, redis] = await Promise.all([
      fails({ DATA_DIR: folder(), DATABASE_URL: `postgresql://a:b@${nowhere}/c` }),
      fails({ DATA_DIR: data, REDIS_URL: `redis://${nowhere}`, PLAYGROUND: 'off' }),
    ]);
    expect(database).toContain('The database at DATABASE_URL cannot be used: nothing listens at that address');
    // Nothing else: what was begun meanwhile and is broken off is no news.
    expect(redis).toMatch(/^The Redis at REDIS_URL cannot be used: nothing listens at that address.*\n$/);
    // A new database takes seconds: what is known sooner is said before.
    expect(readdirSync(data)).toEqual([]);
  });

  test('a port that is taken, the public one or the playground’s, before anything is written', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const data = folder();
    const says = (setting: string) => `Port ${port} is taken. Set ${setting} to another one, or to 0 for a free one.\n`;
    const platform = { SLACK_BOT_TOKEN: 'xoxb-1-2-abcdef', SLACK_APP_TOKEN: 'xapp-1-abcdef', PLAYGROUND: 'on' };
    const [first, local] = await Promise.all([
      fails({ DATA_DIR: data, PORT: String(port) }),
      fails({ DATA_DIR: data, LOCAL_PORT: String(port), ...platform }),
    ]);
    taken.close();
    expect([first, local, readdirSync(data)]).toEqual([says('PORT'), says('LOCAL_PORT'), []]);
  });

  const mounts = root && process.platform === 'linux' && spawnSync('unshare', ['-m', 'true']).status === 0;
  /** Runs a shell script where `$DISK` is a small disk, and everything is gone when it ends. */
  const onDisk = (options: string, script: string) => {
    const env = { PATH: process.env.PATH, DISK: folder(), NODE: process.execPath, START: join(repository, 'start.js') };
    const settings = {
      PORT: '0',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
      DATA_DIR: join(env.DISK, 'data'),
      CURRICULUM_DIR: small,
    };
    return spawnSync(
      'unshare',
      [
        '-m',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
        '/bin/sh',
        '-c',
        `mount -t tmpfs -o mode=755,${options} none $DISK && ${script}`,
      ],
      { cwd: folder(), env: { ...env, ...settings }, encoding: 'utf8', timeout: 35_000, killSignal: 'SIGKILL' },
    );
  };
  test.skipIf(!mounts).each([
    ['read-only', 'ro', /is on a disk that is mounted read-only/],
    // Before a database is begun, and while it is set up by somebody whose disk has other room than it says.
    ['too small', 'size=8m', /^The disk of \S+ is full \(8 MB free, a new database takes 64 MB\)\. Make room there/],
    ['out of places for files', 'nr_inodes=100', /^The disk of \S+ is full\. Make room there/],
  ])('a disk that is %s is one line', (_, options, says) => {
    const { status, stdout, stderr } = onDisk(options, 'exec $NODE $START');
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([status, stdout.includes('Listening')]).toEqual([1, false]);
  });

  test.skipIf(!mounts)('a disk that fills up between two starts, and is emptied again', () => {
    // Emptied first: the shell goes on before the redirection has done it, and would read the last start's words.
    const startAndStop = `: > log; $NODE $START > log & while ! grep -q Listening log; do sleep 0.05; done; kill -INT $!; wait $!`;
    const { status, stderr } = onDisk(
      'size=80m',
      `{ ${startAndStop} || exit 2
      cat /dev/zero > $DISK/filler 2> /dev/null
      $NODE $START && exit 3
      rm $DISK/filler
      ${startAndStop} || exit 4; }`,
    );
    expect(stderr).toMatch(/^[^\n]*disk [^\n]*is full[^\n]*Make room[^\n]*\n$/i);
    expect(status).toBe(0);
  });

  const old = execFileSync('/bin/sh', ['-c', 'which -a node || true'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && !path.includes('node_modules'))
    .find((path) => Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'])) < 26);
  if (!old) console.log('That an old Node says which one to install was not tested: there is none at hand.');
  test.skipIf(!old)('an old Node says which one to install', async () => {
    const { code, out, err } = await run({ DATA_DIR: folder() }, { node: old! }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Tongxue needs Node 26, and this is Node \d+\.\d+\.\d+\./);
  });
});

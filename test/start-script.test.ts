import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from './harness/process.ts';

const root = process.getuid?.() === 0;
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('where compiled code is kept', () => {
  let home: string;
  /** A checkout with start.js, and a bot that says where its compiled code goes. */
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tongxue-script-'));
    made.push(home);
    mkdirSync(join(home, 'src'));
    mkdirSync(join(home, 'node_modules'));
    copyFileSync('start.js', join(home, 'start.js'));
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(home, 'src/main.ts'),
      "import { getCompileCacheDir } from 'node:module';\nconsole.log(getCompileCacheDir() ?? 'nowhere');\n",
    );
  });
  const kept = () => {
    const env = { PATH: process.env.PATH, TMPDIR: home };
    return spawnSync(process.execPath, [join(home, 'start.js')], { env, encoding: 'utf8' }).stdout.trim();
  };
  const cache = () => join(home, 'node_modules/.cache');

  test('is a folder of our own in the checkout, not one that all users share', () => {
    expect(kept().startsWith(join(cache(), 'tongxue'))).toBe(true);
    expect(kept().startsWith(join(cache(), 'tongxue'))).toBe(true);
  });

  test.each(['', 'tongxue'])('is nowhere when others may write into .cache/%s', (name) => {
    const folder = join(cache(), name);
    mkdirSync(folder, { recursive: true });
    for (const mode of [0o777, 0o770]) {
      chmodSync(folder, mode);
      expect(kept()).toBe('nowhere');
    }
  });

  test.skipIf(!root).each(['', 'tongxue'])('is nowhere when .cache/%s belongs to somebody else', (name) => {
    mkdirSync(join(cache(), name), { recursive: true });
    chownSync(join(cache(), name), 65534, 65534);
    expect(kept()).toBe('nowhere');
  });

  test('is nowhere when the folder is a link, or a file', () => {
    mkdirSync(cache());
    mkdirSync(join(home, 'elsewhere'), { mode: 0o700 });
    symlinkSync(join(home, 'elsewhere'), join(cache(), 'tongxue'));
    expect(kept()).toBe('nowhere');
    rmSync(cache(), { recursive: true });
    writeFileSync(cache(), '');
    expect(kept()).toBe('nowhere');
  });
});

describe('what is wrong is said', () => {
  const wrong = { PORT: 'x', LOG_LEVEL: 'silent', DATABASE_URL: 'nowhere' };

  test('to a person in sentences', async () => {
    const { code, out, err } = await run({ ...wrong, LOG_LEVEL: 'info' }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^These settings are wrong \(see \.env\.example\):\n- PORT: .*\n- DATABASE_URL: .*\n$/);
  });

  test('in production as a line of JSON, whatever LOG_LEVEL is', async () => {
    const { code, out, err } = await run({ ...wrong, NODE_ENV: 'production' }).ended;
    expect([code, out]).toEqual([1, '']);
    expect(JSON.parse(err)).toMatchObject({ level: 60, msg: expect.stringContaining('- PORT: ') });
  });
});

test('what npm runs once says on an old Node that it is too old: an old Node reads no TypeScript', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const ours = Object.values(scripts).filter((script) => /\.ts\b|vitest run/.test(script));
  expect(ours.length).toBeGreaterThan(8);
  for (const script of ours) expect(script).toMatch(/^node start\.js --check && /);
});

test('npm starts what runs for long without a shell between, on Windows as well: a signal to npm reaches it', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect([scripts.start, scripts.platforms]).toEqual([
    'exec node start.js',
    'node start.js --check && exec node test/platforms/run.ts',
  ]);
  expect(readFileSync('exec.cmd', 'utf8').trimEnd().split('\r\n').at(-1)).toBe('@%*');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test, vi } from 'vitest';
import { cleanUp, folder, gone, lives, serverOf, small } from '../harness/process.ts';

afterAll(cleanUp);

test.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGKILL'] as const)(
  'npm start that gets %s takes the bot and its PostgreSQL along',
  async (signal) => {
    const data = folder();
    const env = { ...process.env, PORT: '0', DATA_DIR: data, CURRICULUM_DIR: small, LOG_LEVEL: 'info' };
    const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    npm.stdout.on('data', (bytes) => {
      said += bytes;
    });
    npm.stderr.on('data', (bytes) => {
      said += bytes;
    });
    await vi.waitFor(() => expect(said).toMatch(/^Open http/m), { timeout: 40_000 });
    const bot = Number(/"pid":(\d+)/.exec(said)?.[1] ?? 0);
    const { pid } = serverOf(data)!;
    npm.kill(signal);
    await once(npm, 'exit');
    await gone(pid);
    if (bot) await gone(bot);
    expect(lives(pid)).toBe(false);
  },
  90_000,
);

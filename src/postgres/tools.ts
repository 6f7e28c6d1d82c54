import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a tool of PostgreSQL's; `signal` ends it. */
export type Run = (
  tool: 'initdb' | 'pg_ctl',
  args: readonly string[],
  signal?: AbortSignal,
) => Promise<{ code: number; said: string }>;

/** Each tool has a session of its own, as pg_ctl gives the server one: Ctrl-C is for the bot, which says what is to end. */
export function runner(binaries: string, as: { uid?: number; gid?: number }): Run {
  return (tool, args, signal) =>
    new Promise((done, fail) => {
      const child = spawn(join(binaries, 'bin', tool), args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: '/',
        detached: process.platform !== 'win32',
        ...as,
      });
      // initdb removes what it has made, and ends.
      const end = () => child.kill();
      if (signal?.aborted) end();
      signal?.addEventListener('abort', end, { once: true });
      let said = '';
      child.stdout.on('data', (bytes) => (said += bytes));
      child.stderr.on('data', (bytes) => (said += bytes));
      child.on('error', fail);
      // The server inherits the pipes, so they may never close: the tool's own end is what counts.
      child.on('exit', (code) => {
        signal?.removeEventListener('abort', end);
        done({ code: code ?? 1, said });
      });
    });
}

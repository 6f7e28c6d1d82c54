import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';

const start = fileURLToPath(new URL('../../start.js', import.meta.url));
/** A small curriculum about bread, which is quick to read. Few of these tests depend on what is taught. */
export const small = fileURLToPath(new URL('../curriculum/second', import.meta.url));
/** What any process needs. What was compiled once is kept, as `start.js` keeps it. */
export const base = { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') };
const running = new Set<ChildProcess>();
const folders: string[] = [];

/** A folder that is removed after the tests. Every user may enter it, unless it is `closed` to all but its owner. */
export function folder(closed = false): string {
  const made = mkdtempSync(join(tmpdir(), 'tongxue-start-'));
  chmodSync(made, closed ? 0o700 : 0o755);
  folders.push(made);
  return made;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Its output so far. */
  said(): { out: string; err: string };
}

/** `node start.js`, or another script, in a process of its own, in an empty folder, with these settings and no others. */
export function run(
  settings: Readonly<Record<string, string>>,
  {
    node = process.execPath,
    as = {},
    script = start,
    args = [],
    cwd = folder(),
  }: {
    node?: string;
    as?: { uid?: number; gid?: number; detached?: boolean };
    script?: string;
    args?: readonly string[];
    cwd?: string;
  } = {},
): Run {
  const env = { ...base, PORT: '0', LOCAL_PORT: '0', LOG_LEVEL: 'warn', CURRICULUM_DIR: small, ...settings };
  const child = spawn(node, [script, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...as });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (bytes) => {
    out += bytes;
  });
  child.stderr.on('data', (bytes) => {
    err += bytes;
  });
  const ended = new Promise<Ended>((done) => {
    // PostgreSQL may keep the pipes open for longer than this process lives.
    child.on('exit', (code, signal) => setImmediate(() => done({ code, signal, out, err })));
  }).finally(() => running.delete(child));
  return { child, ended, said: () => ({ out, err }) };
}

/** The address that is printed, of the playground when that is on. */
export async function address({ ended, said }: Run): Promise<string> {
  const over = ended.then(({ code, signal, out, err }) => {
    throw new Error(`It ended with ${code ?? signal}:\n${out}${err}`);
  });
  const printed = vi.waitFor(
    () => {
      const [, url, port] = /^(?:Open (http:\S+)\/|Listening on port (\d+))$/m.exec(said().out) ?? [];
      if (port) return `http://localhost:${port}`;
      if (!url) throw new Error(`It has not printed its address:\n${said().out}${said().err}`);
      return url;
    },
    { timeout: 40_000, interval: 10 },
  );
  return Promise.race([printed, over]);
}

export async function stop({ child, ended }: Run, signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
  child.kill(signal);
  return ended;
}

/** The process of the PostgreSQL on a data folder, and how to reach it; undefined when it has none. */
export function serverOf(data: string): { pid: number; url: string } | undefined {
  const at = join(data, 'postgres');
  if (!existsSync(join(at, 'postmaster.pid'))) return undefined;
  const [pid, , , port] = readFileSync(join(at, 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(at, 'tongxue-password'), 'utf8').trim();
  return { pid: Number(pid), url: `postgresql://tongxue:${password}@127.0.0.1:${port}/postgres` };
}

/** Waits until the process is gone. A server removes its file a moment before that. */
export const gone = (pid: number) =>
  vi.waitFor(
    () => {
      if (lives(pid)) throw new Error(`${pid} is still there`);
    },
    { timeout: 10_000 },
  );

export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends what the tests of a file have left running, and removes what they wrote. */
export async function cleanUp(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  for (const made of folders.splice(0)) {
    for (const data of [made, join(made, 'data'), join(made, '.data/platforms')]) {
      const server = serverOf(data);
      if (!server || !lives(server.pid)) continue;
      process.kill(server.pid, 'SIGQUIT');
      await gone(server.pid);
    }
    rmSync(made, { recursive: true, force: true });
  }
}

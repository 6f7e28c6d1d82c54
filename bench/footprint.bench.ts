import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Bench, interleave } from './pairs.ts';

/** How long a process is left alone before its memory is read. */
const settleMs = 2_000;
const libraries = ['discord.js', '@slack/bolt', 'bullmq', 'pg'];

interface Taken {
  readonly mb: number;
  readonly firstMs: number;
  readonly againMs: number;
}

/** Memory and start-up of `npm start`: the playground, with the whole curriculum and the embedded PostgreSQL. */
export const bench: Bench = {
  peer: `a process that only imports ${libraries.join(', ')}`,
  packages: libraries,
  async run(pairs) {
    const { ours, peer } = await interleave(pairs, { ours: start, peer: onlyImport });
    const column = (of: readonly Taken[], what: keyof Taken) => of.map((taken) => Math.round(taken[what]));
    return [
      { name: 'resident memory', unit: 'MB', ours: column(ours, 'mb'), peer: column(peer, 'mb'), goal: 1.5 },
      { name: 'first start to first page', unit: 'ms', ours: column(ours, 'firstMs'), goal: 4_000 },
      { name: 'next start to first page', unit: 'ms', ours: column(ours, 'againMs'), goal: 1_500 },
      { name: 'imports of the peer', unit: 'ms', ours: column(peer, 'firstMs') },
    ];
  },
};

async function start(): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'tongxue-bench-'));
  // As root, PostgreSQL runs as somebody else, who has to get in.
  chmodSync(folder, 0o755);
  try {
    const first = await startOnce(folder);
    const again = await startOnce(folder, settleMs);
    return { mb: again.mb, firstMs: first.ms, againMs: again.ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string, settle = 0): Promise<{ ms: number; mb: number }> {
  const begun = performance.now();
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [resolve('start.js')], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await word(child, /^Open (http:\S+)$/m);
  const page = await fetch(url);
  if (page.status !== 200) throw new Error(`the page answers ${page.status}`);
  await page.text();
  const ms = performance.now() - begun;
  await wait(settle);
  const mb = residentMb(child);
  child.kill('SIGINT');
  await once(child, 'exit');
  return { ms, mb };
}

async function onlyImport(): Promise<Taken> {
  const begun = performance.now();
  const script = `await Promise.all(${JSON.stringify(libraries)}.map((name) => import(name))); console.log('here'); setInterval(() => {}, 1e6)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await word(child, /(here)/);
  const ms = performance.now() - begun;
  await wait(settleMs);
  const mb = residentMb(child);
  child.kill();
  await once(child, 'exit');
  return { mb, firstMs: ms, againMs: ms };
}

/** What a process prints that looks like this. */
async function word({ stdout }: ChildProcess, shape: RegExp): Promise<string> {
  let said = '';
  for await (const bytes of stdout!.iterator({ destroyOnReturn: false })) {
    said += bytes;
    const found = shape.exec(said);
    if (found) return found[1]!;
  }
  throw new Error(`it ended without a word of ${shape}: ${said}`);
}

const residentMb = ({ pid }: ChildProcess): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

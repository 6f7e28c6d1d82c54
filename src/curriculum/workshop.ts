import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bounds } from './bounds.ts';
import type { Ran } from './python.ts';
import type { Runnable } from './solutions.ts';

/** Runs programs as a learner would: each in a folder of its own, with the files that earlier ones left. */
export interface Workshop {
  /** Runs a program in a fresh folder with the files of the programs in `after`, which must have run before. */
  readonly run: (name: string, program: Runnable, after: readonly string[]) => Promise<Ran>;
  readonly close: () => Promise<void>;
}

export async function openWorkshop(): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), 'tasks-'));
  return {
    async run(name, { program, files }, after) {
      const folder = join(root, name);
      await mkdir(folder);
      for (const earlier of after) await cp(join(root, earlier), folder, { recursive: true, verbatimSymlinks: true });
      for (const [file, text] of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), text);
      }
      await writeFile(join(folder, name), program);
      const ran = await started(name, folder, root);
      await rm(join(folder, name), { force: true });
      return ran;
    },
    close: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Which of these modules and commands are not on this machine. */
export async function missing(needs: readonly string[]): Promise<string[]> {
  const probe =
    'import importlib.util as i, shutil, sys; print(*[n for n in sys.argv[1:] if not (shutil.which(n) or i.find_spec(n))])';
  const ran = await output('python3', ['-c', probe, ...needs], tmpdir());
  return 'printed' in ran ? ran.printed.split(/\s+/).filter(Boolean) : [...needs];
}

/** Set for every program: a home of its own, a name for its commits, and no proxy before its own servers. */
const settings = (home: string): string[] =>
  Object.entries({
    HOME: home,
    LANG: 'C.UTF-8',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUTF8: '1',
    GIT_AUTHOR_NAME: 'A learner',
    GIT_AUTHOR_EMAIL: 'learner@example.org',
    GIT_COMMITTER_NAME: 'A learner',
    GIT_COMMITTER_EMAIL: 'learner@example.org',
    GIT_CONFIG_NOSYSTEM: '1',
    NO_PROXY: '127.0.0.1,localhost',
  }).map(([name, value]) => `${name}=${value}`);

const started = (name: string, cwd: string, home: string): Promise<Ran> =>
  output('env', [...settings(home), ...(name.endsWith('.sh') ? ['sh', '-eux'] : ['python3', '-s']), name], cwd);

function output(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    // Its own process group, so that a server which it leaves running is ended with it.
    const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {
        // All of it is gone already.
      }
    };
    let printed = '';
    let wrong = '';
    let late = false;
    const alarm = setTimeout(() => {
      late = true;
      end();
    }, 1000 * bounds.solution.seconds);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      wrong += text;
    });
    child.on('error', (error) => {
      clearTimeout(alarm);
      reject(error);
    });
    child.on('exit', (status) => {
      clearTimeout(alarm);
      end();
      child.on('close', () => {
        if (late) resolve({ failed: `stopped after ${bounds.solution.seconds} seconds` });
        else resolve(status === 0 ? { printed } : { failed: lastWords(wrong) || `ended with ${status}` });
      });
    });
  });
}

/** The end of a traceback, or the last command of a shell and what it said. */
const lastWords = (wrong: string): string =>
  wrong
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[^\s^~]/.test(line))
    .slice(-2)
    .join(' ← ');

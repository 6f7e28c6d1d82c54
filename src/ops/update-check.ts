import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readProcessConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { openDatabase } from '../store/database.ts';
import { appliedMigrations } from '../store/migrate.ts';
import { runTool, withDatabase } from './tool.ts';

// `npm run update-check [-- REVISION]`: which migrations that revision would run at its start; without one, this checkout.
interface Source {
  readonly names: readonly string[];
  read(name: string): string;
}

const here: Source = {
  names: readdirSync(new URL('../../migrations/', import.meta.url)),
  read: (name) => readFileSync(new URL(`../../migrations/${name}`, import.meta.url), 'utf8'),
};

function revision(name: string): Source {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: new URL('../..', import.meta.url),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  try {
    if (name.startsWith('-')) throw new Error(`${name} is no revision`);
    const files = git('ls-tree', '--name-only', name, 'migrations/').split('\n').filter(Boolean);
    return { names: files.map((file) => basename(file)), read: (file) => git('show', `${name}:migrations/${file}`) };
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr || (error as Error).message).trim();
    throw new StartError(`git does not show ${name}: ${said}. Is it fetched (git fetch --tags)?`);
  }
}

/** What a migration says of itself: its first comment, in one line. */
const about = (text: string): string =>
  /\/\*\*([\s\S]*?)\*\//
    .exec(text)?.[1]
    ?.replace(/\s*\n\s*\*\s?/g, ' ')
    .trim() ?? '';

await runTool(async () => {
  const [name, ...more] = parseArgs({ allowPositionals: true }).positionals;
  if (more.length) throw new StartError('npm run update-check [-- REVISION]');
  const source = name ? revision(name) : here;
  const known = source.names.filter((file) => /^\d{4}-.*\.ts$/.test(file)).map((file) => file.replace(/\.ts$/, ''));
  const applied = await withDatabase(readProcessConfig(), async (url) => {
    const db = openDatabase(url, 1);
    return appliedMigrations(db).finally(() => db.destroy());
  });
  const of = name ?? 'this checkout';
  const newer = applied.filter((one) => !known.includes(one));
  if (newer.length)
    throw new StartError(`${of} is older than this database and would not start on it: it lacks ${newer.join(', ')}.`);
  const pending = known.filter((one) => !applied.includes(one));
  const lines = pending.map((one) => `${one}: ${about(source.read(`${one}.ts`))}\n`);
  process.stdout.write(
    pending.length
      ? `${of} would run ${pending.length} migrations at its start:\n${lines.join('')}To go back you need a backup from before: npm run backup -- FILE\n`
      : `${of} would run no migration: the tables stay as they are.\n`,
  );
});

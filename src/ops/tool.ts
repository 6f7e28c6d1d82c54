import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Config, ConfigError } from '../config.ts';
import { CurriculumError } from '../curriculum/load.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { startOwn } from '../postgres/own.ts';
import { StartError } from '../start-error.ts';

/** Runs what an operator typed. What they can put right is a sentence, and the process ends with 1. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known =
      error instanceof StartError ||
      error instanceof CurriculumError ||
      error instanceof ConfigError ||
      // Of an argument that there is not, by node:util.
      error instanceof TypeError;
    if (!known) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** The address of the database, where a bot runs on it or it is at DATABASE_URL. */
export function databaseInUse(config: Config): string {
  const url = config.databaseUrl ?? findEmbedded(config.dataDir);
  if (!url) throw new StartError(`Nothing runs on ${config.dataDir}. Start the bot first, then ask again.`);
  return url;
}

/** Works with the database, also when no bot runs on the embedded one: that is started for so long. */
export async function withDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const url = config.databaseUrl ?? findEmbedded(config.dataDir);
  if (url) return work(url);
  if (!existsSync(join(config.dataDir, 'postgres')))
    throw new StartError(
      `There is no database in ${config.dataDir}. DATA_DIR names the folder, DATABASE_URL a server.`,
    );
  return withOwn(config.dataDir, work);
}

/** Works with the embedded database, which no bot may have meanwhile. It is made where there is none. */
export async function withOwn<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  const own = await startOwn(folder, pino({ level: 'error' }, pino.destination(2)), reject);
  return Promise.race([work(own.url), lost]).finally(own.stop);
}

import { parseArgs } from 'node:util';
import { ConfigError, readProcessConfig } from '../config.ts';
import { CurriculumError, loadCurriculum, ownCurriculum } from '../curriculum/load.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { StartError } from '../start-error.ts';
import { rebuildAt } from './rebuild.ts';

// `npm run cards -- rebuild [--dry-run]`: all cards and traps from the log of answers again.
const usage = 'npm run cards -- rebuild [--dry-run]';
try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
  if (positionals.join() !== 'rebuild') throw new StartError(usage);
  const config = readProcessConfig();
  const url = config.databaseUrl ?? findEmbedded(config.dataDir);
  if (!url) throw new StartError(`Nothing runs on ${config.dataDir}. Start the bot first, then ask again.`);
  const curriculum = await loadCurriculum(config.curriculumDir ?? ownCurriculum);
  process.stdout.write(`${await rebuildAt(url, { dry: values['dry-run'] ?? false, curriculum })}\n`);
} catch (error) {
  const known =
    error instanceof StartError ||
    error instanceof CurriculumError ||
    error instanceof ConfigError ||
    error instanceof TypeError;
  if (!known) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

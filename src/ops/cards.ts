import { parseArgs } from 'node:util';
import { ConfigError, readProcessConfig } from '../config.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { StartError } from '../start-error.ts';
import { rebuildAt } from './rebuild.ts';

// `npm run cards -- rebuild [--dry-run]`: all cards from the log of answers again.
const usage = 'npm run cards -- rebuild [--dry-run]';
try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
  if (positionals.join() !== 'rebuild') throw new StartError(usage);
  const config = readProcessConfig();
  const url = config.databaseUrl ?? findEmbedded(config.dataDir);
  if (!url) throw new StartError(`Nothing runs on ${config.dataDir}. Start the bot first, then ask again.`);
  process.stdout.write(`${await rebuildAt(url, { dry: values['dry-run'] ?? false })}\n`);
} catch (error) {
  const known = error instanceof StartError || error instanceof ConfigError || error instanceof TypeError;
  if (!known) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

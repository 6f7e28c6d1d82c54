import { parseArgs } from 'node:util';
import { readProcessConfig } from '../config.ts';
import { loadCurriculum, ownCurriculum } from '../curriculum/load.ts';
import { StartError } from '../start-error.ts';
import { rebuildAt } from './rebuild.ts';
import { databaseInUse, runTool } from './tool.ts';

// `npm run cards -- rebuild [--dry-run]`: all cards and traps from the log of answers again.
const usage = 'npm run cards -- rebuild [--dry-run]';

await runTool(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' } } });
  if (positionals.join() !== 'rebuild') throw new StartError(usage);
  const config = readProcessConfig();
  const url = databaseInUse(config);
  const curriculum = await loadCurriculum(config.curriculumDir ?? ownCurriculum);
  process.stdout.write(`${await rebuildAt(url, { dry: values['dry-run'] ?? false, curriculum })}\n`);
});

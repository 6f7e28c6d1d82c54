import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError, readProcessConfig } from '../config.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { StartError } from '../start-error.ts';
import { conversations } from '../store/conversation.ts';
import { openDatabase } from '../store/database.ts';
import { verdicts } from '../store/verdict.ts';

// `npm run reports -- FILE`: answers of /ask that organisers have settled, and marks of the
// model on which they have decided, as cases for `npm run eval -- --reports FILE`.
try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file) throw new StartError('npm run reports -- FILE');
  const config = readProcessConfig();
  const url = config.databaseUrl ?? findEmbedded(config.dataDir);
  if (!url) throw new StartError(`Nothing runs on ${config.dataDir}. Start the bot first, then ask again.`);
  const db = openDatabase(url, 1);
  try {
    const cases = await conversations(db).cases();
    const marks = await verdicts(db).cases();
    writeFileSync(file, `${JSON.stringify({ cases, marks }, null, 2)}\n`);
    process.stdout.write(`${cases.length} cases and ${marks.length} marks are in ${file}.\n`);
  } finally {
    await db.destroy();
  }
} catch (error) {
  const known = error instanceof StartError || error instanceof ConfigError || error instanceof TypeError;
  if (!known) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

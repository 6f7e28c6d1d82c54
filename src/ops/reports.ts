import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readProcessConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { conversations } from '../store/conversation.ts';
import { openDatabase } from '../store/database.ts';
import { verdicts } from '../store/verdict.ts';
import { databaseInUse, runTool } from './tool.ts';

// `npm run reports -- FILE`: answers of /ask that organisers have settled, and marks of the
// model on which they have decided, as cases for `npm run eval -- --reports FILE`.
await runTool(async () => {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new StartError('npm run reports -- FILE');
  const db = openDatabase(databaseInUse(readProcessConfig()), 1);
  try {
    const cases = await conversations(db).cases();
    const marks = await verdicts(db).cases();
    writeFileSync(file, `${JSON.stringify({ cases, marks }, null, 2)}\n`);
    process.stdout.write(`${cases.length} cases and ${marks.length} marks are in ${file}.\n`);
  } finally {
    await db.destroy();
  }
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readProcessConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { conversations } from '../store/conversation.ts';
import { openDatabase } from '../store/database.ts';
import { verdicts } from '../store/verdict.ts';
import { mergeReports } from './reports-file.ts';
import { databaseInUse, runTool } from './tool.ts';

// `npm run reports -- FILE`: answers of /ask that organisers have settled, and marks of the
// model on which they have decided, as cases for `npm run eval -- --reports FILE`. A file that is there gets what is new.
await runTool(async () => {
  const [file] = parseArgs({ allowPositionals: true }).positionals;
  if (!file) throw new StartError('npm run reports -- FILE');
  const db = openDatabase(databaseInUse(readProcessConfig()), 1);
  try {
    const all = { cases: await conversations(db).cases(), marks: await verdicts(db).cases() };
    const { text, added, erased } = mergeReports(existsSync(file) ? readFileSync(file, 'utf8') : undefined, all, file);
    writeFileSync(file, text);
    process.stdout.write(
      `${file}: ${added} added${erased ? `, ${erased} taken out that their authors have erased` : ''}. Read what is new before you use it.\n`,
    );
  } finally {
    await db.destroy();
  }
});

import { readProcessConfig } from '../config.ts';
import { fewestLogged } from '../core/curriculum/task.ts';
import { ownCurriculum } from '../curriculum/load.ts';
import { minutesReport } from '../curriculum/minutes.ts';
import { openDatabase } from '../store/database.ts';
import { readTook } from '../store/task.ts';
import { databaseInUse, runTool } from './tool.ts';

// `npm run -s minutes > FILE`: how long tasks took their learners, in totals, for `npm run curriculum -- minutes FILE`.
await runTool(async () => {
  const config = readProcessConfig();
  const db = openDatabase(databaseInUse(config), 1);
  try {
    const report = await minutesReport(config.curriculumDir ?? ownCurriculum, await readTook(db, fewestLogged));
    process.stdout.write(`${report}\n`);
  } finally {
    await db.destroy();
  }
});

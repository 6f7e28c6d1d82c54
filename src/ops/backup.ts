import { createWriteStream } from 'node:fs';
import { link, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { readProcessConfig } from '../config.ts';
import { databaseReason, isLost } from '../postgres/reason.ts';
import { StartError } from '../start-error.ts';
import { readAll } from '../store/backup.ts';
import { runTool, withDatabase } from './tool.ts';

// `npm run backup -- FILE`: all that the bot knows, as it is at this moment, also while it runs. `-` is the standard output.
const usage = 'npm run backup -- FILE';

await runTool(async () => {
  const [file, ...more] = parseArgs({ allowPositionals: true }).positionals;
  if (!file || more.length) throw new StartError(usage);
  const config = readProcessConfig();
  let said = '';
  const backup = (url: string) =>
    readAll(url, ({ rows }) => {
      const all = Object.values(rows);
      said = `${all.reduce((sum, n) => sum + n, 0)} rows of ${all.length} tables`;
    });
  await withDatabase(config, async (url) => {
    if (file === '-') return pipeline(backup(url), createGzip(), process.stdout);
    // It appears whole or not at all, and takes nothing's place: last night's backup stays what it was.
    const part = `${file}.part-${process.pid}`;
    try {
      await pipeline(backup(url), createGzip(), createWriteStream(part, { mode: 0o600, flags: 'wx', flush: true }));
      await link(part, file);
    } finally {
      await rm(part, { force: true });
    }
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw new StartError(`${file} is there already. Name another file.`);
    if (error.path) throw new StartError(`${file} cannot be written: ${error.message}`);
    throw isLost(error) ? new StartError(`The database cannot be read: ${databaseReason(error)}`) : error;
  });
  process.stderr.write(`${said} are in ${file === '-' ? 'the backup' : file}.\n`);
  process.stderr.write(`Keep ${config.dataDir}/erasures as well: who erases themselves from now on is on that list.\n`);
});

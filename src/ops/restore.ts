import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { readProcessConfig } from '../config.ts';
import { databaseReason } from '../postgres/reason.ts';
import { StartError } from '../start-error.ts';
import { checkBackup, restore } from '../store/backup.ts';
import { erasuresIn } from './erasures.ts';
import { runTool, withOwn } from './tool.ts';

// `npm run restore -- FILE`: a backup into an empty database, on which no bot runs.
const usage = 'npm run restore -- FILE';

await runTool(async () => {
  const [file, ...more] = parseArgs({ allowPositionals: true }).positionals;
  if (!file || more.length) throw new StartError(usage);
  const config = readProcessConfig();
  await access(file).catch((error: Error) => {
    throw new StartError(`${file} cannot be read: ${error.message}`);
  });
  const checked = await checkBackup(unpacked(file)).catch(inWords);
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const marks = await erasuresIn(config.dataDir, { error: (_, message) => say(message) }).list();
  const work = (url: string) => restore(url, unpacked(file), checked, marks).catch(inWords);
  const erased = await (config.databaseUrl ? work(config.databaseUrl) : withOwn(config.dataDir, work));
  const { head, end } = checked;
  const rows = Object.values(end.rows).reduce((sum, n) => sum + n, 0);
  const lines = [
    `${rows} rows are back, as they were at ${head.at}.`,
    marks.size
      ? `${erased} learners who have erased themselves since are erased again.`
      : `There is no list in ${config.dataDir}/erasures: if you have a newer one, put it there before you start the bot.`,
    'What was sent after the backup is not known any more: what is due today may come once more.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
});

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file);
  try {
    yield* packed.pipe(createGunzip());
  } finally {
    packed.destroy();
  }
}

function inWords(error: unknown): never {
  if (error instanceof StartError) throw error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_')) throw new StartError(`This is no backup of Tongxue, or it was cut off: ${message}.`);
  // Without the detail, which quotes rows.
  throw new StartError(`Nothing was restored: ${databaseReason(error)}`);
}

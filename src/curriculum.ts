import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, readProcessConfig } from './config.ts';
import { auditCurriculum } from './curriculum/audit.ts';
import { readFiles } from './curriculum/files.ts';
import { stampIds } from './curriculum/ids.ts';
import { CurriculumError, newReading } from './curriculum/read.ts';
import { stampTranslations } from './curriculum/stamp.ts';

/** `npm run curriculum -- …`: what an author has at hand. */

const usage = `npm run curriculum -- …
  check [--strict]        everything a program can check; --strict: the keys must be computed, which takes python3
  stamp [ID…]             note which English each Chinese translates; name an entry once its Chinese was read again
CURRICULUM_DIR says which curriculum, if not curriculum/.`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

interface Asked {
  readonly folder: string;
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

async function check({ folder, options }: Asked): Promise<boolean> {
  const began = performance.now();
  const today = Temporal.Now.plainDateISO().toString();
  const { faults, files, keys } = await auditCurriculum(folder, { today, python: true });
  for (const { file, line, text, warning } of faults) say(`${warning ? 'W' : 'E'} ${file}:${line} ${text}`);
  if (keys.count && !keys.ran) say(`There is no python3 on the PATH: ${plural(keys.count, 'key')} not computed.`);
  const stopping = faults.filter(({ warning }) => !warning).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(
    `${plural(files.skills.length, 'skill')}, ${plural(files.tasks.length, 'task')}, ${plural(files.items.length, 'item')}${keys.ran ? `, ${plural(keys.count, 'key')} computed` : ''}: ${plural(stopping, 'fault')}, ${plural(faults.length - stopping, 'warning')} (${seconds} s)`,
  );
  return stopping === 0 && !(options.strict && keys.count && !keys.ran);
}

async function stamp({ folder, words }: Asked): Promise<boolean> {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  if (reading.faults.length) {
    say('Mend what check says first: nothing was written.');
    return false;
  }
  const done = await stampTranslations(folder, files, new Set(words));
  const ids = await stampIds(files, reading);
  say(`${plural(done.length, 'translation')} stamped, ${plural(ids.length, 'id')} added.`);
  const strange = words.filter((word) => !done.includes(word));
  if (strange.length) say(`Nothing to stamp in: ${strange.join(', ')}`);
  return true;
}

const doings: Readonly<Record<string, (asked: Asked) => Promise<boolean>>> = { check, stamp };

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { strict: { type: 'boolean' } },
  });
  const [name = '', ...words] = positionals;
  const folder = readProcessConfig().curriculumDir ?? fileURLToPath(new URL('../curriculum', import.meta.url));
  const doing = Object.hasOwn(doings, name) ? doings[name] : undefined;
  if (!doing) say(usage);
  process.exitCode = doing && (await doing({ folder, words, options: values })) ? 0 : 1;
} catch (error) {
  const known =
    error instanceof CurriculumError ||
    error instanceof ConfigError ||
    String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

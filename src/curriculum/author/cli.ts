import { fileURLToPath } from 'node:url';
import { ConfigError, readProcessConfig } from '../../config.ts';
import { author } from './author.ts';

/** `npm run curriculum -- …`, on the curriculum that CURRICULUM_DIR names. */
try {
  const folder = readProcessConfig().curriculumDir ?? fileURLToPath(new URL('../../../curriculum', import.meta.url));
  const say = (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  if (!(await author(process.argv.slice(2), folder, say))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

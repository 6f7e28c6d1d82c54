import { ConfigError, readProcessConfig } from '../../config.ts';
import { ownCurriculum } from '../load.ts';
import { author } from './author.ts';

/** `npm run curriculum -- …`, on the curriculum that CURRICULUM_DIR names. */
try {
  const folder = readProcessConfig().curriculumDir ?? ownCurriculum;
  const say = (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  if (!(await author(process.argv.slice(2), folder, say))) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The list of erasures: a file in the data folder, one mark a line, so that it outlives the database it was written for. */
export function erasuresIn(folder: string, log: { error(fields: object, message: string): void }) {
  const file = join(folder, 'erasures');
  return {
    /** Empty when there is no list yet. */
    async list(): Promise<ReadonlySet<string>> {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') log.error({ err: error, file }, 'the list of erasures cannot be read');
        return '';
      });
      return new Set(text.split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line)));
    },

    /** Never throws: somebody is erased even where the list cannot be written, and the operator is told. */
    async add(mark: string): Promise<void> {
      try {
        await mkdir(folder, { recursive: true });
        await appendFile(file, `${mark}\n`, { mode: 0o600, flush: true });
      } catch (error) {
        log.error(
          { err: error, file },
          'an erasure is not on the list: a restored backup would bring this person back',
        );
      }
    },
  };
}

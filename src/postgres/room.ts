import { statfsSync } from 'node:fs';
import { StartError } from '../start-error.ts';

/** A new database has 40 MB, and goes on to write its log ahead in pieces of 16 MB. */
const newBytes = 64_000_000;

/** Throws a {@link StartError} where a new database would fill the disk. */
export function needRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < newBytes) throw new StartError(fullSays(folder, `${megabytes(free)} free, a new database takes 64 MB`));
}
const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;

/** Whether it is of a disk with no room left, by what PostgreSQL or the system says. */
export const isFull = (said: unknown): boolean =>
  /No space left on device|ENOSPC|Disk quota exceeded/.test(said instanceof Error ? said.message : String(said));

export const fullSays = (folder: string, found?: string): string =>
  `The disk of ${folder} is full${found ? ` (${found})` : ''}. Make room there, or set DATA_DIR to a folder on another disk; nothing is lost.`;

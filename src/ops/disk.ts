import { statfs } from 'node:fs/promises';

/** PostgreSQL stops in the middle of things when it cannot write; this much is for it to go on with until there is room. */
const neededBytes = 64_000_000;

/** Is there room on the disk that has this folder? */
export async function hasRoom(folder: string, bytes = neededBytes): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= bytes;
}

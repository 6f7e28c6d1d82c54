import type { GivenFile } from '../library/model.ts';
import type { Work } from './model.ts';

/** The most bytes of a file that is handed in: a larger one is to be pushed. */
export const maxFileBytes = 1024 * 1024;

/** What was handed in, or why it was not: nothing at all, a file that is too large, that is no text, or that did not come. */
export type GivenWork = Work | { readonly kind: 'nothing' | 'large' | 'noText' | 'lost' };

/**
 * Reads what was given with a form. A commit comes before a file. Of a file its name, its size and its SHA-256 are kept,
 * so that everybody can tell later whether they look at the same one.
 */
export async function readWork(given: {
  readonly commit?: string | undefined;
  readonly file?: GivenFile | undefined;
}): Promise<GivenWork> {
  const { commit, file } = given;
  if (commit !== undefined) return { kind: 'commit', url: commit };
  if (!file) return { kind: 'nothing' };
  const read = await readFile(file);
  if (read.kind !== 'read') return read;
  const { bytes } = read;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return { kind: 'file', name: file.name.slice(0, 200), bytes: bytes.length, sha256: hash.toHex() };
}

/** The text of a file that was given, or why there is none. */
export async function readFile(
  file: GivenFile,
): Promise<
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly text: string }
  | { readonly kind: 'large' | 'noText' | 'lost' }
> {
  if (file.bytes > maxFileBytes) return { kind: 'large' };
  const bytes = await file.read(maxFileBytes);
  if (!bytes) return { kind: 'lost' };
  const text = textOf(bytes);
  return text === undefined ? { kind: 'noText' } : { kind: 'read', bytes, text };
}

/** UTF-8, and nothing that no text has. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

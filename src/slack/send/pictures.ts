import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { View } from '../../chat/contract/view.ts';
import { keep } from '../../core/keep.ts';
import { head } from '../../markup/cut.ts';
import type { Pictures } from '../render/view.ts';

/** Gives the pictures of a view to a workspace, and answers which file there is which. Never throws. */
export type Upload = (workspace: string, view: View) => Promise<Pictures>;

const maxKept = 500;

const uploadTimeoutMs = 10_000;

/** Uploads a file: into a channel, or to none, where it is seen only where a message shows it. Gives its id. */
export async function uploadBytes(
  web: webApi.WebClient,
  { name, bytes, alt, channel }: { name: string; bytes: Uint8Array; alt: string; channel?: string },
): Promise<string> {
  const place = { filename: name, length: bytes.length, ...(channel === undefined && { alt_text: head(alt, 1000) }) };
  const { upload_url, file_id } = await web.files.getUploadURLExternal(place);
  if (!upload_url || !file_id) throw new Error('no place to upload to');
  const body = new Uint8Array(bytes);
  const response = await fetch(upload_url, { method: 'POST', body, signal: AbortSignal.timeout(uploadTimeoutMs) });
  if (!response.ok) throw new Error(`upload: ${response.status}`);
  const into = channel !== undefined && { channel_id: channel };
  await web.apiCall('files.completeUploadExternal', { files: [{ id: file_id, title: head(alt, 200) }], ...into });
  return file_id;
}

const none: Pictures = new Map();

/**
 * Uploads each picture once to each workspace: a file of one cannot be shown in another. One that Slack does not take
 * is left out, and its words stand in its place: nothing waits for a picture.
 */
export function createPictures(clientOf: (workspace: string) => webApi.WebClient, log: Logger): Upload {
  /** By workspace and the hash of the bytes. */
  const kept = new Map<string, Promise<string>>();

  function fileOf(workspace: string, png: Uint8Array, alt: string): Promise<string> {
    const key = `${workspace}/${createHash('sha256').update(png).digest('base64')}`;
    const before = kept.get(key);
    if (before) return before;
    const file = uploadBytes(clientOf(workspace), { name: 'picture.png', bytes: png, alt });
    keep(kept, key, file, maxKept);
    // Another time it may work.
    file.catch(() => kept.delete(key));
    return file;
  }

  return async (workspace, view) => {
    const images = view.body.filter((block) => block.kind === 'image');
    if (!images.length) return none;
    const found = await Promise.all(
      images.map(async ({ png, alt }) => {
        try {
          return [png, await fileOf(workspace, png, alt)] as const;
        } catch (err) {
          log.warn({ err }, 'slack: a picture was not uploaded');
          return undefined;
        }
      }),
    );
    return new Map(found.filter((one) => one !== undefined));
  };
}

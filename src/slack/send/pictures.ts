import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { View } from '../../chat/contract/view.ts';
import { head } from '../../markup/cut.ts';
import type { Pictures } from '../render/view.ts';

const maxPictures = 500;

const none: Pictures = new Map();

/**
 * Gives Slack the pictures of a view, and says which file is which; the same picture once. One that Slack does not
 * take is left out, and its words stand in its place: nothing waits for a picture.
 */
export function createPictures(web: webApi.WebClient, log: Logger): (view: View) => Promise<Pictures> {
  const known = new Map<string, Promise<string>>();

  async function upload(png: Uint8Array, alt: string): Promise<string> {
    const place = { filename: 'picture.png', length: png.length, alt_text: head(alt, 1000) };
    const { upload_url, file_id } = await web.files.getUploadURLExternal(place);
    if (!upload_url || !file_id) throw new Error('no place to upload to');
    const body = new Uint8Array(png);
    const response = await fetch(upload_url, { method: 'POST', body, signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`upload: ${response.status}`);
    // To no channel: it is seen where a message shows it.
    await web.apiCall('files.completeUploadExternal', { files: [{ id: file_id, title: head(alt, 200) }] });
    return file_id;
  }

  function idOf(png: Uint8Array, alt: string): Promise<string> {
    const key = createHash('sha256').update(png).digest('base64');
    const before = known.get(key);
    if (before) return before;
    const made = upload(png, alt);
    known.set(key, made);
    // Another time it may work.
    made.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > maxPictures && oldest !== undefined) known.delete(oldest);
    return made;
  }

  return async (view) => {
    const images = view.body.filter((block) => block.kind === 'image');
    if (!images.length) return none;
    const found = await Promise.all(
      images.map(async ({ png, alt }) => {
        try {
          return [png, await idOf(png, alt)] as const;
        } catch (err) {
          log.warn({ err }, 'slack: a picture was not uploaded');
          return undefined;
        }
      }),
    );
    return new Map(found.filter((one) => one !== undefined));
  };
}

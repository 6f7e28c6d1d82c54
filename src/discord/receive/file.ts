import type { Attachment } from 'discord.js';
import { download } from '../../chat/contract/download.ts';
import type { GivenFile } from '../../core/library/model.ts';

/** Where Discord keeps what people upload. */
const hosts: readonly string[] = ['cdn.discordapp.com', 'media.discordapp.net'];

export interface FileLog {
  warn(fields: object, message: string): void;
}

/** A file that somebody gave with a form. It is fetched only from Discord's own servers, or from this machine in a test. */
export function fileOf({ name, size, url }: Pick<Attachment, 'name' | 'size' | 'url'>, log: FileLog): GivenFile {
  const { protocol, hostname = '' } = URL.parse(url) ?? {};
  const known = protocol === 'https:' ? hosts.includes(hostname) : protocol === 'http:' && hostname === '127.0.0.1';
  const onFailed = (why: string) => log.warn({ why, host: hostname }, 'discord: a file could not be fetched');
  return {
    name,
    bytes: size,
    async read(maxBytes) {
      if (known) return download(url, { maxBytes, onFailed });
      onFailed('not a server of Discord');
      return undefined;
    },
  };
}

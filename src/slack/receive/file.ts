import { z } from 'zod';
import { download } from '../../chat/contract/download.ts';
import type { GivenFile } from '../../core/library/model.ts';

/** A file in the state of a form. Its bytes are given only to whoever has the token. */
export const fileSchema = z.object({
  name: z.string().nullish(),
  size: z.int().nonnegative().default(0),
  url_private_download: z.url().optional(),
  url_private: z.url().optional(),
});

export type SlackFile = z.infer<typeof fileSchema>;

/** Where Slack keeps what people upload; its token is shown to nobody else. */
const isSlacks = (url: URL, apiUrl: string | undefined): boolean =>
  (url.protocol === 'https:' && /(?:^|\.)slack\.com$/.test(url.hostname)) ||
  url.origin === URL.parse(apiUrl ?? '')?.origin;

/** Files that somebody gave with a form, by the token that may read them: it needs `files:read`. */
export const createFiles =
  (by: {
    readonly botToken: string;
    readonly apiUrl: string | undefined;
    readonly log: { warn(fields: object, message: string): void };
  }) =>
  ({ name, size, url_private_download, url_private }: SlackFile): GivenFile => {
    const onFailed = (why: string) =>
      by.log.warn({ why }, 'slack: a file could not be fetched; has the app files:read?');
    return {
      name: name ?? '',
      bytes: size,
      async read(maxBytes) {
        const url = URL.parse(url_private_download ?? url_private ?? '');
        if (url && isSlacks(url, by.apiUrl))
          return download(url.href, { maxBytes, headers: { authorization: `Bearer ${by.botToken}` }, onFailed });
        onFailed('no address of Slack');
        return undefined;
      },
    };
  };

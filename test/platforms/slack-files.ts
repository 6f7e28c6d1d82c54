import type { Answer, Args } from './slack-answer.ts';

/** Files the new way: an address to put the bytes, then the word that they are all there. */

export interface File {
  readonly id: string;
  readonly length: number;
  readonly name: string;
  bytes?: Buffer;
  done: boolean;
}

export function createFiles(nextId: (prefix: string) => string, uploadUrl: (id: string) => string) {
  const files = new Map<string, File>();
  const slow = { times: 0 };
  const refused = (error: string): Answer => ({ ok: false, error });

  return {
    files,
    /** The next so many times that a file is shown, Slack has not looked at it yet, as happens right after an upload. */
    slow,
    /** Why a file cannot be shown. */
    refuse(id: string): string | undefined {
      if (!files.get(id)?.done) return `slack_file ${id} is not there`;
      if (slow.times <= 0) return undefined;
      slow.times -= 1;
      return `slack_file ${id} is not ready`;
    },
    upload(id: string, bytes: Buffer): number {
      const file = files.get(id);
      if (!file) return 404;
      if (bytes.length !== file.length) return 400;
      file.bytes = bytes;
      return 200;
    },

    methods: {
      'files.getUploadURLExternal': ({ filename, length }: Args): Answer => {
        if (!filename || !/^[1-9]\d*$/.test(String(length))) return refused('invalid_arguments');
        const file = { id: nextId('F'), length: Number(length), name: String(filename), done: false };
        files.set(file.id, file);
        return { ok: true, upload_url: uploadUrl(file.id), file_id: file.id };
      },
      'files.completeUploadExternal': (args: Args): Answer => {
        const given = args.files as readonly { id: string; title?: string }[];
        for (const { id } of given) {
          const file = files.get(id);
          if (!file) return refused('file_not_found');
          if (!file.bytes) return refused('file_upload_not_finished');
          file.done = true;
        }
        return { ok: true, files: given };
      },
    },
  };
}

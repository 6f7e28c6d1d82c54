import { z } from 'zod';
import { yesNo } from '../../src/chat/contract/args.ts';
import { words } from '../../src/chat/contract/field.ts';
import { maxQuestion, maxShare } from '../../src/core/note/model.ts';

export const stuckFields = z.object({
  words: words((t) => t.peers.tried, maxQuestion),
  signed: yesNo.optional(),
  notify: yesNo,
});
export const shareFields = z.object({ words: words((t) => t.peers.sentence, maxShare) });
export const answerFields = z.object({
  words: words((t) => t.peers.yourAnswer, maxQuestion),
  signed: yesNo.optional(),
});

export function question(about: string | undefined, { words, signed, notify }: z.output<typeof stuckFields>) {
  return {
    kind: 'question' as const,
    ...(about !== undefined && { about }),
    text: words,
    signed: signed ?? false,
    notify,
  };
}
export function share(about: string, { words }: z.output<typeof shareFields>) {
  return { kind: 'share' as const, about, text: words, signed: true };
}

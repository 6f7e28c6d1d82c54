import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { PdfText } from '../core/library/model.ts';

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pages'), pages: z.array(z.string()) }),
  z.object({ kind: z.literal('tooMany'), pages: z.int() }),
  z.object({ kind: z.literal('locked') }),
  z.object({ kind: z.literal('unreadable') }),
]);

/** A file may be made to take for ever, or to unfold into more than there is memory for. */
const bounds = { withinMs: 30_000, megabytes: 256 };

/** The text of a PDF, page by page, read in a thread of its own that is ended when it takes too much time or memory. */
export function readPdf(bytes: Uint8Array, maxPages: number): Promise<PdfText> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { bytes, maxPages },
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    // The package writes of what it does not like in a file.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise, resolve } = Promise.withResolvers<PdfText>();
  const unreadable = () => resolve({ kind: 'unreadable' });
  const timer = setTimeout(unreadable, bounds.withinMs);
  worker.once('message', (message) => resolve(answer.safeParse(message).data ?? { kind: 'unreadable' }));
  worker.once('error', unreadable);
  worker.once('exit', unreadable);
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}

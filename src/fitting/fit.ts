import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { History } from '../core/card/model.ts';

const fitted = z.array(z.number()).length(21);

/** The parameters of FSRS-6 under which these histories are likeliest, computed in a thread of its own. Throws after `withinMs`. */
export function fitParameters(histories: readonly History[], withinMs: number): Promise<readonly number[]> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: histories,
    // The package prints how far it is.
    stdout: true,
  });
  worker.stdout.resume();
  const { promise, resolve, reject } = Promise.withResolvers<readonly number[]>();
  const timer = setTimeout(() => reject(new Error(`no parameters within ${withinMs} ms`)), withinMs);
  worker.once('message', (message) => resolve(fitted.parse(message)));
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`the fit ended with ${code}`)));
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { History } from '../core/card/model.ts';

/** The package is written for a browser's worker: it looks for these two. */
const scope = globalThis as { self?: unknown; addEventListener?: unknown };
scope.self ??= globalThis;
scope.addEventListener ??= () => {};

const { Fsrs, initSync } = await import('fsrs-browser');
const wasm = fileURLToPath(import.meta.resolve('fsrs-browser/fsrs_browser_bg.wasm'));
initSync({ module: readFileSync(wasm) });

/**
 * The optimiser learns from the last review of each item, so a history is one item for each of its reviews but the first.
 * One whose reviews are all of one day says nothing of forgetting, and the optimiser ends at it.
 */
const items = (workerData as readonly History[])
  .flatMap((history) => history.slice(1).map((_, n) => history.slice(0, n + 2)))
  .filter((history) => history.some(({ days }) => days > 0));
const reviews = items.flat();
const fitted = new Fsrs().computeParameters(
  Uint32Array.from(reviews, ({ grade }) => grade),
  Uint32Array.from(reviews, ({ days }) => days),
  Uint32Array.from(items, ({ length }) => length),
  undefined,
  true,
);
parentPort!.postMessage([...fitted]);

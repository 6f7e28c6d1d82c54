import type { Platform, Sent } from './platform.ts';
import type { ViewStream } from './reply.ts';
import type { View } from './view.ts';

/**
 * The views of a use case that says what it has part by part: an async generator that yields parts and returns exactly
 * one end (`done` or `failed`). What it settles, it settles in `finally`: it is always drained or returned.
 */
export async function* mapParts<Part, End>(
  parts: AsyncGenerator<Part, End>,
  viewOf: (part: Part | End) => View,
): AsyncGenerator<View, View> {
  let ended = false;
  try {
    for (;;) {
      const next = await parts.next();
      ended = next.done === true;
      if (next.done) return viewOf(next.value);
      yield viewOf(next.value);
    }
  } finally {
    if (!ended) await parts.return(undefined as End);
  }
}

/** What is there by then needs nothing before it (ms): platforms leave a pause after what they have shown. */
const soonMs = 1_500;

/** A view that takes a while to make; `meanwhile` is shown when it is not there soon. */
export const madeLater = (meanwhile: View, make: (signal: AbortSignal) => Promise<View>): ViewStream =>
  async function* (signal) {
    const made = make(signal);
    const there = new AbortController();
    const soon = await Promise.race([made, pause(soonMs, AbortSignal.any([signal, there.signal]))]).finally(() =>
      there.abort(),
    );
    if (soon) return soon;
    // Nobody may be waiting for it any more.
    made.catch(() => undefined);
    yield { ...meanwhile, passing: true };
    return await made;
  };

/** How a platform shows a stream by editing one message. */
export interface Pacing {
  /** Between the end of one edit and the next (ms). */
  readonly pauseMs: number;
  /**
   * Shows a view in the place of the one before. `last`: it stays, so it is worth trying again. `gone` when there is
   * nobody to show it to any more; `later` when the platform asks to wait. A thrown error means that nobody knows: the
   * next view takes its place, and the error of the last one is thrown on.
   */
  show(view: View, last: boolean): Promise<Shown>;
  /** The process stops, or the person is gone. */
  readonly signal: AbortSignal;
}

type Shown =
  | { readonly kind: 'shown' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | { readonly kind: 'gone' };

/** How long a stream that was told to end may take for it. */
const endWithinMs = 2_000;

/**
 * Shows a stream by editing: the first view at once, then the newest one after each pause, and always the last. Views
 * that came in between are passed over. The stream runs ahead of what is shown and is always drained or returned.
 */
export async function showStream(views: ViewStream, { pauseMs, show, signal }: Pacing): Promise<void> {
  const gone = new AbortController();
  const source = views(AbortSignal.any([signal, gone.signal]));
  let newest: View | undefined;
  let ended = false;
  let failed: unknown;
  let arrived = Promise.withResolvers<void>();
  void (async () => {
    try {
      for (;;) {
        const next = await source.next();
        newest = next.value;
        if (next.done) return;
        arrived.resolve();
      }
    } catch (error) {
      failed = error;
    } finally {
      ended = true;
      arrived.resolve();
    }
  })();

  try {
    while (!gone.signal.aborted) {
      await arrived.promise;
      // Taken before it is shown: what arrives meanwhile is shown next.
      arrived = Promise.withResolvers<void>();
      const view = newest;
      const isLast = ended;
      newest = undefined;
      if (isLast) arrived.resolve();
      let shown: Shown = { kind: 'shown' };
      if (view) {
        try {
          shown = await show(view, isLast);
        } catch (error) {
          if (isLast) throw error;
        }
      }
      if (shown.kind === 'gone') gone.abort();
      else if (isLast) {
        if (shown.kind === 'later') {
          await pause(shown.afterMs);
          await show(view!, true);
        }
        break;
      } else await pause(Math.max(pauseMs, shown.kind === 'later' ? shown.afterMs : 0), signal);
    }
  } finally {
    gone.abort();
    const returned = new AbortController();
    await Promise.race([source.return(undefined as never).catch(() => undefined), pause(endWithinMs, returned.signal)]);
    returned.abort();
  }
  if (failed !== undefined) throw failed;
}

/**
 * Sends a stream as one message: `send` until the message is there, then `edit`. Gives what became of sending it. `send`
 * uses one key: it is called again when the platform asks to wait, and when an error leaves open whether the message
 * arrived. Throws what the last view throws.
 */
export async function sendStream(
  views: ViewStream,
  on: Pick<Pacing, 'pauseMs' | 'signal'> & Pick<Platform, 'edit'> & { send(view: View): Promise<Sent> },
): Promise<Sent> {
  let sent: Sent | undefined;
  let unsure = false;
  await showStream(views, {
    pauseMs: on.pauseMs,
    signal: on.signal,
    async show(view) {
      const shown = sent?.kind === 'sent' ? await on.edit(sent.ref, view) : await begin(view);
      if (shown.kind === 'later') return shown;
      return { kind: shown.kind === 'sent' ? 'shown' : 'gone' };
    },
  });
  // A stream has a last view, and that one was shown or has thrown.
  return sent!;

  async function begin(view: View): Promise<Sent> {
    try {
      sent = await on.send(view);
    } catch (error) {
      unsure = true;
      throw error;
    }
    // The key may have found the message of an earlier view.
    return unsure && sent.kind === 'sent' ? on.edit(sent.ref, view) : sent;
  }
}

/** Nobody looks at an answer for longer, however long a platform asks to wait. */
const maxPauseMs = 60_000;

/** Waits; not longer than until `signal` aborts. */
function pause(askedMs: number, signal?: AbortSignal): Promise<void> {
  const ms = Math.min(askedMs, maxPauseMs);
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}

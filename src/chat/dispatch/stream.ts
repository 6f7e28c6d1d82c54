import type { ViewStream } from '../contract/reply.ts';
import type { View } from '../contract/view.ts';

/** Longer than any answer takes, and shorter than Discord's quarter of an hour. */
const longestMs = 10 * 60_000;

/** How long a stream may go on after it was told to end: time for the use case to settle what it began. */
const endWithinMs = 1_000;

/**
 * A command's stream as every platform may take it: each view made fit by `fit`, a fault as a last view by `faultView`,
 * and an end whatever happens. When `signal` aborts, the stream has a second to end by itself; then the last view is
 * `cutOff`. What somebody has begun to read stays above either. It is always drained or returned, so that what it settles in `finally` is settled.
 */
export const guardStream = (
  views: ViewStream,
  guard: { fit(view: View): Promise<View>; faultView(error: unknown): View; readonly cutOff: View },
): ViewStream =>
  async function* (signal) {
    const bound = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    const { promise: tooLate, resolve } = Promise.withResolvers<'too late'>();
    let timer: NodeJS.Timeout | undefined;
    const onAbort = () => {
      timer = setTimeout(() => resolve('too late'), endWithinMs);
    };
    if (bound.aborted) onAbort();
    else bound.addEventListener('abort', onAbort, { once: true });
    let source: AsyncGenerator<View, View> | undefined;
    let settled = false;
    let shown: View | undefined;
    const after = (end: View): View => (shown ? { ...shown, body: [...shown.body, ...end.body] } : end);
    try {
      source = views(bound);
      for (;;) {
        const next = await Promise.race([source.next(), tooLate]);
        if (next === 'too late') return after(guard.cutOff);
        settled = next.done === true;
        const { passing, ...view } = await guard.fit(next.value);
        if (next.done) return view;
        shown = passing ? undefined : view;
        yield view;
      }
    } catch (error) {
      // A use case that throws because it was told to end has no fault.
      return after(signal.aborted ? guard.cutOff : guard.faultView(error));
    } finally {
      bound.removeEventListener('abort', onAbort);
      clearTimeout(timer);
      // Nobody waits for this: a generator that is waiting for something returns only afterwards.
      if (source && !settled) void source.return(undefined as never).catch(() => undefined);
    }
  };

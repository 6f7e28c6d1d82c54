import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sent } from '../../src/chat/contract/platform.ts';
import type { ViewStream } from '../../src/chat/contract/reply.ts';
import { madeLater, mapParts, sendStream, showStream } from '../../src/chat/contract/stream.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { guardStream } from '../../src/chat/dispatch/stream.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const view = (words: string): View => ({ body: [text(words)] });
const wordsOf = ({ body }: View): string => body.map((block) => (block.kind === 'text' ? block.text : '')).join('\n');
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `count` parts, one each `everyMs`, and then the end. */
function counting({ count = 10, everyMs = 100, breaksAt = 0 } = {}) {
  const settled = vi.fn();
  const views: ViewStream = async function* (signal) {
    try {
      for (let n = 1; n <= count; n++) {
        await wait(everyMs);
        if (signal.aborted) return view('stopped');
        if (n === breaksAt) throw new Error('it broke');
        yield view(String(n));
      }
      return view('end');
    } finally {
      settled();
    }
  };
  return { views, settled };
}

function shownBy(views: ViewStream, { pauseMs = 1_050, signal = new AbortController().signal, takesMs = 0 } = {}) {
  const shown: { words: string; at: number; last: boolean }[] = [];
  const begun = Date.now();
  const done = showStream(views, {
    pauseMs,
    signal,
    async show(one, last) {
      if (takesMs) await wait(takesMs);
      shown.push({ words: wordsOf(one), at: Date.now() - begun, last });
      return { kind: 'shown' };
    },
  });
  return { shown, done };
}

describe('a stream that is shown by editing', () => {
  test('shows the first view at once, the newest one after each pause, and the last', async () => {
    const { views, settled } = counting({ count: 35 });
    const { shown, done } = shownBy(views);
    await vi.runAllTimersAsync();
    await done;
    expect(shown).toEqual([
      { words: '1', at: 100, last: false },
      { words: '11', at: 1150, last: false },
      { words: '21', at: 2200, last: false },
      { words: '32', at: 3250, last: false },
      { words: 'end', at: 4300, last: true },
    ]);
    expect(settled).toHaveBeenCalledOnce();
  });

  test('never has two edits under way, however long one takes', async () => {
    const { shown, done } = shownBy(counting({ count: 30 }).views, { takesMs: 900, pauseMs: 150 });
    await vi.runAllTimersAsync();
    await done;
    expect(shown.map(({ words }) => words)).toEqual(['1', '11', '21', 'end']);
  });

  test('waits as long as the platform asks, and goes on with the newest', async () => {
    const shown: string[] = [];
    const done = showStream(counting({ count: 50 }).views, {
      pauseMs: 1_050,
      signal: new AbortController().signal,
      async show(one) {
        shown.push(wordsOf(one));
        return shown.length === 1 ? { kind: 'later', afterMs: 3_050 } : { kind: 'shown' };
      },
    });
    await vi.runAllTimersAsync();
    await done;
    expect(shown).toEqual(['1', '31', '41', 'end']);
  });

  test('passes over an edit whose outcome nobody knows, and throws that of the last', async () => {
    const shown: string[] = [];
    const done = showStream(counting({ count: 15 }).views, {
      pauseMs: 1_050,
      signal: new AbortController().signal,
      async show(one) {
        shown.push(wordsOf(one));
        throw new Error('cut off');
      },
    });
    const failed = expect(done).rejects.toThrow('cut off');
    await vi.runAllTimersAsync();
    await failed;
    expect(shown).toEqual(['1', '11', 'end']);
  });

  test('is returned when there is nobody to show it to any more', async () => {
    const { views, settled } = counting({ count: 1_000 });
    const done = showStream(views, {
      pauseMs: 1_050,
      signal: new AbortController().signal,
      show: async () => ({ kind: 'gone' }),
    });
    await vi.advanceTimersByTimeAsync(250);
    await done;
    expect(settled).toHaveBeenCalledOnce();
  });

  test('ends at once when the process stops, with what the use case says last', async () => {
    const { views, settled } = counting({ count: 1_000 });
    const stopping = new AbortController();
    const { shown, done } = shownBy(views, { signal: stopping.signal });
    await vi.advanceTimersByTimeAsync(1_550);
    stopping.abort();
    await vi.advanceTimersByTimeAsync(100);
    await done;
    expect(shown.at(-1)).toEqual({ words: 'stopped', at: 1600, last: true });
    expect(settled).toHaveBeenCalledOnce();
  });

  test('leaves no timer behind', async () => {
    const begun = Date.now();
    const { done } = shownBy(counting({ count: 2 }).views);
    while (vi.getTimerCount() > 0) await vi.advanceTimersToNextTimerAsync();
    await done;
    expect(Date.now() - begun).toBeLessThan(1_500);
  });
});

describe('a stream that is sent as one message', () => {
  /** A channel that keeps one message a key, and does one of `plan` for each call. */
  function channel(...plan: readonly (Exclude<Sent, { kind: 'sent' }> | 'lost answer' | 'sent')[]) {
    const next = [...plan];
    const calls: string[] = [];
    let there: string | undefined;
    const done = (change: () => void): Sent => {
      const how = next.shift() ?? 'sent';
      if (typeof how === 'object') return how;
      change();
      if (how === 'lost answer') throw new Error('cut off');
      return { kind: 'sent', ref: 'hall/1' };
    };
    return {
      calls,
      there: () => there,
      async send(one: View) {
        calls.push(`send ${wordsOf(one)}`);
        return done(() => {
          there ??= wordsOf(one);
        });
      },
      async edit(ref: string, one: View) {
        calls.push(`edit ${ref} ${wordsOf(one)}`);
        return done(() => {
          there = wordsOf(one);
        });
      },
    };
  }
  async function sent(to: ReturnType<typeof channel>, count = 25): Promise<Sent> {
    const done = sendStream(counting({ count }).views, {
      ...to,
      pauseMs: 1_050,
      signal: new AbortController().signal,
    });
    // So that a rejection that comes while timers run is not unhandled.
    done.catch(() => undefined);
    await vi.runAllTimersAsync();
    return done;
  }

  test('is sent with its first view and edited with the others', async () => {
    const to = channel();
    expect(await sent(to)).toEqual({ kind: 'sent', ref: 'hall/1' });
    expect(to.calls).toEqual(['send 1', 'edit hall/1 11', 'edit hall/1 21', 'edit hall/1 end']);
  });

  test('that has to wait before its first view grows all the same', async () => {
    const to = channel({ kind: 'later', afterMs: 1_650 });
    expect(await sent(to)).toMatchObject({ kind: 'sent' });
    expect(to.calls).toEqual(['send 1', 'send 17', 'edit hall/1 end']);
  });

  test('is edited when the key finds the message of an earlier view', async () => {
    const to = channel('lost answer');
    expect(await sent(to, 1)).toMatchObject({ kind: 'sent' });
    expect(to.calls).toEqual(['send 1', 'send end', 'edit hall/1 end']);
    expect(to.there()).toBe('end');
  });

  test('ends with a refusal of the first view, and says which', async () => {
    const refused = { kind: 'refused', reason: 'closed', detail: 'no DMs' } as const;
    const to = channel(refused);
    expect(await sent(to)).toEqual(refused);
    expect(to.calls).toEqual(['send 1']);
  });

  test('ends when its message is gone, and was sent all the same', async () => {
    const to = channel('sent', { kind: 'refused', reason: 'lost', detail: 'deleted' });
    expect(await sent(to)).toMatchObject({ kind: 'sent' });
    expect(to.calls).toEqual(['send 1', 'edit hall/1 11']);
  });

  test('throws when nobody knows whether its last view arrived', async () => {
    await expect(sent(channel('sent', 'lost answer'), 1)).rejects.toThrow('cut off');
  });
});

describe('a command’s stream, guarded by dispatch', () => {
  const guarded = (views: ViewStream, faults: unknown[] = []) =>
    guardStream(views, {
      fit: async (one) => ({ ...one, language: 'en' }),
      faultView(error) {
        faults.push(error);
        return view('fault');
      },
      cutOff: view('cut off'),
    });

  test('gives a fault below what was shown as its last view, and settles', async () => {
    const faults: unknown[] = [];
    const { views, settled } = counting({ count: 30, breaksAt: 15 });
    const { shown, done } = shownBy(guarded(views, faults));
    await vi.runAllTimersAsync();
    await done;
    expect(shown.map(({ words }) => words)).toEqual(['1', '11', '14\nfault']);
    expect(faults).toEqual([new Error('it broke')]);
    expect(settled).toHaveBeenCalledOnce();
  });

  test('ends a second after it was told to, although the use case does not', async () => {
    const stopping = new AbortController();
    const deaf: ViewStream = async function* () {
      for (;;) {
        await wait(100);
        yield view('on and on');
      }
    };
    const { shown, done } = shownBy(guarded(deaf), { signal: stopping.signal });
    await vi.advanceTimersByTimeAsync(450);
    stopping.abort();
    await vi.advanceTimersByTimeAsync(1_100);
    await done;
    expect(shown.at(-1)?.words).toBe('on and on\ncut off');
  });

  test('ends although the use case never answers again', async () => {
    const stopping = new AbortController();
    const hung: ViewStream = async function* () {
      yield view('so far');
      await new Promise(() => {});
      return view('never');
    };
    const { shown, done } = shownBy(guarded(hung), { signal: stopping.signal });
    await vi.advanceTimersByTimeAsync(10);
    stopping.abort();
    await vi.runAllTimersAsync();
    await done;
    expect(shown.map(({ words }) => words)).toEqual(['so far', 'so far\ncut off']);
  });

  test('keeps nothing of what only stood for an answer that was still to come', async () => {
    const views = madeLater(view('reading'), async () => {
      await wait(5_000);
      throw new Error('it broke');
    });
    const { shown, done } = shownBy(guarded(views));
    await vi.runAllTimersAsync();
    await done;
    expect(shown.map(({ words }) => words)).toEqual(['reading', 'fault']);
  });

  test('says in which language it is, and takes a stream that begins with a fault', async () => {
    const broken: ViewStream = () => {
      throw new Error('not even begun');
    };
    const { shown, done } = shownBy(guarded(broken));
    await done;
    expect(shown).toMatchObject([{ words: 'fault', last: true }]);
    const first = await guarded(counting({ count: 1, everyMs: 0 }).views)(new AbortController().signal);
    const next = first.next();
    await vi.runAllTimersAsync();
    expect((await next).value).toMatchObject({ language: 'en' });
    await first.return(view(''));
  });
});

test('parts become views one by one, and the use case is returned when its views are', async () => {
  const settled = vi.fn();
  type Part = { readonly kind: 'word'; readonly word: string };
  type End = { readonly kind: 'done' } | { readonly kind: 'failed' };
  async function* say(): AsyncGenerator<Part, End> {
    try {
      yield { kind: 'word', word: 'one' };
      yield { kind: 'word', word: 'two' };
      return { kind: 'done' };
    } finally {
      settled();
    }
  }
  const viewOf = (part: Part | End) => view(part.kind === 'word' ? part.word : part.kind);
  const all = mapParts(say(), viewOf);
  expect([await all.next(), await all.next(), await all.next()].map(({ value }) => wordsOf(value))).toEqual([
    'one',
    'two',
    'done',
  ]);
  expect(settled).toHaveBeenCalledTimes(1);
  const some = mapParts(say(), viewOf);
  await some.next();
  await some.return(view(''));
  expect(settled).toHaveBeenCalledTimes(2);
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { commands as all } from '../../commands/index.ts';
import { command } from '../../src/chat/contract/command.ts';
import { defineRoutes } from '../../src/chat/contract/route.ts';
import { mapParts } from '../../src/chat/contract/stream.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import type { Seat } from '../harness/seat.ts';
import { seats } from '../harness/seats.ts';
import { openStage, plainly, sees } from '../harness/stage.ts';

type Part = { readonly kind: 'part'; readonly n: number };
type End = { readonly kind: 'done' | 'failed' };

/** What became of the use cases, in order. */
const settled: string[] = [];
const how = { parts: 12, breaksAt: 0 };

/** A use case that says what it has part by part. */
async function* count(signal: AbortSignal): AsyncGenerator<Part, End> {
  let end = 'returned';
  try {
    for (let n = 1; n <= how.parts; n++) {
      await wait(25);
      if (signal.aborted) {
        end = 'told to end';
        return { kind: 'failed' };
      }
      if (n === how.breaksAt) {
        end = 'broke';
        throw new Error('it broke');
      }
      yield { kind: 'part', n };
    }
    end = 'done';
    return { kind: 'done' };
  } finally {
    settled.push(end);
  }
}
const viewOf = (part: Part | End): View => ({
  body: [
    text(part.kind === 'part' ? `So far: ${part.n};` : part.kind === 'done' ? 'That was all.' : 'It was stopped.'),
  ],
});
const growing = (name: string, audience: 'private' | 'channel') =>
  command({
    name,
    access: 'anyone',
    audience,
    needsEnrolment: false,
    routes: defineRoutes(name, commandRoutes),
    options: z.object({}),
    run: async () => ({ stream: (signal) => mapParts(count(signal), viewOf) }),
    handlers: {},
  });
/** Two of the product's commands, which stream here. */
const commands = all.map((one) =>
  one.name === 'progress'
    ? growing('progress', 'private')
    : one.name === 'leaderboard'
      ? growing('leaderboard', 'channel')
      : one,
);

describe.each(seats)('an answer that grows, on %s', (name, open) => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  let wei: Seat;
  let mei: Seat;
  const t = catalogues.en;
  beforeAll(async () => {
    stage = await openStage(open, undefined, { commands });
  });
  beforeEach(async () => {
    await stage.clear();
    settled.length = 0;
    Object.assign(how, { parts: 12, breaksAt: 0 });
    const room = stage.chat.room();
    mei = stage.chat.seat({ name: 'Mei', language: 'en', in: [room] });
    wei = stage.chat.seat({ name: 'Wei', language: 'en', in: [room] });
  });
  afterAll(() => stage.stop());

  /** What they see of the answer, whenever it changes, until the end of it. */
  async function watch(seat: Seat, end: string): Promise<string[]> {
    const changes: string[] = [];
    await vi.waitFor(
      async () => {
        const now = await seat.sees();
        const seen = (/That was all\.|It was stopped\.|Something went wrong/.exec(now) ??
          /So far: \d+;/.exec(now))?.[0];
        if (seen && seen !== changes.at(-1)) changes.push(seen);
        expect(seen).toBe(end);
      },
      { timeout: 12_000, interval: 15 },
    );
    return changes;
  }
  const inOrder = (changes: readonly string[]) => {
    const numbers = changes.flatMap((words) => (/\d+/.exec(words) ?? []).map(Number));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    return numbers.length;
  };

  test('is shown in order to everybody, one message, and ends with all of it', async () => {
    const [watched] = await Promise.all([watch(mei, 'That was all.'), wei.command('leaderboard')]);
    expect(inOrder(watched)).toBeGreaterThan(0);
    expect(watched.at(-1)).toBe('That was all.');
    expect(settled).toEqual(['done']);
    const seen = await sees(mei, 'That was all.', 1);
    expect(seen).not.toContain('So far');
    expect(stage.logged).toEqual([]);
    expect(stage.chat.refusals()).toEqual([]);
  });

  test('is shown to one person alone, as much of it as the platform lets', async () => {
    const [watched] = await Promise.all([watch(wei, 'That was all.'), wei.command('progress')]);
    inOrder(watched);
    await sees(wei, 'That was all.', 1);
    expect(await mei.sees()).not.toContain('That was all.');
    expect(settled).toEqual(['done']);
    expect(stage.chat.refusals()).toEqual([]);
  });

  test('that breaks keeps what was shown, has the fault with its number below it, and is logged once', async () => {
    how.breaksAt = 8;
    const before = stage.logged.length;
    await Promise.all([watch(wei, 'Something went wrong'), wei.command('leaderboard')]);
    const seen = await sees(wei, plainly(t.chat.fault('')), 1);
    expect(seen).toContain('So far: 7;');
    expect(seen.indexOf('So far: 7;')).toBeLessThan(seen.indexOf(plainly(t.chat.fault(''))));
    expect(settled).toEqual(['broke']);
    const logged = stage.logged.slice(before);
    expect(logged).toHaveLength(1);
    expect(seen).toContain((JSON.parse(logged[0]!) as { fault: string }).fault);
  });

  // A plain platform's answers go on as long as its process does.
  test.skipIf(name === 'a plain platform')('ends when the process stops, and says so', async () => {
    how.parts = 1_000;
    const asked = wei.command('leaderboard');
    await sees(wei, 'So far:');
    await stage.restart();
    await asked;
    await sees(wei, 'It was stopped.', 1);
    expect(settled).toEqual(['told to end']);
  });
});

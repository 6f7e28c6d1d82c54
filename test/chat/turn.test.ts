import { expect, test } from 'vitest';
import { createTurns, isTurn, NotYet } from '../../src/chat/contract/turn.ts';
import type { LanePort } from '../../src/core/lane/port.ts';

const lane = { name: 'token', everyMs: 20 };
const none: LanePort = {
  take: async () => ({ at: 0, now: 0, taken: true }),
  spend: async () => {},
  park: async () => {},
  refuse: async () => false,
  sweep: async () => {},
};

/** A database whose clock is far from ours, and whose answers take so long (ms); each slot is so far ahead (ms). */
function slots(aheadMs: readonly number[], answerMs = 0, clock = { offset: 12_345_678 }) {
  const asked: number[] = [];
  const port: LanePort = {
    ...none,
    async take(_, within) {
      const now = performance.now() + clock.offset;
      const ahead = aheadMs[Math.min(asked.push(within) - 1, aheadMs.length - 1)] ?? 0;
      if (answerMs) await new Promise((done) => setTimeout(done, answerMs));
      return { at: now + ahead, now, taken: ahead <= within };
    },
  };
  return { asked, port, clock };
}

test('a turn is told by our own clock, whatever that of the database says, and given some time before', async () => {
  const { port } = slots([200]);
  const began = performance.now();
  const turn = await createTurns(port).turn([lane]);
  const given = performance.now();
  expect(isTurn(turn) && turn.at - began).toBeGreaterThan(195);
  expect(given).toBeLessThan(isTurn(turn) ? turn.at : 0);
});

test('a sender that comes late takes another slot, and one in time does not', async () => {
  const { port, asked } = slots([0]);
  const turns = createTurns(port);
  await turns.use({ at: performance.now() - 1_000 }, [lane]);
  expect(asked.length).toBeGreaterThan(0);
  const before = asked.length;
  const at = performance.now() + 40;
  await turns.use({ at }, [lane]);
  expect([performance.now() >= at - 1, asked.length]).toEqual([true, before]);
});

test('a slot of a slow lane is not lost by a moment, as far as its lane has time to spare', async () => {
  const askedFor = async (spareMs?: number) => {
    const { port, asked } = slots([0, 0, 61_000]);
    const slowly: LanePort = {
      ...port,
      async take(lanes, within) {
        const slot = await port.take(lanes, within);
        if (asked.length > 1) await new Promise((done) => setTimeout(done, 60));
        return slot;
      },
    };
    const turns = createTurns(slowly);
    await turns.turn([lane]);
    const turn = await turns.turn([lane], spareMs === undefined ? {} : { spareMs });
    return [isTurn(turn), asked.length];
  };
  expect(await askedFor()).toEqual([false, 3]);
  expect(await askedFor(900)).toEqual([true, 2]);
});

test('a slot that is further away than anybody waits is none, and nothing is sent', async () => {
  const { port } = slots([60_000]);
  const turns = createTurns(port);
  const turn = await turns.turn([lane]);
  expect(!isTurn(turn) && Math.round(turn.afterMs)).toBe(60_000);
  await expect(turns.use(undefined, [lane])).rejects.toThrow('no turn soon');
});

test('a database that gives no slot, since it is away, lets nothing leave, and that is known', async () => {
  const port: LanePort = { ...none, take: () => Promise.reject(new Error('the connection was cut')) };
  await expect(createTurns(port).use(undefined, [lane])).rejects.toBeInstanceOf(NotYet);
});

test('a clock of the database that is set back stops nobody', async () => {
  const { port, clock } = slots([0]);
  const turns = createTurns(port);
  await turns.turn([lane]);
  clock.offset -= 3_600_000;
  const began = performance.now();
  expect(isTurn(await turns.turn([lane]))).toBe(true);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('with no port, every turn is now', async () => {
  const turns = createTurns(undefined);
  expect(isTurn(await turns.turn([lane]))).toBe(true);
  await turns.use(undefined, [lane]);
});

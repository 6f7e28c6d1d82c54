import { expect, test, vi } from 'vitest';
import { fullSays } from '../../src/postgres/room.ts';
import { supervise } from '../../src/postgres/supervise.ts';
import { StartError } from '../../src/start-error.ts';

const log = { warn: () => {}, error: () => {} };
const quick = { everyMs: 1, waitsMs: [0, 1, 1], meetEveryMs: 1, silentMs: 20, endingMs: 5, steadyMs: 1_000 };
const rest = { lastWords: () => 'LOG:  all is lost', meet: async () => 'answers' as const, end: async () => {} };

test('a server that has ended is started again, until it is there', async () => {
  let there = false;
  let tries = 0;
  const server = {
    ...rest,
    lives: () => there,
    async restart() {
      tries += 1;
      if (tries < 3) throw new Error('the disk is full');
      there = true;
    },
  };
  const giveUp = vi.fn();
  const end = supervise(server, log, giveUp, quick);
  await vi.waitFor(() => expect(there).toBe(true));
  await end();
  expect(tries).toBe(3);
  expect(giveUp).not.toHaveBeenCalled();
});

test('a server that does not come back is given up once, with the reason', async () => {
  const restart = vi.fn().mockRejectedValue(new Error('the disk is full'));
  const giveUp = vi.fn();
  const end = supervise({ ...rest, lives: () => false, restart }, log, giveUp, quick);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  await end();
  expect(giveUp.mock.calls[0]).toMatchObject([
    { message: expect.stringMatching(/3 tries did not bring it back: the disk is full$/) },
  ]);
  expect(restart).toHaveBeenCalledTimes(3);
});

test('a server that starts and ends over and over is given up too, and what it said is in the log', async () => {
  const restart = vi.fn().mockResolvedValue(undefined);
  const giveUp = vi.fn();
  const error = vi.fn();
  const end = supervise({ ...rest, lives: () => false, restart }, { ...log, error }, giveUp, quick);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  await end();
  expect(restart).toHaveBeenCalledTimes(3);
  expect(giveUp.mock.calls[0]).toMatchObject([{ message: expect.stringContaining('LOG:  all is lost') }]);
  expect(error.mock.calls[0]).toMatchObject([{ said: 'LOG:  all is lost' }, expect.stringContaining('has ended')]);
});

test('a full disk is one line for all the tries, and what to do', async () => {
  const full = { ...rest, lastWords: () => 'FATAL:  could not write to file "x": No space left on device' };
  const restart = vi.fn().mockRejectedValue(new StartError(fullSays('/srv/data')));
  const giveUp = vi.fn();
  const error = vi.fn();
  const end = supervise({ ...full, lives: () => false, restart }, { ...log, error }, giveUp, quick);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  await end();
  expect(error.mock.calls).toEqual([
    [{}, expect.stringMatching(/the disk of its data folder is full\. Make room there/)],
  ]);
  expect(giveUp.mock.calls[0]).toMatchObject([{ message: expect.stringMatching(/\/srv\/data is full\. Make room/) }]);
});

test('tries that fail alike are one line', async () => {
  const restart = vi.fn().mockRejectedValue(new Error('no memory'));
  const giveUp = vi.fn();
  const error = vi.fn();
  const end = supervise({ ...rest, lives: () => false, restart }, { ...log, error }, giveUp, quick);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  await end();
  expect(error.mock.calls.map(([, message]) => message)).toEqual([
    expect.stringContaining('has ended'),
    expect.stringContaining('did not start'),
  ]);
});

test('a server that was well for a while in between has all its tries again', async () => {
  let ends = 0;
  const server = { ...rest, lives: () => ++ends > 20, restart: vi.fn().mockResolvedValue(undefined) };
  const giveUp = vi.fn();
  const end = supervise(server, log, giveUp, { ...quick, steadyMs: 0 });
  await vi.waitFor(() => expect(ends).toBeGreaterThan(20));
  await end();
  expect(server.restart.mock.calls.length).toBeGreaterThan(3);
  expect(giveUp).not.toHaveBeenCalled();
});

test.each([
  ['was told to stop and waits for its connections', 'ending', 5],
  ['hangs', 'silent', 20],
] as const)('a server that %s is ended after a while, and started again', async (_, how, afterMs) => {
  let [there, well] = [true, true];
  const error = vi.fn();
  const end = vi.fn(async () => {
    there = false;
  });
  const restart = vi.fn(async () => {
    [there, well] = [true, true];
  });
  const meet = async () => (well ? 'answers' : how);
  const server = { ...rest, lives: () => there, meet, end, restart };
  const giveUp = vi.fn();
  const stop = supervise(server, { ...log, error }, giveUp, quick);
  const began = performance.now();
  well = false;
  await vi.waitFor(() => expect(restart).toHaveBeenCalledOnce(), { interval: 1 });
  expect(performance.now() - began).toBeGreaterThanOrEqual(afterMs - 1);
  await stop();
  expect([end.mock.calls.length, giveUp.mock.calls.length]).toEqual([1, 0]);
  expect(error.mock.calls[0]).toMatchObject([{ said: 'LOG:  all is lost' }, expect.stringMatching(/; ending it$/)]);
});

test('a server that is slow for a moment, or has no connection left, is left alone', async () => {
  let asked = 0;
  const meet = async () => (++asked % 3 ? 'answers' : 'silent') as 'answers' | 'silent';
  const end = vi.fn();
  const stop = supervise({ ...rest, lives: () => true, meet, end, restart: vi.fn() }, log, vi.fn(), quick);
  await vi.waitFor(() => expect(asked).toBeGreaterThan(30));
  await stop();
  expect(end).not.toHaveBeenCalled();
});

import { expect, test, vi } from 'vitest';
import { supervise } from '../../src/postgres/supervise.ts';

const log = { warn: () => {}, error: () => {} };
const quick = { everyMs: 1, waitsMs: [0, 1, 1] };

test('a server that has ended is started again, until it is there', async () => {
  let there = false;
  let tries = 0;
  const server = {
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
  const end = supervise({ lives: () => false, restart }, log, giveUp, quick);
  await vi.waitFor(() => expect(giveUp).toHaveBeenCalledOnce());
  await end();
  expect(giveUp.mock.calls[0]).toMatchObject([{ message: 'the disk is full' }]);
  expect(restart).toHaveBeenCalledTimes(3);
});

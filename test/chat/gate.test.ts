import { setTimeout as wait } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createGate } from '../../src/chat/contract/gate.ts';
import { NotSent } from '../../src/chat/contract/never-left.ts';

function open(answers: (workspace: string) => boolean | Promise<boolean>) {
  const logged: string[] = [];
  let looks = 0;
  const gate = createGate({
    platform: 'Chat',
    waitsMs: [30],
    log: { warn: (_, message) => void logged.push(message) },
    answers: async (workspace) => {
      looks += 1;
      return answers(workspace);
    },
  });
  let sent = 0;
  return {
    gate,
    logged,
    looks: () => looks,
    sent: () => sent,
    pass: (workspace = 'w', error?: Error) =>
      gate.pass(workspace, async () => {
        sent += 1;
        if (error) throw error;
        return { kind: 'sent', ref: 'r' };
      }),
  };
}
const silent = new Error('the answer took too long');

test('after silence nothing more is begun until the platform answers, and each is one line in the log', async () => {
  let there = false;
  const on = open(() => there);
  await expect(on.pass('w', silent)).rejects.toBe(silent);
  for (let n = 0; n < 5; n++) expect(await on.pass()).toMatchObject({ kind: 'later', owner: 'platform' });
  expect([on.sent(), on.looks()]).toEqual([1, 1]);
  there = true;
  await wait(40);
  expect(await Promise.all([on.pass(), on.pass(), on.pass()])).toEqual(Array(3).fill({ kind: 'sent', ref: 'r' }));
  expect([on.sent(), on.looks()]).toEqual([4, 2]);
  expect(on.logged).toEqual(['Chat does not answer; what is to be sent waits', 'Chat answers again']);
});

test('one workspace that is silent does not stop another', async () => {
  const on = open((workspace) => workspace !== 'a');
  await expect(on.pass('a', silent)).rejects.toBe(silent);
  expect(await on.pass('a')).toMatchObject({ kind: 'later' });
  expect(await on.pass('b')).toEqual({ kind: 'sent', ref: 'r' });
});

test('a single fault of a platform that answers costs one question and no line', async () => {
  const on = open(() => true);
  await expect(on.pass('w', silent)).rejects.toBe(silent);
  expect(await on.pass()).toEqual({ kind: 'sent', ref: 'r' });
  expect([on.looks(), on.logged]).toEqual([1, []]);
});

test('what never left waits for the platform, with the reason, and nobody has to be in doubt about it', async () => {
  const on = open(() => false);
  const away = new NotSent('no DM was opened', { cause: new Error('connect ECONNREFUSED') });
  expect(await on.pass('w', away)).toMatchObject({
    kind: 'later',
    owner: 'platform',
    detail: expect.stringContaining('ECONNREFUSED'),
  });
  expect(on.logged).toHaveLength(1);
});

test('it sends nothing while the platform is away or refuses what is ours, and finds out by itself that it is back', async () => {
  let there = true;
  const on = open(() => there);
  expect(on.gate.sends()).toBe(true);
  there = false;
  await on.pass('w', new NotSent('no way'));
  expect(on.gate.sends()).toBe(false);
  there = true;
  await vi.waitFor(() => expect(on.gate.sends()).toBe(true));
  const refused = { kind: 'later', afterMs: 300_000, owner: 'ours', detail: 'the token' } as const;
  await on.gate.pass('w', async () => refused);
  expect(on.gate.sends()).toBe(false);
  await on.pass();
  expect(on.gate.sends()).toBe(true);
});

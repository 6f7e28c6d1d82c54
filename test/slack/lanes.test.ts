import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { View } from '../../src/chat/contract/view.ts';
import { createClients } from '../../src/slack/clients.ts';
import { quiet } from '../../src/slack/log.ts';
import { createDelivery } from '../../src/slack/send/deliver.ts';
import { lanes } from '../../src/store/lane.ts';
import { testDatabase } from '../harness/database.ts';
import { startSlack } from '../platforms/slack.ts';

let here: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  here = await testDatabase(12);
});
afterAll(() => here.drop());
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const said = (text: string): View => ({ body: [{ kind: 'text', text }] });
const log = pino({ level: 'silent' });

/** The strictest Slack there can be, in a workspace of its own, and so many processes. */
async function open(team: string, processes: number) {
  const slack = await startSlack({ mode: 'http', team });
  slack.setBurst(0);
  undo.push(() => slack.stop());
  const senders = Array.from({ length: processes }, () => {
    const clients = createClients({ botToken: slack.botToken, apiUrl: slack.apiUrl, logger: quiet(log) });
    return createDelivery({ clients, upload: async () => new Map(), log, lanes: lanes(here.db) });
  });
  const send = async (nth: number, channel: string, words: string) => {
    const sender = senders[nth % processes]!;
    const to = { workspace: team, channel };
    const turn = await sender.turn!({ to });
    return 'afterMs' in turn ? turn : sender.send(to, said(words), words, { turn });
  };
  return { slack, senders, send };
}

test('two processes keep what Slack allows in a channel and in a workspace: no call is refused', async () => {
  const { slack, send } = await open('T0LANES', 2);
  const channels = Array.from({ length: 6 }, (_, n) => slack.addChannel(`c${n}`).id);
  const sent: unknown[] = [];
  await Promise.all(
    channels.map(async (channel, n) => {
      for (const nth of [0, 1])
        for (let tries = 0; tries < 20; tries++) {
          const done = await send(n + nth, channel, `${channel} ${nth}`);
          if ('afterMs' in done) continue;
          sent.push(done);
          break;
        }
    }),
  );
  expect(sent.map((one) => (one as { kind: string }).kind)).toEqual(Array(12).fill('sent'));
  expect(slack.calls('chat.postMessage')).toHaveLength(12);
}, 30_000);

test('what Slack asks to wait for is waited for by all processes, and somebody who waits is answered', async () => {
  const { slack, senders, send } = await open('T0PARKED', 2);
  const [one, other] = [slack.addChannel('one').id, slack.addChannel('other').id];
  slack.failNext('chat.postMessage', 429, { retryAfter: 30 });
  expect(await send(0, one, 'a')).toMatchObject({ kind: 'later', afterMs: 30_000 });
  expect(await send(1, other, 'b')).toMatchObject({ afterMs: expect.any(Number) });
  expect(slack.calls('chat.postMessage')).toHaveLength(0);
  const to = { workspace: 'T0PARKED', channel: other };
  expect(await senders[1]!.send(to, said('an answer'), 'c')).toMatchObject({ kind: 'sent' });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Event, Handle, Handling, Reply } from '../../src/chat/platform.ts';
import { createSlack } from '../../src/slack/adapter.ts';
import { startSlack } from '../platforms/slack.ts';

/** A bot whose replies are given, and which remembers what it was told; on a local Slack, over either transport. */
export async function startDemo(
  mode: 'socket' | 'http',
  reply: (event: Event) => Reply,
  how: (event: Event) => Partial<Handling> = () => ({}),
  options: Partial<Parameters<typeof startSlack>[0]> = {},
) {
  const slack = await startSlack({ mode, ...options });
  const events: Event[] = [];
  const handle: Handle = (event) => {
    events.push(event);
    return {
      audience: 'private',
      replaces: false,
      opens: reply(event).kind === 'form' ? 'form' : 'view',
      check: async () => undefined,
      run: async () => reply(event),
      ...how(event),
    };
  };
  const transport = mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret };
  const bot = createSlack({
    botToken: slack.botToken,
    ...transport,
    apiUrl: slack.apiUrl,
    handle,
    log: pino({ level: 'silent' }),
  });
  const server = createServer((request, response) => bot.requestListener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await bot.start();
  return {
    slack,
    bot,
    events,
    async stop() {
      await bot.stop();
      await slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { pino } from 'pino';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Handle, PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import type { Timed } from '../../src/chat/contract/timed.ts';
import { createSlack, type SlackPlatform } from '../../src/slack/adapter.ts';
import { startSlack } from '../platforms/slack.ts';
import { serve } from './serve.ts';

type Options = Parameters<typeof startSlack>[0];
interface More {
  readonly log?: pino.Logger;
  /** Shorter than the bot's own, where a test waits for an answer that grows. */
  readonly editPauseMs?: number;
  readonly acknowledged?: Timed;
}

/** A bot on a Slack of its own, over either transport. */
export async function startOnSlack(
  mode: 'socket' | 'http',
  handle: Handle,
  { log = pino({ level: 'silent' }), editPauseMs, acknowledged, ...options }: Omit<Options, 'mode'> & More = {},
) {
  const slack = await startSlack({ mode, ...options });
  const { apiUrl, botToken, appToken, signingSecret } = slack;
  const transport = mode === 'socket' ? { appToken } : { signingSecret };
  const more = { ...(editPauseMs && { editPauseMs }), ...(acknowledged && { acknowledged }) };
  const start = async (by: Handle) => {
    const made = createSlack({ botToken, ...transport, apiUrl, handle: by, log, ...more });
    await made.start();
    return made;
  };
  let bot: SlackPlatform = await start(handle);
  const server = await serve((request, response) => bot.requestListener?.(request, response));
  slack.deliverTo(server.url);
  return {
    slack,
    /** Where Slack reaches the bot over HTTP. */
    url: server.url,
    /** The one that runs now: a restart makes a new one. */
    bot: () => bot,
    async restart(by: Handle): Promise<void> {
      await bot.stop();
      bot = await start(by);
    },
    async stop(): Promise<void> {
      await bot.stop();
      await slack.stop();
      await server.close();
    },
  };
}

/** A bot whose replies are given, and which remembers what it was told; on a local Slack, over either transport. */
export async function startDemo(
  mode: 'socket' | 'http',
  reply: (event: Event) => Reply,
  how: (event: Event) => Partial<PendingReply> = () => ({}),
  options: Omit<Options, 'mode'> & More = {},
) {
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
  const { slack, bot, stop } = await startOnSlack(mode, handle, options);
  return { slack, bot: bot(), events, stop };
}

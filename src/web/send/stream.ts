import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { WebOptions } from '../options.ts';
import { channelsOf } from '../receive/play.ts';
import type { Feed, FeedEvent } from './feed.ts';
import { type Person, renderMessage } from './message.ts';

/** What happens, as one person sees it: a snapshot, then every message, move of the clock and start over, and pings. */
export function stream(c: Context, person: Person, options: WebOptions, feed: Feed): Response {
  return streamSSE(c, async (out) => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const write = (event: string, data: object) =>
      out.writeSSE({ event, data: JSON.stringify(data) }).catch(() => end());
    // Events that happen while the snapshot is read are sent after it.
    const waiting: FeedEvent[] = [];
    let tell = (event: FeedEvent): void => {
      waiting.push(event);
    };
    const off = feed.subscribe({ account: person.account, tell: (event) => tell(event), close: () => end() });
    out.onAbort(() => end());
    let ping: NodeJS.Timeout | undefined;
    try {
      const list = ({ id }: { id: string }) => options.messages.list({ person: person.account, channel: id });
      const lists = await Promise.all(channelsOf(person).map(list));
      await write('snapshot', {
        now: (await options.now()).toString(),
        clock: Boolean(options.clock),
        restart: Boolean(options.restart),
        routes: options.routes,
        messages: lists.flat().map(renderMessage),
      });
      for (const { event, data } of waiting) await write(event, data);
      tell = ({ event, data }) => void write(event, data);
      ping = setInterval(async () => {
        try {
          await write('ping', { now: (await options.now()).toString() });
        } catch {
          end();
        }
      }, 15_000);
      await ended;
    } catch (error) {
      options.log.warn({ err: error }, 'a stream of the playground ended');
    } finally {
      clearInterval(ping);
      off();
    }
  });
}

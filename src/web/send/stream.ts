import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { WebOptions } from '../options.ts';
import { channelsOf } from '../receive/play.ts';
import type { Feed, FeedEvent } from './feed.ts';
import { type Person, renderMessage } from './message.ts';

/** A page that takes nothing for so long, or is so many events behind, is not read: it connects again when it is. */
const takesWithinMs = 30_000;
const maxBehind = 500;

/**
 * What happens, as one person sees it: a snapshot, then every message, move of the clock and start over, and pings.
 * Undefined when too many streams are open.
 */
export function stream(c: Context, person: Person, options: WebOptions, feed: Feed): Response | undefined {
  const ended = Promise.withResolvers<void>();
  const end = ended.resolve;
  // What happens while the snapshot is read comes after it.
  const waiting: FeedEvent[] = [];
  let tell = (event: FeedEvent): void => {
    waiting.push(event);
    if (waiting.length > maxBehind) end();
  };
  const off = feed.subscribe({ account: person.account, tell: (event) => tell(event), close: end });
  if (!off) return undefined;
  return streamSSE(c, async (out) => {
    let behind = 0;
    async function write(event: string, data: object): Promise<void> {
      behind += 1;
      if (behind > maxBehind) return end();
      const late = setTimeout(end, takesWithinMs).unref();
      const written = out.writeSSE({ event, data: JSON.stringify(data) }).catch(end);
      await Promise.race([written, ended.promise]);
      clearTimeout(late);
      behind -= 1;
    }
    out.onAbort(end);
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
      for (const { event, data } of waiting.splice(0)) await write(event, data);
      tell = ({ event, data }) => void write(event, data);
      for (const event of waiting.splice(0)) tell(event);
      ping = setInterval(async () => {
        try {
          await write('ping', { now: (await options.now()).toString() });
        } catch {
          end();
        }
      }, 15_000);
      await ended.promise;
    } catch (error) {
      options.log.warn({ err: error }, 'a stream of the playground ended');
    } finally {
      clearInterval(ping);
      off();
    }
  });
}

import { Hono } from 'hono';
import type { Address, Platform, SendMore, Sent } from '../chat/contract/platform.ts';
import { plain, type View } from '../chat/contract/view.ts';
import type { WebOptions } from './options.ts';
import { createApi } from './receive/api.ts';
import { guard } from './receive/guard.ts';
import { createFeed } from './send/feed.ts';
import { dmOf, isDm, keeping } from './send/message.ts';
import { createSite } from './site.ts';

/** Short enough to read along. Each edit writes a row and sends a notification. */
const editPauseMs = 250;

/** The bot in a browser: an ordinary platform, and the Hono app that serves its page and JSON interface. */
export async function createWeb(given: WebOptions): Promise<{ platform: Platform; app: Hono }> {
  const options = { ...given, messages: keeping(given.messages) };
  const { messages, people } = options;
  const feed = createFeed(options);
  const app = new Hono();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  app.use(guard(options.port));
  app.route('/api', createApi(options, feed, { pauseMs: editPauseMs, signal: stopping.signal, track }));
  app.route('/', await createSite(options));

  const exists = async (channel: string) =>
    (await people.list()).some((person) =>
      isDm(channel) ? channel === dmOf(person.account) : person.channels.some((there) => there.id === channel),
    );
  const lost = (detail: string): Sent => ({ kind: 'refused', reason: 'lost', detail });

  function track(work: Promise<void>): void {
    const guarded = work
      .catch((err) => options.log.error({ err }, 'an answer of the playground broke off'))
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
  }

  const platform: Platform = {
    name: 'web',
    can: new Set(['modal', 'privateReply', 'theme', 'file']),
    editPauseMs,
    idempotent: true,
    start: feed.start,
    async stop() {
      stopping.abort();
      await Promise.all(underWay);
      await feed.stop();
    },
    ready: feed.running,
    async send(to: Address, view: View, key: string, { thread }: SendMore = {}): Promise<Sent> {
      const channel = 'account' in to ? dmOf(to.account) : to.channel;
      if ('channel' in to && !(await platform.mayPost(to))) return lost(`there is no channel ${channel}`);
      // A person who does not exist any more is not retried.
      if (!(await exists(channel))) return { kind: 'refused', reason: 'closed', detail: `nobody is in ${channel}` };
      const from = { channel, author: 'bot', at: await options.now() };
      const message = await messages.append({ ...from, view, key: `sent:${key}` });
      // The page has no threads: the first message of one is simply sent next.
      if (thread) {
        const first = { ...thread.view, title: plain(thread.title) };
        await messages.append({ ...from, view: first, key: `sent:${key}:thread` });
      }
      return { kind: 'sent', ref: message.id };
    },
    async edit(ref: string, view: View): Promise<Sent> {
      const known = /^\d{1,18}$/.test(ref) ? await messages.edit(ref, view) : undefined;
      return known ? { kind: 'sent', ref } : lost(`there is no message ${ref}`);
    },
    async mayPost(to) {
      return to.workspace === options.workspace.id && !isDm(to.channel) && (await exists(to.channel));
    },
  };
  return { platform, app };
}

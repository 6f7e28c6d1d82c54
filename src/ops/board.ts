import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { QueueStore } from '../schedule/bull.ts';
import { type OpenQueues, openQueues } from '../schedule/depth.ts';
import { inTime } from '../schedule/silent.ts';

/** A store that is silent for so long is away (ms). */
const answerWithinMs = 5_000;

/** Its page asks Google for fonts; the browser is told to ask nobody but us. */
const onlyOurs = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/**
 * Bull Board at `at`: the queues on a page, to be looked at and not to be changed. It has connections of its own, which
 * are opened when somebody looks for the first time, and again at the next look when the store was away.
 */
export function createBoard(at: string, store: QueueStore, log: { warn(fields: object, message: string): void }) {
  let opening: Promise<{ readonly queues: OpenQueues; readonly board: Hono }> | undefined;
  const open = async () => {
    const queues = await openQueues(store);
    const ready = Promise.all(queues.all.map((queue) => queue.waitUntilReady()));
    await inTime(ready, answerWithinMs).catch(async (error) => {
      await queues.close();
      throw error;
    });
    const adapter = new HonoAdapter(serveStatic).setBasePath(at);
    createBullBoard({
      queues: queues.all.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
      serverAdapter: adapter,
      options: { uiConfig: { boardTitle: 'Tongxue' } },
    });
    return { queues, board: new Hono({ strict: false }).route(at, adapter.registerPlugin()) };
  };
  const app = new Hono().all(`${at}/*`, async (c) => {
    // Not by its buttons alone: what changes something is refused here, whatever a version of it makes of a request.
    if (c.req.method !== 'GET') return c.text('The queues can be looked at here, and not changed.', 405);
    opening ??= open();
    try {
      const { board } = await opening;
      const response = await board.fetch(c.req.raw, c.env);
      response.headers.set('content-security-policy', onlyOurs);
      return response;
    } catch (error) {
      opening = undefined;
      log.warn({ err: error }, 'the queues cannot be shown');
      return c.text('The queues cannot be read. The log of the bot says why.', 503);
    }
  });
  return {
    app,
    stop: async () => (await opening?.catch(() => undefined))?.queues.close(),
  };
}

import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { readFeed } from '../core/feed/read-feed.ts';
import type { Ports } from '../core/ports.ts';
import { keyOf, tokenIn } from './address.ts';
import { icsOf } from './ics.ts';

interface Parts {
  readonly ports: Pick<Ports, 'curriculum' | 'feed' | 'learner' | 'officeHour' | 'progress'>;
  readonly now: () => Promise<Temporal.Instant>;
  readonly log: { error(fields: object, message: string): void };
}

/**
 * Serves calendars to the apps that know an address. An unknown one and one that has ended look alike. When the calendar
 * cannot be read now, an app is told to come again, and keeps what it has.
 */
export function serveFeeds({ ports, now, log }: Parts): Hono {
  const app = new Hono();
  app.use('/calendar/*', etag());
  app.get('/calendar/:file', async (c) => {
    c.header('Cache-Control', 'private, no-cache');
    c.header('X-Robots-Tag', 'noindex');
    const token = tokenIn(c.req.param('file'));
    const key = token && keyOf(token);
    const feed = key ? await readFeed(ports, { key, now: await now() }) : undefined;
    if (!key || !feed) return c.text('There is no calendar here.', 404);
    return c.body(icsOf(feed, key), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="tongxue.ics"',
    });
  });
  app.onError((err, c) => {
    log.error({ err }, 'a calendar could not be read');
    return c.text('Come again in a few minutes.', 503, { 'Retry-After': '300' });
  });
  return app;
}

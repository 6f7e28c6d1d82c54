import type { Context, MiddlewareHandler } from 'hono';

/**
 * Keeps other sites out, since the playground can act as anybody: a name that was made to point here (`Host`), a page
 * of another site (`Origin`, `Sec-Fetch-Site`), and a form (only JSON may be posted).
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const hosts = ['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port()}`);
    const host = c.req.header('host') ?? '';
    const origin = c.req.header('origin');
    if (!hosts.includes(host) || (origin !== undefined && !hosts.some((h) => origin === `http://${h}`)))
      return c.json({ error: 'This address is only for the machine that it runs on.' }, 403);
    if (c.req.header('sec-fetch-site') === 'cross-site' && !isLink(c))
      return c.json({ error: 'Another site may not use this one.' }, 403);
    if (c.req.method === 'POST' && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
      return c.json({ error: 'Only application/json can be posted.' }, 415);
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('cross-origin-resource-policy', 'same-origin');
  };
}

/** Somebody following a link to a page, in the README for example. */
function isLink(c: Context): boolean {
  return c.req.method === 'GET' && !c.req.path.startsWith('/api/') && c.req.header('sec-fetch-dest') === 'document';
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createFirstScreen } from './first-screen.ts';
import { guidePage } from './guide-page.ts';
import type { WebOptions } from './options.ts';

const vendor = ['preact', 'preact/hooks', 'htm', 'htm/preact'];
const importMap = JSON.stringify({ imports: Object.fromEntries(vendor.map((name) => [name, `/vendor/${name}.js`])) });
const hash = createHash('sha256').update(importMap).digest('base64');
const policy = [
  "default-src 'self'",
  `script-src 'self' 'sha256-${hash}'`,
  // The bot's pictures are stored within the message and come as `data:` addresses.
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const pageFolder = new URL('./page/', import.meta.url);
const types = { ts: 'text/javascript', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' } as const;

/**
 * The page itself. There is no build: a browser gets the TypeScript that you read here with its types blanked out, so
 * that line numbers stay, and Preact from node_modules. Only files named here are served.
 */
export async function createSite(options: WebOptions) {
  const files = new Map<string, URL>();
  for (const name of vendor) files.set(`/vendor/${name}.js`, new URL(import.meta.resolve(name)));
  for (const name of await readdir(pageFolder))
    if (/^[a-z-]+\.(ts|css|svg)$/.test(name)) files.set(`/page/${name}`, new URL(name, pageFolder));

  // The browser would find them one import after another. The first screen is there without them: its style comes first.
  const modules = [...files.keys()].filter((path) => /\.(ts|js)$/.test(path));
  const preloads = modules.map((path) => `<link rel="modulepreload" fetchpriority="low" href="${path}">`).join('\n');

  const firstScreen = createFirstScreen(options);
  const site = new Hono();
  site.use(compress());
  site.use(async (c, next) => {
    await next();
    // For what can be opened as a page. On each script and style it would be a fifth of all that is sent.
    if (!/^text\/(javascript|css)/.test(c.res.headers.get('content-type') ?? '')) {
      c.header('content-security-policy', policy);
      c.header('referrer-policy', 'no-referrer');
      c.header('cross-origin-opener-policy', 'same-origin');
    }
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-cache');
  });

  site.get('/', async (c) => {
    const html = await readFile(new URL('index.html', pageFolder), 'utf8');
    const { body, data } = await firstScreen(c.req.header('accept-language'));
    const mapped = html
      .replace(
        /(<script type="importmap">)[^<]*(<\/script>)/,
        (_, open, close) => `${open}${importMap}${close}\n${preloads}`,
      )
      .replace(/(<script type="application\/json" id="first">)/, (open) => `${body}\n${open}${data}`);
    return c.html(mapped);
  });
  /** What the types were taken out of, by the source that it was made of. */
  const stripped = new Map<string, { readonly source: string; readonly plain: string }>();
  const withoutTypes = (path: string, source: string): string => {
    const known = stripped.get(path);
    if (known?.source === source) return known.plain;
    // Lines that are a comment are emptied: they would be a tenth of the first look.
    const plain = stripTypeScriptTypes(source, { sourceUrl: path }).replace(/^ *(\/\*\*.*\*\/|\/\/ .*)$/gm, '');
    stripped.set(path, { source, plain });
    return plain;
  };
  for (const [path, file] of files)
    site.get(path, async (c) => {
      const source = await readFile(file, 'utf8');
      const ending = path.slice(path.lastIndexOf('.') + 1) as keyof typeof types;
      const body = ending === 'ts' ? withoutTypes(path, source) : source;
      // Beside each message of the bot: asked for once a day, and not again for each.
      if (ending === 'svg') c.header('cache-control', 'private, max-age=86400');
      return c.body(body, 200, { 'content-type': `${types[ending]}; charset=utf-8` });
    });

  site.get('/docs/:guide', async (c, next) => {
    const page = await guidePage(options.docs, c.req.param('guide'), c.req.query('lang') ?? '', c.req.url);
    return page === undefined ? next() : c.html(page);
  });
  return site;
}

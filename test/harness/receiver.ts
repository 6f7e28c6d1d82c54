import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Span {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly traceId: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

/** Takes traces as OTLP over HTTP, on a real socket. */
export async function openReceiver() {
  const bodies: string[] = [];
  const paths = new Set<string>();
  let status = 200;
  let silent = false;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    paths.add(`${request.method} ${request.url} ${request.headers['content-type']}`);
    if (status === 200) bodies.push(Buffer.concat(parts).toString());
    if (silent) return;
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  type Body = { resourceSpans: { resource: { attributes: unknown }; scopeSpans: { spans: Span[] }[] }[] };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths,
    refuse(with_: number) {
      status = with_;
    },
    /** It takes what comes, and never answers. */
    silence() {
      silent = true;
    },
    text: () => bodies.join('\n'),
    spans: () =>
      bodies.flatMap((body) =>
        (JSON.parse(body) as Body).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** An attribute of ours. */
export const seenIn = (span: Span | undefined, key: string) =>
  Object.values(span?.attributes.find((of) => of.key === `tongxue.${key}`)?.value ?? {})[0];

import type { IncomingMessage, ServerResponse } from 'node:http';

export interface BodyBounds {
  /** Of one body. Slack's own payloads have 250 KB for a view, and little more around it. */
  readonly maxBytes: number;
  /** Of all bodies that are being read or answered: beyond it nobody may send another one. */
  readonly maxTotalBytes: number;
  /** How long what is left of a refused body is taken in and thrown away, so that its sender reads the answer. */
  readonly lingerMs: number;
}

export const bodyBounds: BodyBounds = { maxBytes: 1_000_000, maxTotalBytes: 64_000_000, lingerMs: 2_000 };

/**
 * Reads a body whole before anybody is asked about it, and leaves it in `request.rawBody`, where Slack's library and Hono
 * look for it. False when there is nothing to be done any more: the body was refused, or its sender is gone.
 */
export function createBodies(bounds: BodyBounds) {
  let held = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    if (!Number(length) && encoding === undefined) return true;
    if (Number(length) > bounds.maxBytes) return refuse(request, response, 413, bounds.lingerMs);
    const parts: Buffer[] = [];
    let mine = 0;
    response.once('close', () => {
      held -= mine;
      mine = 0;
    });
    try {
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        parts.push(part);
        mine += part.length;
        held += part.length;
        if (mine > bounds.maxBytes) return refuse(request, response, 413, bounds.lingerMs);
        if (held > bounds.maxTotalBytes) return refuse(request, response, 503, bounds.lingerMs);
      }
    } catch {
      // The connection broke.
      response.destroy();
      return false;
    }
    Object.assign(request, { rawBody: Buffer.concat(parts) });
    return true;
  };
}

/** Answers at once and closes the connection, but not before its sender had time to read the answer. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, lingerMs: number): false {
  response.writeHead(status, {
    connection: 'close',
    'content-length': '0',
    ...(status === 503 && { 'retry-after': '1' }),
  });
  response.flushHeaders();
  const over = () => response.end();
  const timer = setTimeout(over, lingerMs).unref();
  request.on('error', () => {});
  request.on('end', over).on('close', () => clearTimeout(timer));
  request.resume();
  return false;
}

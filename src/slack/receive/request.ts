import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse as parseForm } from 'node:querystring';
import { HTTPModuleFunctions, HTTPReceiver, type Logger as SlackLogger, verifySlackRequest } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { shapeOf } from './shape.ts';

const endpoint = '/slack/events';

/** Slack's own payloads have 250 KB for a view, and little more around it. */
const maxBodyBytes = 1_000_000;

const form = 'application/x-www-form-urlencoded';

const verification = z.looseObject({ type: z.literal('url_verification'), challenge: z.string().max(1000) });

/** A request that is answered with this status, and why. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

/**
 * Reads a request whole, checks its signature, and gives `bolt` only what its library can read; all the rest is answered
 * here, with one line in the log. The library takes the bytes over from `rawBody`, and checks the signature once more.
 */
function createRequests(options: {
  readonly signingSecret: string;
  readonly bolt: RequestListener;
  readonly log: Logger;
}): RequestListener {
  const { signingSecret, bolt, log } = options;

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (pathOf(request) !== endpoint || request.method !== 'POST') return void response.writeHead(404).end();
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(request, maxBodyBytes).catch((error) => {
      throw new Refusal(HTTPModuleFunctions.isRawBodyError(error) ? error.statusCode : 400, error.message);
    });
    const body = rawBody.toString();
    const fields = type === form ? parseForm(body) : undefined;
    // Slack tries the certificate now and then, and signs nothing for that.
    if (fields?.ssl_check === '1') return void response.writeHead(200).end();
    verify(request, body);
    if (type !== form && type !== 'application/json') throw new Refusal(415, 'neither a form nor JSON');
    const payload = payloadOf(body, fields);
    if (verification.safeParse(payload).success) return bolt(request, response);
    const shape = shapeOf(payload);
    if (shape === 'malformed') throw new Refusal(400, 'no payload of Slack');
    if (shape === 'other') return void response.writeHead(200).end();
    // The library compares it to the letter.
    request.headers['content-type'] = type;
    return bolt(request, response);
  }

  function verify({ headers }: IncomingMessage, body: string): void {
    try {
      verifySlackRequest({
        signingSecret,
        body,
        headers: {
          'x-slack-signature': String(headers['x-slack-signature']),
          'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
        },
      });
    } catch (error) {
      throw new Refusal(401, (error as Error).message);
    }
  }

  return (request, response) => {
    take(request, response).catch((error: unknown) => {
      const refused = error instanceof Refusal;
      if (refused) log.warn({ status: error.status, why: error.message }, 'slack: a request was refused');
      else log.error({ err: error }, 'slack: a request was not answered');
      if (response.headersSent) return;
      const status = refused ? error.status : 500;
      // What is left of a body that is too long is not waited for.
      response.writeHead(status, status === 413 ? { connection: 'close' } : {}).end();
    });
  };
}

/** Slack's receiver of signed requests, and the listener that stands before it. */
export function createHttp(options: {
  readonly signingSecret: string;
  readonly logger: SlackLogger;
  readonly log: Logger;
}) {
  const { signingSecret, logger, log } = options;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: endpoint,
    bodyLimit: maxBodyBytes,
    // Well formed on the outside, and the library stumbles over something within.
    async processEventErrorHandler({ error, response }) {
      if (!response.headersSent) response.writeHead(400).end();
      log.warn({ err: error }, 'slack: a payload that cannot be read');
      return true;
    },
    unhandledRequestHandler({ response }) {
      log.warn('slack: a payload that nobody acknowledged');
      if (!response.headersSent) response.writeHead(404).end();
    },
  });
  return { receiver, listener: createRequests({ signingSecret, bolt: receiver.requestListener, log }) };
}

function pathOf({ url = '' }: IncomingMessage): string | undefined {
  return URL.parse(url, 'http://localhost')?.pathname;
}

function payloadOf(body: string, fields: ReturnType<typeof parseForm> | undefined): unknown {
  if (fields && Object.values(fields).some(Array.isArray)) throw new Refusal(400, 'a field that comes twice');
  if (fields && typeof fields.payload !== 'string') return { ...fields };
  try {
    return JSON.parse(fields ? String(fields.payload) : body);
  } catch {
    // The error itself quotes what somebody wrote.
    throw new Refusal(400, 'no JSON');
  }
}

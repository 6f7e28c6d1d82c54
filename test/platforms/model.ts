import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** A sentence as a model writes it: it may be anything. */
interface Scripted {
  readonly text: string;
  readonly sources: readonly number[];
}

/** What the model says: sentences, or a form that is filled in. */
export type Said = readonly Scripted[] | { readonly form: unknown };

/** What the server is asked, whichever API is used. */
export interface ModelRequest {
  readonly api: 'responses' | 'chat';
  readonly model: string;
  readonly instructions: string;
  readonly input: string;
  readonly body: string;
}

/** What goes wrong with one call. */
export type ModelFault =
  /** Nothing comes. */
  | 'slow'
  /** It stops in the middle, and the connection stays. */
  | 'stalls'
  /** The connection is lost in the middle. */
  | 'cut off'
  /** What comes is no JSON, or nothing at all. */
  | 'malformed'
  /** JSON of another shape. */
  | 'wrong schema'
  /** It ran out of its tokens. */
  | 'too long'
  | { readonly status: number; readonly retryAfter?: number };

const responsesSchema = z.object({
  model: z.string(),
  instructions: z.string(),
  input: z.string(),
  max_output_tokens: z.int().positive(),
  store: z.literal(false),
  stream: z.boolean().optional(),
  text: z.object({
    format: z.object({ type: z.literal('json_schema'), name: z.string(), strict: z.literal(true), schema: z.object() }),
  }),
});
const chatSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })).min(1),
  max_tokens: z.int().positive(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.literal(true) }).optional(),
});

const embeddingsSchema = z.object({
  model: z.string(),
  input: z.array(z.string().min(1)).min(1),
  encoding_format: z.literal('float'),
});

/**
 * A small server with the API of OpenAI, for tests: the Responses API with structured output, chat completions, or
 * both. `script` says what it answers; `faults` are what happens to the next calls, in order.
 */
export async function startModelServer({
  apis = ['responses', 'chat'] as readonly ModelRequest['api'][],
  script = echo as (request: ModelRequest) => Said,
  /** What a text means; without it there are no embeddings. */
  embed = undefined as ((text: string) => readonly number[]) | undefined,
  port = 0,
} = {}) {
  const requests: ModelRequest[] = [];
  const faults: ModelFault[] = [];
  let answers = script;

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy();
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: String(error), type: 'invalid_request_error' } }));
    });
  });

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(incoming);
    if (embed && incoming.url?.endsWith('/embeddings')) return answerEmbeddings(body, embed, response);
    const api = incoming.url?.endsWith('/responses') ? 'responses' : 'chat';
    if (!apis.includes(api) || !/\/(responses|chat\/completions)$/.test(incoming.url ?? '')) {
      response.writeHead(404, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify({ error: { message: 'Not Found' } }));
    }
    const { request, streams } = api === 'responses' ? readResponses(body) : readChat(body);
    requests.push(request);
    const fault = faults.shift();
    if (fault === 'slow') return;
    if (typeof fault === 'object') {
      response.writeHead(fault.status, {
        'content-type': 'application/json',
        ...(fault.retryAfter !== undefined && { 'retry-after': String(fault.retryAfter) }),
      });
      return void response.end(JSON.stringify({ error: { message: `fault ${fault.status}` } }));
    }
    const said = answers(request);
    const written = 'form' in said ? said.form : { sentences: said };
    let text = api === 'responses' || 'form' in said ? JSON.stringify(written) : linesOf(said);
    if (fault === 'malformed') text = api === 'responses' ? `{"sentences": [{"text": oops` : '';
    if (fault === 'wrong schema') text = api === 'responses' ? '{"answer":"It depends."}' : '[1]';
    const usage = { read: Math.ceil(body.length / 4), written: Math.ceil(text.length / 4) };
    if (!streams) {
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(api === 'responses' ? responseOf(text, usage) : completionOf(text)));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (event: object | string) => {
      const data = typeof event === 'string' ? event : JSON.stringify(event);
      const type = typeof event === 'object' && 'type' in event ? `event: ${String(event.type)}\n` : '';
      response.write(`${type}data: ${data}\n\n`);
    };
    const pieces = text.match(/[\s\S]{1,7}/g) ?? [];
    const half = Math.ceil(pieces.length / 2);
    for (const [at, piece] of pieces.entries()) {
      if (at === half && fault === 'stalls') return;
      if (at === half && fault === 'cut off') {
        // What was written has to leave first.
        await wait(10);
        return void response.destroy();
      }
      send(api === 'responses' ? deltaOf(piece, at) : chunkOf({ content: piece }));
    }
    const ended = fault === 'too long' ? 'incomplete' : 'completed';
    if (api === 'responses') send({ type: `response.${ended}`, response: responseOf(text, usage) });
    else {
      send(chunkOf({}, fault === 'too long' ? 'length' : 'stop'));
      send({ ...chunkOf({}), choices: [], usage: chatUsage(usage) });
      send('[DONE]');
    }
    response.end();
  }

  function answerEmbeddings(body: string, of: (text: string) => readonly number[], response: ServerResponse): void {
    const { input, model } = embeddingsSchema.parse(JSON.parse(body));
    const fault = faults.shift();
    if (fault === 'slow') return;
    if (fault === 'cut off') return void response.destroy();
    const status = typeof fault === 'object' ? fault.status : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    if (status !== 200) return void response.end(JSON.stringify({ error: { message: `fault ${status}` } }));
    if (fault === 'malformed') return void response.end('{"data": [');
    const data = input.map((text, index) => ({ object: 'embedding', index, embedding: of(text) }));
    // A server may answer in any order.
    const shape = fault === 'wrong schema' ? data.slice(1) : data.toReversed();
    response.end(JSON.stringify({ object: 'list', model, data: shape, usage: { prompt_tokens: 1, total_tokens: 1 } }));
  }

  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    requests,
    faults,
    /** Answers otherwise from now on. */
    script(next: (request: ModelRequest) => Said): void {
      answers = next;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;

/** The passages that a prompt has, by number. */
export const passagesIn = (input: string): readonly string[] =>
  [...input.matchAll(/<passage n="\d+"[^>]*>\n([\s\S]*?)\n<\/passage>/g)].map(([, text]) => text!);

/** An honest model of few words: the first sentence of each passage. */
function echo({ input }: ModelRequest): readonly Scripted[] {
  return passagesIn(input).map((text, at) => ({
    text:
      /^[\s\S]*?[.。!?！？](?=\s|$|\P{ASCII})/u.exec(
        text
          .replace(/\s+/g, ' ')
          .replace(/[#*>`|]/g, '')
          .trim(),
      )?.[0] ?? text.slice(0, 80),
    sources: [at + 1],
  }));
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of incoming.setEncoding('utf8')) text += piece;
  return text;
}

function readResponses(body: string): { request: ModelRequest; streams: boolean } {
  const { model, instructions, input, stream = false } = responsesSchema.parse(JSON.parse(body));
  return { request: { api: 'responses', model, instructions, input, body }, streams: stream };
}

function readChat(body: string): { request: ModelRequest; streams: boolean } {
  const { model, messages, stream = false } = chatSchema.parse(JSON.parse(body));
  const of = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => content)
      .join('\n');
  return { request: { api: 'chat', model, instructions: of('system'), input: of('user'), body }, streams: stream };
}

const linesOf = (sentences: readonly Scripted[]): string =>
  sentences.map(({ text, sources }) => `${text} ${sources.map((n) => `[${n}]`).join('')}`).join('\n') || 'NONE';

interface Used {
  readonly read: number;
  readonly written: number;
}

const chatUsage = ({ read, written }: Used) => ({
  prompt_tokens: read,
  completion_tokens: written,
  total_tokens: read + written,
  prompt_tokens_details: { cached_tokens: 0 },
});

const responseOf = (text: string, { read, written }: Used) => ({
  id: 'resp_1',
  object: 'response',
  status: 'completed',
  output: [
    { type: 'message', role: 'assistant', id: 'msg_1', content: [{ type: 'output_text', text, annotations: [] }] },
  ],
  usage: {
    input_tokens: read,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: written,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: read + written,
  },
});

const deltaOf = (delta: string, sequence: number) => ({
  type: 'response.output_text.delta',
  delta,
  item_id: 'msg_1',
  output_index: 0,
  content_index: 0,
  sequence_number: sequence,
  logprobs: [],
});

const chunkOf = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const completionOf = (content: string) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
});

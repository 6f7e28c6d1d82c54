import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { Limits, Prices } from '../core/spending/model.ts';
import type { ModelApi, ModelFailure, ModelUsage, Prompt } from '../core/tutor/model.ts';
import { answerSchema, MalformedAnswer } from './sentences.ts';

export interface ModelSettings {
  readonly name: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  /** How long to wait for the first word (ms). */
  readonly timeoutMs: number;
  readonly limits: Limits;
  readonly prices: Prices;
}

/** A client that does not retry and does not write into our output: both are ours to do. */
export const createClient = ({
  apiKey,
  baseUrl,
  timeoutMs,
}: Pick<ModelSettings, 'apiKey' | 'baseUrl' | 'timeoutMs'>): OpenAI =>
  new OpenAI({
    // A server of one's own needs no key; the SDK wants one.
    apiKey: apiKey ?? 'none',
    ...(baseUrl && { baseURL: baseUrl }),
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
  });

type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'usage'; readonly usage: ModelUsage };

const usageOf = (input: number, of: { cached_tokens?: number } | undefined, output: number): Piece => ({
  kind: 'usage',
  usage: { input, cached: of?.cached_tokens ?? 0, output },
});

/** The text of an answer as it comes, and what it used. Throws when it breaks off. */
export async function* stream(
  client: OpenAI,
  {
    name,
    api,
    prompt,
    schema,
    signal,
  }: { name: string; api: ModelApi; prompt: Prompt; schema: object; signal: AbortSignal },
): AsyncGenerator<Piece> {
  const { instructions, formats, input, maxTokens } = prompt;
  if (api === 'responses') {
    const events = await client.responses.create(
      {
        model: name,
        instructions: `${instructions}\n\n${formats.json}`,
        input,
        max_output_tokens: maxTokens,
        text: { format: { type: 'json_schema', name: 'answer', schema: { ...schema }, strict: true } },
        // Nothing is to be kept there.
        store: false,
        stream: true,
      },
      { signal },
    );
    let ended = false;
    for await (const event of events) {
      if (event.type === 'response.output_text.delta') yield { kind: 'text', text: event.delta };
      else if (event.type === 'response.completed') {
        ended = true;
        const { usage } = event.response;
        if (usage) yield usageOf(usage.input_tokens, usage.input_tokens_details, usage.output_tokens);
      } else if (event.type === 'response.failed' || event.type === 'error')
        throw new MalformedAnswer('the server gave up');
      else if (event.type === 'response.incomplete') throw new MalformedAnswer('the answer is cut');
    }
    if (!ended) throw new MalformedAnswer('the answer broke off');
    return;
  }
  const chunks = await client.chat.completions.create(
    {
      model: name,
      messages: [
        { role: 'system', content: `${instructions}\n\n${formats.lines}` },
        { role: 'user', content: input },
      ],
      // What every server knows, also those that know no newer name of it.
      max_tokens: maxTokens,
      stream: true,
      stream_options: { include_usage: true },
    },
    { signal },
  );
  let ended: string | null | undefined;
  for await (const { choices, usage } of chunks) {
    const [choice] = choices ?? [];
    if (choice?.delta?.content) yield { kind: 'text', text: choice.delta.content };
    if (choice?.finish_reason) ended = choice.finish_reason;
    if (usage) yield usageOf(usage.prompt_tokens, usage.prompt_tokens_details, usage.completion_tokens);
  }
  if (!ended) throw new MalformedAnswer('the answer broke off');
  if (ended === 'length') throw new MalformedAnswer('the answer is cut');
}

/** Which API the server has. Asks for three words; throws what a server answers that has neither. */
export async function probe(client: OpenAI, name: string, signal: AbortSignal): Promise<ModelApi> {
  try {
    const response = await client.responses.create(
      {
        model: name,
        instructions: 'Answer with an empty list of sentences.',
        input: 'ping',
        max_output_tokens: 100,
        text: { format: { type: 'json_schema', name: 'answer', schema: answerSchema, strict: true } },
        store: false,
      },
      { signal },
    );
    if (response.status === 'incomplete' || hasSentences(response.output_text)) return 'responses';
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    // What it does not know, or does not take in this way; anything else would be the same there.
    if (![400, 404, 405, 422, 501].includes(status ?? 0)) throw error;
  }
  await client.chat.completions.create(
    { model: name, messages: [{ role: 'user', content: 'ping' }], max_tokens: 5 },
    { signal },
  );
  return 'chat';
}

/** What a server writes that does not keep to a schema is something else. */
function hasSentences(text: string | undefined): boolean {
  try {
    return Array.isArray((JSON.parse(text ?? '') as { sentences?: unknown } | null)?.sentences);
  } catch {
    return false;
  }
}

/** What an error means. */
export function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted) return signal.reason === slow ? 'slow' : 'stopped';
  if (error instanceof APIConnectionTimeoutError) return 'slow';
  if (error instanceof APIUserAbortError) return 'stopped';
  if (error instanceof MalformedAnswer || error instanceof SyntaxError) return 'malformed';
  if (error instanceof APIError && error.status !== undefined) {
    if (error.status === 429) return 'limited';
    if ([400, 401, 403, 404, 422].includes(error.status)) return 'refused';
  }
  return 'down';
}

/** Why we ended a call ourselves. */
export const slow = Symbol('slow');

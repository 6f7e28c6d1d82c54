import { type Finding, ok, problem } from '../chat/contract/finding.ts';
import type { ModelFailure } from '../core/tutor/model.ts';
import { createClient, failureOf, type ModelSettings, probe } from './client.ts';

const nexts: Readonly<Record<ModelFailure, string>> = {
  slow: 'is it loading the model? OPENAI_TIMEOUT_SECONDS says how long to wait.',
  limited: 'is there credit on the account? Otherwise ask again in a minute.',
  refused: 'are OPENAI_API_KEY and OPENAI_MODEL right?',
  down: 'is OPENAI_BASE_URL right, with its /v1, and does the server run?',
  malformed: 'is it a server with the API of OpenAI?',
  stopped: 'ask again.',
};

/** Asks the server three words, and says which API it has. */
export async function examineModel(settings: ModelSettings): Promise<Finding> {
  const signal = AbortSignal.timeout(settings.timeoutMs);
  const what = `model ${settings.name}`;
  try {
    const api = await probe(createClient(settings), settings.name, signal);
    return ok(what, api === 'responses' ? 'answers, with structured output' : 'answers, by chat completions');
  } catch (error) {
    const why = signal.aborted ? 'slow' : failureOf(error, signal);
    const said = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 200) : String(error);
    return problem(what, `no answer: ${said}`, nexts[why]);
  }
}

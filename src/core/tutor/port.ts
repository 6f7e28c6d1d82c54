import type { Id } from '../id.ts';
import type { Limits, Prices } from '../spending/model.ts';
import type { Filled, MarkedCase, ModelEnd, ModelForm, ModelSentence, ModelState, Prompt, Verdict } from './model.ts';

/** The language model that answers, when there is one. */
export interface ModelPort {
  /** Whether it can be asked now. */
  state(): ModelState;
  /** What may be used a day, and what it costs. */
  terms(): { readonly limits: Limits; readonly prices: Prices };
  /**
   * Asks it once: each sentence as soon as it is whole. Never throws: how it ended is said last, with what it used.
   * Returning the generator, or aborting `signal`, ends the call.
   */
  write(prompt: Prompt, signal: AbortSignal): AsyncGenerator<ModelSentence, ModelEnd>;
  /** Has it fill in a form, whole. Never throws; a value that the schema does not take is `malformed`. */
  fill<T>(form: ModelForm<T>, signal: AbortSignal): Promise<Filled<T>>;
}

/** What the model said of the short answers that it marked. */
export interface VerdictPort {
  /** Keeps it beside an answer that is marked, in the order of the rubric; the first one stands. */
  keep(verdict: { question: Id; prompt: string; criteria: readonly Verdict[]; at: Temporal.Instant }): Promise<void>;
  /** Those on which a person has decided, the oldest first. */
  cases(): Promise<readonly MarkedCase[]>;
}

/** Answers of the model that passed the checks, by the exact question. */
export interface AnswerPort {
  /** The answer of a workspace to a question that it has had since `after`. */
  find(of: { workspace: string; key: string; after: Temporal.Instant }): Promise<readonly ModelSentence[] | undefined>;
  /** Keeps an answer, and forgets those of the workspace that are older than `after`. */
  keep(answer: {
    workspace: string;
    key: string;
    sentences: readonly ModelSentence[];
    at: Temporal.Instant;
    after: Temporal.Instant;
  }): Promise<void>;
}

import { z } from 'zod';
import { copied, flag, http, three } from './setting-value.ts';

const secondsSay = 'a number of seconds from 1 to 600, such as 20';

/** The settings of the tutor's model. */
export const modelSettings = {
  OPENAI_API_KEY: copied('OPENAI_API_KEY', 'the key from the page of the provider of the model', /^./).optional(),
  OPENAI_BASE_URL: http('http://localhost:11434/v1').optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_TIMEOUT_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, secondsSay)
    .transform(Number)
    .refine((n) => n >= 1 && n <= 600, secondsSay)
    .default(20),
  OPENAI_EMBEDDING_MODEL: z.string().min(1).optional(),
  MODEL_ANSWERS: flag.default(true),
  MODEL_DAILY_TOKENS: three('learner, group and workspace', '60000,1000000,3000000').default([
    60_000, 1_000_000, 3_000_000,
  ]),
  MODEL_DAILY_COST: three('learner, group and workspace', '0.25,5,20').default([0.25, 5, 20]),
  MODEL_PRICES: three('input, cached input and output', '0.25,0.025,2').default([0, 0, 0]),
};

/** A model behind an OpenAI-compatible server, and what it may use a day. */
export interface ModelConfig {
  readonly name: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly timeoutMs: number;
  /** The name of another model, which says what texts mean. */
  readonly embedding?: string;
  readonly limits: Readonly<Record<'learner' | 'cohort' | 'workspace', { tokens: number; micros: number }>>;
  readonly prices: { readonly input: number; readonly cached: number; readonly output: number };
}

/** What belongs together and is not. */
export const modelFaults = (has: (name: string) => boolean): readonly string[] => {
  const server = has('OPENAI_API_KEY') || has('OPENAI_BASE_URL');
  if (has('OPENAI_EMBEDDING_MODEL') && !has('OPENAI_MODEL'))
    return ['OPENAI_EMBEDDING_MODEL: needs OPENAI_MODEL, whose server it is asked of'];
  if (has('OPENAI_MODEL') === server) return [];
  return [
    server
      ? 'OPENAI_MODEL: needed with OPENAI_API_KEY or OPENAI_BASE_URL: the name of the model'
      : 'OPENAI_MODEL: needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, with it',
  ];
};

const schema = z.object(modelSettings);

export function modelOf(name: string, s: z.output<typeof schema>): ModelConfig {
  const limit = (at: 0 | 1 | 2) => ({
    tokens: s.MODEL_DAILY_TOKENS[at],
    micros: Math.round(s.MODEL_DAILY_COST[at] * 1_000_000),
  });
  const [input, cached, output] = s.MODEL_PRICES;
  return {
    name,
    ...(s.OPENAI_API_KEY && { apiKey: s.OPENAI_API_KEY }),
    ...(s.OPENAI_BASE_URL && { baseUrl: s.OPENAI_BASE_URL }),
    ...(s.OPENAI_EMBEDDING_MODEL && { embedding: s.OPENAI_EMBEDDING_MODEL }),
    timeoutMs: s.OPENAI_TIMEOUT_SECONDS * 1_000,
    limits: { learner: limit(0), cohort: limit(1), workspace: limit(2) },
    prices: { input, cached, output },
  };
}

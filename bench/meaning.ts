import type { Curriculum } from '../src/core/curriculum/model.ts';
import { denseOf, embedPassages } from '../src/core/embedding/embed-passages.ts';
import type { EmbeddingPort, VectorPort } from '../src/core/embedding/port.ts';
import { type Dense, examplesOf, textsOf } from '../src/core/embedding/rules.ts';
import { random } from '../src/core/seed/rules.ts';
import { curriculumIndex } from '../src/core/tutor/search.ts';
import { createEmbedding } from '../src/model/embedding.ts';
import { bagOfWords, oracle } from './embedding.ts';
import type { Asked } from './retrieval.ts';

/** Of what it is asked, the share of which a stand-in knows the skill, and the share that it takes for another one. */
const known = { right: 0.5, wrong: 0.03 };

/** Knows the skill of each passage, and of half of the questions and stems. */
async function halfKnowing(curriculum: Curriculum, questions: readonly Asked[]): Promise<EmbeddingPort> {
  const { passages } = await curriculumIndex(curriculum);
  const skills = [...curriculum.skills.keys()];
  const asked = [...examplesOf(curriculum), ...questions.map(({ text, skills: [skill] }) => ({ text, skill }))];
  const about = new Map<string, string>();
  for (const { text, skill } of asked) {
    const next = random(text);
    const luck = next();
    if (luck < known.right && skill !== undefined) about.set(text, skill);
    else if (luck < known.right + known.wrong) about.set(text, skills[Math.floor(next() * skills.length)]!);
  }
  for (const one of passages.values()) for (const text of textsOf(one)) about.set(text, one.skills[0] ?? one.entry);
  const embed = oracle(about);
  return { name: () => 'one that knows half', embed: async (texts) => texts.map(embed) };
}

/**
 * The model that OPENAI_EMBEDDING_MODEL names, on the server of the settings. Without one, two stand-ins: a bag of words, which has
 * nothing to add and should be refused, and one that knows half.
 */
export async function embeddingsFrom(
  env: NodeJS.ProcessEnv,
  curriculum: Curriculum,
  questions: readonly Asked[],
): Promise<readonly EmbeddingPort[]> {
  const { OPENAI_EMBEDDING_MODEL: embedding, OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey } = env;
  if (embedding)
    return [
      createEmbedding(
        { embedding, timeoutMs: 60_000, ...(baseUrl && { baseUrl }), ...(apiKey && { apiKey }) },
        { warn: (fields, message) => console.warn(message, fields) },
      ),
    ];
  const words: EmbeddingPort = { name: () => 'a bag of words', embed: async (texts) => texts.map(bagOfWords) };
  return [words, await halfKnowing(curriculum, questions)];
}

/** What the curriculum means to a model; undefined when the model is refused, since it finds no more than words alone. */
export async function meaningOf(curriculum: Curriculum, embedding: EmbeddingPort): Promise<Dense | undefined> {
  const kept = new Map<string, Float32Array>();
  const vector: VectorPort = {
    missing: async (_, texts) => texts.filter((text) => !kept.has(text)),
    find: async () => kept,
    async keep(_, vectors) {
      for (const one of vectors) kept.set(one.text, one.vector);
    },
    forget: async () => {},
  };
  // What one means is remembered for it.
  const ports = { curriculum: { ...curriculum }, embedding, vector };
  let state = await embedPassages(ports);
  for (let before = -1; state === 'incomplete' && kept.size > before; state = await embedPassages(ports))
    before = kept.size;
  return state === 'complete' ? denseOf(ports, Temporal.Now.instant()) : undefined;
}

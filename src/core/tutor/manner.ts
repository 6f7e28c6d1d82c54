import type { Manner, Passage } from './model.ts';

const examples = /```|\b(?:for example|for instance|such as|suppose|say you)\b|例如|比如|假设|假如|譬如/i;

/** How much more a passage counts for an answer in another way: what has an example, or what a lesson begins with. */
export function fitness({ id, source, body }: Passage, manner: Manner | undefined): number {
  if (manner === 'example') return Object.values(body).some((text) => examples.test(text)) ? 3 : 1;
  if (manner === 'simpler') return source === 'question' || (source === 'lesson' && id.endsWith('/0')) ? 3 : 1;
  return 1;
}

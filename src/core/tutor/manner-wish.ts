import type { Manner } from './model.ts';
import { asksForManner } from './terms.ts';

/** What asks for a case of it, or for something that is like it. */
const example = /\b(?:example|instance|analogy|metaphor)\b|例|比方|比喻/iu;

const simpler =
  /\b(?:simpl\w*|eas(?:y|ier|ily)|plain|clearer|eli5|(?:year|five)|(?:do(?:n['’]?t| not)|did(?:n['’]?t| not)) (?:understand|get|follow)|rephrase|reword)\b|简单|通俗|易懂|浅|明白|懂/iu;

/** In which manner somebody wants to be told the same once more, when that is all they say. */
export function mannerWish(said: string): Manner | undefined {
  if (!asksForManner(said)) return undefined;
  if (example.test(said)) return 'example';
  return simpler.test(said) ? 'simpler' : undefined;
}

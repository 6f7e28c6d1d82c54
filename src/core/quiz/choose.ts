import { gainOf } from '../card/memory.ts';
import type { Parameters } from '../card/model.ts';
import { skillOf } from '../curriculum/entry.ts';
import { fitting, rank } from './daily-set.ts';
import type { Candidate, Choice } from './model.ts';

/** How many questions of a quiz may be about traps: the rest is there to learn, too. */
const maxTraps = 2;

/**
 * The points that a quiz asks, in order. Traps and what is new have their places first, then what a deadline needs and what
 * is due, by its value a minute, as far as the learner's day has room; skills take turns. What somebody chose themselves is
 * asked as it stands.
 */
export function choose({ candidates, questions, fresh, seconds, parameters }: Choice): readonly Candidate[] {
  if (seconds === undefined) return candidates.slice(0, questions);
  const of = (wanted: Candidate['cause']) => candidates.filter(({ cause }) => cause === wanted);
  const traps = fitting(of('trap'), seconds, Math.min(maxTraps, questions));
  const added = fitting(of('new'), left(seconds, traps), Math.min(fresh, questions - traps.length));
  const first = [...traps, ...added];
  const asked = new Set(traps.map(({ kp }) => kp));
  // Computed once for each: a comparison is made many times.
  const worth = new Map(candidates.map((one) => [one, worthOf(one, parameters)]));
  const byValue = (a: Candidate, b: Candidate) =>
    rank(a) - rank(b) || worth.get(b)! - worth.get(a)! || (a.kp < b.kp ? -1 : 1);
  const reviews = candidates.filter(({ cause, kp }) => cause !== 'new' && cause !== 'trap' && !asked.has(kp));
  return interleave([...fitting(reviews.toSorted(byValue), left(seconds, first), questions - first.length), ...first]);
}

const left = (seconds: number, taken: readonly Candidate[]) => taken.reduce((rest, one) => rest - one.seconds, seconds);

const worthOf = ({ known, seconds, by }: Candidate, parameters: Parameters | undefined): number =>
  known ? gainOf(known.memory, known.days, { ahead: by?.days, parameters }) / seconds : 0;

/** The same list in an order in which two of one skill stand side by side only where nothing else is left. */
export function interleave<Asked extends { readonly kp: string }>(list: readonly Asked[]): readonly Asked[] {
  const queues = new Map<string, Asked[]>();
  for (const one of list) queues.set(skillOf(one.kp), [...(queues.get(skillOf(one.kp)) ?? []), one]);
  const ordered: Asked[] = [];
  for (let last: string | undefined; ordered.length < list.length; ) {
    const open = [...queues].filter(([skill, queue]) => queue.length && skill !== last);
    const [skill, queue] = (open.length ? open : [...queues].filter(([, queue]) => queue.length)).reduce((most, one) =>
      one[1].length > most[1].length ? one : most,
    );
    ordered.push(queue.shift()!);
    last = skill;
  }
  return ordered;
}

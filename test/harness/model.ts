import type { Limits, Prices } from '../../src/core/spending/model.ts';
import type { askTutor } from '../../src/core/tutor/ask-tutor.ts';
import type { TutorAnswer } from '../../src/core/tutor/model.ts';

/** Much may be used, at a price of one, half and two millionths a token; `most` is for every scope. */
export const modelTerms = (most = { tokens: 1_000_000, micros: 10_000_000 }): { limits: Limits; prices: Prices } => ({
  limits: { learner: most, cohort: most, workspace: most },
  prices: { input: 1, cached: 0.5, output: 2 },
});

/** All that is shown of an answer, the last one last. */
export async function shownOf(reply: Awaited<ReturnType<typeof askTutor>>): Promise<readonly TutorAnswer[]> {
  if (reply.kind === 'answered') return [reply.answer];
  const shown: TutorAnswer[] = [];
  const parts = reply.write(new AbortController().signal);
  for (;;) {
    const next = await parts.next();
    shown.push(next.value);
    if (next.done) return shown;
  }
}

import { thisMonday } from '../calendar/rules.ts';
import type { Learner } from '../learner/model.ts';
import { goalOf } from '../streak/rules.ts';
import type { Load, Proposal } from './model.ts';
import { changedLoad, hasSaidLoad } from './rules.ts';

/** What would change if a learner's load followed from what they say of their week; undefined where nothing would. It changes nothing. */
export function proposeLoad({
  learner,
  load,
  now,
}: {
  learner: Learner;
  load: Load;
  now: Temporal.Instant;
}): Proposal | undefined {
  const monday = thisMonday(now, learner);
  if (hasSaidLoad(learner, monday)) return undefined;
  const changed = changedLoad(learner, monday, load);
  if (!changed) return undefined;
  return 'studyDays' in changed
    ? { kind: 'days', now: goalOf(learner.goals, monday), next: changed.studyDays }
    : { kind: 'minutes', now: learner.quizMinutes, next: changed.quizMinutes };
}

import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import { isUnknown } from '../item/model.ts';
import type { Ports } from '../ports.ts';
import type { Appealed, AppealKind } from './model.ts';

/** Sends what a learner says of an item that they answered to the organiser of the group in which it was asked. */
export async function appealAnswer(
  ports: Pick<Ports, 'quiz' | 'appeal'>,
  input: {
    readonly learner: Id;
    readonly enrolments: readonly Enrolment[];
    readonly question: Id;
    readonly kind: AppealKind;
    readonly reason: string;
    readonly now: Temporal.Instant;
  },
): Promise<Appealed> {
  const { learner, enrolments, kind, reason, now } = input;
  const question = await ports.quiz.question(input.question);
  const cohort = enrolments.find(({ id, cohort }) => id === question?.enrolment && cohort.home)?.cohort;
  if (!question?.attempt || question.exam?.held || question.learner !== learner || !cohort) return { kind: 'gone' };
  // Nothing was claimed; to credit it would credit everybody who did not know.
  if (kind === 'right' && isUnknown(question.attempt.given)) return { kind: 'gone' };
  if (kind === 'right' && (question.attempt.correct || question.attempt.undone)) return { kind: 'repeat' };
  const added = await ports.appeal.add({
    ...{ question: question.id, learner, cohort: cohort.id, kind, reason, at: now },
  });
  return { kind: added ? 'sent' : 'repeat' };
}

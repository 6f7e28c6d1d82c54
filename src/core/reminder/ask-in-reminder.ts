import type { Ports } from '../ports.ts';
import type { OpenQuestion } from '../quiz/model.ts';
import { nextQuestion } from '../quiz/next-question.ts';
import { startQuiz } from '../quiz/start-quiz.ts';
import type { Reminder } from './model.ts';

/** How long a reminder's question can be answered. After that it is asked anew, in other words. */
const lasts = { hours: 7 * 24 } as const;

/**
 * The question of a day's reminder: about what is due, answered by one press, and not shown to them in the last weeks. It
 * is served like any other; making the message again gives the same one. Undefined when there is none to ask, or when it
 * is answered.
 */
export async function askInReminder(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'trap'>,
  input: { reminder: Reminder; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<OpenQuestion | undefined> {
  const { day, now } = input;
  const { learner, parts } = input.reminder;
  const enrolment = parts.find(({ due }) => due > 0)?.enrolment;
  if (!enrolment) return undefined;
  const key = `reminder:${day}`;
  const before = (await ports.quiz.get({ learner: learner.id, key }))?.id;
  const next =
    before === undefined
      ? await startQuiz(ports, { learner, enrolment, key, reminder: { lasts: now.add(lasts) }, now })
      : await nextQuestion(ports, { learner: learner.id, quiz: before, now });
  return next.kind === 'question' ? next : undefined;
}

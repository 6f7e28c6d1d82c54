import type { Enrolment } from '../enrolment/model.ts';
import { examsToTake } from '../exam/start-exam.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { QuizMode } from './model.ts';
import { offerTraps } from './offer-traps.ts';

/** The other ways to be asked, beside the questions of the day: only those that would ask something now. */
export async function offerModes(
  ports: Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'trap' | 'exam'>,
  at: { readonly learner: Learner; readonly enrolment: Enrolment; readonly now: Temporal.Instant },
): Promise<readonly QuizMode[]> {
  const record = await readRecord(ports, at);
  const traps = await offerTraps(ports, { ...at, record, which: 'open', seed: 'offer' });
  return [
    ...(record.cards.some(({ lastRight }) => !lastRight) ? (['mistakes'] as const) : []),
    ...(traps.length ? (['traps'] as const) : []),
    ...(await examsToTake(ports, { ...at, record })),
  ];
}

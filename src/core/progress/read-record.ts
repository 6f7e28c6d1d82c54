import { dayOf } from '../calendar/rules.ts';
import { secondsOf, usualSeconds } from '../card/grade.ts';
import { deadlineOf } from '../deadline/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import { skippedTasks } from '../placement/stages.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from './model.ts';

/** A learner's record, without points that are no longer taught: nobody could answer them, so they would stay due. */
export async function readRecord(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  { learner, enrolment, now }: { learner: Learner; enrolment?: Enrolment; now: Temporal.Instant },
): Promise<StudyRecord> {
  const { items, siblings, skills } = ports.curriculum;
  const { answered, cards, ...record } = await ports.progress.record({
    learner: learner.id,
    ...(enrolment && { enrolment: enrolment.id }),
  });
  const path = enrolment && pathOf(ports.curriculum, enrolment.cohort);
  const deadline = path && deadlineOf(path, enrolment, dayOf(now, learner));
  return {
    ...record,
    cards: cards.flatMap((card) => {
      const list = siblings.get(card.kp);
      return list ? [{ ...card, seconds: secondsOf(list) }] : [];
    }),
    ...(deadline && { deadline }),
    ...(path && enrolment.skips && { skipped: skippedTasks(path, enrolment.skips, skills) }),
    ...(answered && {
      spent: {
        day: answered.day,
        seconds: answered.items.reduce((sum, id) => sum + usualSeconds(items.get(id)), 0),
      },
    }),
  };
}

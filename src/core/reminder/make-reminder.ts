import { dayOf, mondayOf, sameDay } from '../calendar/rules.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { dueToday } from '../quiz/daily-set.ts';
import { today } from '../task/rules.ts';
import type { Reminder } from './model.ts';
import { hourOn } from './rules.ts';

/**
 * The content of a reminder about `day`, as it is now or, before its hour, as it will be then. Undefined when it is of no use any more: the day is over, the learner
 * has switched it off, or there is nothing left to do.
 */
export async function makeReminder(
  ports: Pick<Ports, 'curriculum' | 'learner' | 'progress'>,
  input: { learner: string; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<Reminder | undefined> {
  const found = await ports.learner.get(input.learner);
  if (found?.learner.remind !== 'dm') return undefined;
  const { learner, enrolments } = found;
  const hour = hourOn(input.day, learner);
  const now = Temporal.Instant.compare(input.now, hour) < 0 ? hour : input.now;
  if (Temporal.PlainDate.compare(dayOf(now, learner), input.day) > 0) return undefined;
  const parts = await Promise.all(
    enrolments.map(async (enrolment) => {
      const path = ports.curriculum.paths.get(enrolment.cohort.path);
      if (!path) return [];
      const record = await readRecord(ports, { learner, enrolment, now });
      const at = today(path, { learner, enrolment, record, now });
      const due = dueToday({ learner, record, now });
      // The question whether to go on is asked once a week, not every day.
      const monday = sameDay(input.day, mondayOf(input.day));
      const todo =
        (at.kind === 'task' && !at.done) ||
        at.kind === 'gap' ||
        due > 0 ||
        (at.kind === 'finish' && monday) ||
        (at.kind === 'free' && at.review);
      return todo ? [{ enrolment, today: at, due }] : [];
    }),
  );
  return parts.flat().length ? { learner, parts: parts.flat() } : undefined;
}

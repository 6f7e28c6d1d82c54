import { dayOfCohort } from '../calendar/study-days.ts';
import { cohortDate } from '../cohort/rules.ts';
import { read } from '../daily-question/show-daily-question.ts';
import type { Id } from '../id.ts';
import { datesBetween, isHeld, occurrenceOn } from '../office-hour/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { fewest } from '../summary/model.ts';
import type { MadePost } from './model.ts';
import { postMoment } from './rules.ts';

/** What the daily post is about. Undefined when its day is past or has no task. */
export async function makePost(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'dailyQuestion' | 'officeHour' | 'task'>,
  input: { cohort: Id; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<MadePost | undefined> {
  const cohort = await ports.cohort.get(input.cohort);
  const path = cohort && pathOf(ports.curriculum, cohort);
  if (!cohort || !path || Temporal.PlainDate.compare(cohortDate(cohort, input.now), input.day) > 0) return undefined;
  const day = dayOfCohort(cohort, path, input.day);
  const theme = day && path.weeks[day.week - 1];
  if (!day || !theme) return undefined;
  const people = await ports.task.countFinished(cohort.id, day.task.id);
  const did = people < fewest ? undefined : people;
  const question = await ports.dailyQuestion.get({ cohort: cohort.id, day: input.day });
  const asks = question && (await read(ports, question.id));
  const [hour] = await ports.officeHour.list([cohort.id]);
  const isOn = hour && datesBetween(hour, input.day, input.day).some((on) => isHeld(hour, cohort, on));
  return {
    cohort,
    day,
    theme,
    from: postMoment(input.day, cohort),
    hasHour: hour !== undefined,
    ...(did !== undefined && { did }),
    ...(isOn && { held: occurrenceOn(hour, cohort, input.day) }),
    ...(asks && { asks }),
  };
}

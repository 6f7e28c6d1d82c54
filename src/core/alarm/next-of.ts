import { nextRound } from '../buddy/rules.ts';
import type { MinuteOfDay } from '../calendar/model.ts';
import { dayOf, momentOf } from '../calendar/rules.ts';
import { nextAlarms } from '../cohort/alarms.ts';
import { cohortDate } from '../cohort/rules.ts';
import { alarmOf } from '../daily-question/rules.ts';
import type { Id } from '../id.ts';
import { nextNudge } from '../nudge/rules.ts';
import { nextEnd } from '../office-hour/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { nextReminder } from '../reminder/rules.ts';
import type { AlarmKind } from './model.ts';

/**
 * The next alarm of each subject, computed from its row as it is now. Subjects that want none are left out. With
 * `wholeDay` that of today counts as well when its time has passed.
 */
export async function nextOf(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'dailyQuestion' | 'learner' | 'officeHour'>,
  kind: AlarmKind,
  { subjects, now, wholeDay = false }: { subjects: readonly Id[]; now: Temporal.Instant; wholeDay?: boolean },
): Promise<ReadonlyMap<Id, Temporal.Instant>> {
  const next = new Map<Id, Temporal.Instant>();
  if (!subjects.length) return next;
  if (kind === 'reminder' || kind === 'nudge') {
    const nextFor = kind === 'reminder' ? nextReminder : nextNudge;
    for (const { learner } of await ports.learner.list(subjects)) {
      const at = nextFor(learner, wholeDay ? before(dayOf(now, learner), learner.dayStart, learner.zone) : now);
      if (at) next.set(learner.id, at);
    }
    return next;
  }
  if (kind === 'question') {
    for (const question of await ports.dailyQuestion.list(subjects)) {
      const at = alarmOf(question, now);
      if (at) next.set(question.id, at);
    }
    return next;
  }
  const hours = kind === 'office-hour' ? await ports.officeHour.list(subjects) : [];
  for (const cohort of await ports.cohort.list(subjects)) {
    const from = wholeDay ? before(cohortDate(cohort, now), 0, cohort.zone) : now;
    if (kind === 'buddies' || kind === 'office-hour') {
      const hour = hours.find((one) => one.cohort === cohort.id);
      const at = kind === 'buddies' ? nextRound(cohort, from) : nextEnd(hour, cohort, from);
      if (at) next.set(cohort.id, at);
      continue;
    }
    const { postAt, summaryAt } = nextAlarms(cohort, pathOf(ports.curriculum, cohort), from);
    const at = kind === 'post' ? postAt : summaryAt;
    if (at) next.set(cohort.id, at);
  }
  return next;
}

/** The second before a day begins: an alarm at its very beginning comes after it. */
const before = (day: Temporal.PlainDate, start: MinuteOfDay, zone: string): Temporal.Instant =>
  momentOf(day, start, zone).subtract({ seconds: 1 });

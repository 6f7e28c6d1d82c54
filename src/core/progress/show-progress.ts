import { dayOf } from '../calendar/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Path } from '../curriculum/path.ts';
import { ownDate } from '../deadline/own-date.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { dueToday } from '../quiz/daily-set.ts';
import { streakOf } from '../streak/rules.ts';
import { streakRecord } from '../streak/streak-record.ts';
import type { Today } from '../task/model.ts';
import { today } from '../task/rules.ts';
import type { Progress, StudyRecord } from './model.ts';
import { readRecord } from './read-record.ts';
import { hasFirstDay, isDone, minutesByDay, settledTasks, skillsOf, studyWeeks } from './rules.ts';

/** How far a learner has come, in one enrolment; answers, days and skills are theirs over all. */
export async function showProgress(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  input: { learner: Learner; enrolment: Enrolment; now: Temporal.Instant },
): Promise<(Progress & { readonly today: Today }) | undefined> {
  const { learner, enrolment, now } = input;
  const path = pathOf(ports.curriculum, enrolment.cohort);
  if (!path) return undefined;
  const record = await readRecord(ports, { learner, enrolment, now });
  const date = dayOf(now, learner);
  const byDay = minutesByDay(record.minutes, date);
  const skills = skillsOf(path).map((id) => ports.curriculum.skills.get(id)!);
  const done = skills.filter((skill) => isDone(skill, path, record));
  const theirs = today(path, { learner, enrolment, record, now });
  const [current, next] = ahead(path, theirs, record).flatMap(
    (id) => skills.find((skill) => skill.id === id && !done.includes(skill)) ?? [],
  );
  const own = ownDate(path, enrolment, { cards: record.cards, today: date, parameters: learner.parameters });
  const sum = (list: readonly { minutes: number }[]) => list.reduce((total, p) => total + p.minutes, 0);
  return {
    tasks: { done: record.finished.length, of: path.days.length },
    answers: {
      right: Math.max(0, record.cards.reduce((total, card) => total + card.right, 0) - (record.tried?.right ?? 0)),
      of: Math.max(0, record.cards.reduce((total, card) => total + card.asked, 0) - (record.tried?.asked ?? 0)),
    },
    minutes: sum(record.minutes),
    minutesThisWeek: byDay.reduce((total, n) => total + n, 0),
    minutesByDay: byDay,
    calendar: studyWeeks(record.days, date),
    streak: streakOf(streakRecord(learner, record), date),
    skills: { done, of: skills.length, ...(current && { now: current }), ...(next && { next }) },
    ...(own && { ownDate: own }),
    due: dueToday({ learner, record, now }),
    today: theirs,
    level: hasFirstDay(record, date),
  };
}

/** The skills of the tasks that are left, from today's on: a skill whose tasks are done is in the reviews. */
function ahead(path: Path, theirs: Today, record: StudyRecord): readonly string[] {
  const settled = settledTasks(record);
  const left = path.days.filter(({ task }) => !settled.has(task.id));
  const own = theirs.kind === 'task' ? theirs.day.task.id : undefined;
  const from = Math.max(
    left.findIndex(({ task }) => task.id === own),
    0,
  );
  const days = [...left.slice(from), ...left.slice(0, from)];
  return [...new Set(days.flatMap(({ task }) => task.kps.map(skillOf)))];
}

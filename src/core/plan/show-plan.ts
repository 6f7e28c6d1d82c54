import { dayOf, mondayOf, thisMonday } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { skillsOf } from '../progress/rules.ts';
import { goalOf } from '../streak/rules.ts';
import type { Today } from '../task/model.ts';
import { today } from '../task/rules.ts';
import { type Area, type AreaShare, areas, type PathYears, type Plan } from './model.ts';
import { asksLoad, hoursFor, loggedHours, loggedWeeks, plannedHours, yearsOf } from './rules.ts';

interface Asked {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  readonly now: Temporal.Instant;
}

type Needed = Pick<Ports, 'curriculum' | 'progress'>;

/** What a learner will have made by the end of their sprint. Undefined when their path is gone. */
export async function showPlan(
  ports: Needed,
  { learner, enrolment, now }: Asked,
): Promise<(Plan & { readonly today: Today }) | undefined> {
  const path = pathOf(ports.curriculum, enrolment.cohort);
  const number = path && Math.min(sprintOf(path, enrolment), path.sprints.length);
  const sprint = number && path.sprints[number - 1];
  if (!sprint) return undefined;
  const record = await readRecord(ports, { learner, enrolment, now });
  const done = new Set(record.finished.map(({ task }) => task));
  const days = path.days.filter((day) => day.sprint === number);
  const project = sprint.project === undefined ? undefined : ports.curriculum.projects.get(sprint.project);
  const date = dayOf(now, learner);
  return {
    ...{ sprint, number, of: path.sprints.length, tasks: days.length },
    ...(project && { project }),
    done: days.filter(({ task }) => done.has(task.id)).length,
    today: today(path, { learner, enrolment, record, now }),
    asksLoad: asksLoad(date, mondayOf(date), learner.loadWeek),
  };
}

/** How long the whole path takes at the learner's own hours, and by what they logged. */
export async function showYears(ports: Needed, { learner, enrolment, now }: Asked): Promise<PathYears | undefined> {
  const path = pathOf(ports.curriculum, enrolment.cohort);
  if (!path) return undefined;
  const monday = thisMonday(now, learner);
  const { minutes } = await readRecord(ports, { learner, enrolment, now });
  const hours = learner.weeklyHours ?? plannedHours(path, goalOf(learner.goals, monday), learner);
  const logged = loggedHours(minutes, monday);
  return {
    hours,
    chosen: learner.weeklyHours !== undefined,
    years: yearsOf(path.id, hours),
    // What was logged has the weeks in it that were not kept.
    ...(logged && { logged: { hours: logged, weeks: loggedWeeks, years: yearsOf(path.id, logged, 1) } }),
    usual: { years: [3, 6], hours: [Math.round(hoursFor(6)), Math.round(hoursFor(3))] },
  };
}

/** How much of each area of their path a learner knows: points that were right the last time. */
export async function showAreas(
  ports: Needed,
  { learner, enrolment, now }: Asked,
): Promise<readonly AreaShare[] | undefined> {
  const path = pathOf(ports.curriculum, enrolment.cohort);
  if (!path) return undefined;
  const { cards } = await readRecord(ports, { learner, now });
  const right = new Set(cards.filter((card) => card.lastRight).map(({ kp }) => kp));
  const skills = skillsOf(path).map((id) => ports.curriculum.skills.get(id)!);
  return (Object.keys(areas) as Area[]).flatMap((area) => {
    const stages: readonly string[] = areas[area];
    const kps = skills.filter(({ stage }) => stages.includes(stage)).flatMap((skill) => skill.kps);
    return kps.length ? [{ area, known: kps.filter(({ id }) => right.has(id)).length, of: kps.length }] : [];
  });
}

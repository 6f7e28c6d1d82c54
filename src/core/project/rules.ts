import type { Clock } from '../calendar/model.ts';
import { dayOf, mondayOf } from '../calendar/rules.ts';
import { dateOfDay, perWeek, type StudyCalendar } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Day, Sprint } from '../curriculum/path.ts';
import type { Project } from '../curriculum/project.ts';
import { pathOf } from '../path/path-of.ts';
import {
  type HandIn,
  type MemberProject,
  type MemberWork,
  type MilestoneState,
  mostPoints,
  type RowScore,
  type WeekMilestone,
} from './model.ts';

/** A project, and the first sprint of a cohort's path that builds it or offers it; undefined when the path has no such project. */
export function projectOn(
  curriculum: Pick<Curriculum, 'paths' | 'skills' | 'projects'>,
  cohort: Pick<Cohort, 'path' | 'kept'>,
  id: string,
): { readonly project: Project; readonly sprint: Sprint } | undefined {
  const project = curriculum.projects.get(id);
  const sprint = pathOf(curriculum, cohort)?.sprints.find((one) => one.project === id || one.also.includes(id));
  return project && sprint && { project, sprint };
}

/**
 * The milestones of a project with the Sundays that end their weeks, by the calendar of the cohort: holidays move them. A
 * date is one of the learner's own days.
 */
export function milestonesOf(
  { milestones }: Project,
  sprint: Sprint,
  calendar: StudyCalendar,
  handIns: readonly HandIn[],
  clock: Clock,
): readonly MilestoneState[] {
  return milestones.map(({ week }, milestone) => {
    const handIn = handIns.find((one) => one.milestone === milestone);
    return {
      milestone,
      due: dueDate(week, sprint, calendar),
      ...(handIn && { handIn: { ...handIn, on: dayOf(handIn.at, clock) } }),
    };
  });
}

/** The Sunday of a week of the sprint; one past its end is its last. */
function dueDate(week: number, { weeks }: Sprint, calendar: StudyCalendar): Temporal.PlainDate {
  const last = Math.min(weeks.from + week - 1, weeks.to) * perWeek;
  return mondayOf(dateOfDay(calendar, last)).add({ days: 6 });
}

/** The milestone of the sprint's own project in the week of `day`, if there is one. */
export function milestoneInWeek(
  curriculum: Pick<Curriculum, 'paths' | 'skills' | 'projects'>,
  cohort: Cohort,
  day: Day,
): WeekMilestone | undefined {
  const sprint = pathOf(curriculum, cohort)?.sprints[day.sprint - 1];
  const project = curriculum.projects.get(sprint?.project ?? '');
  if (!sprint || !project) return undefined;
  const milestone = project.milestones.find(({ week }) => sprint.weeks.from + week - 1 === day.week);
  return milestone && { project, milestone, due: dueDate(milestone.week, sprint, cohort) };
}

/** The sum of the points, when each row of the rubric has some. */
export function totalOf({ rubric }: Project, scores: readonly RowScore[]): number | undefined {
  const points = rubric.map((_, row) => scores.find((score) => score.row === row)?.points);
  return points.every((one) => one !== undefined)
    ? points.reduce<number>((sum, one) => sum + (one ?? 0), 0)
    : undefined;
}

/** The first row that gets less than all points, of those with the fewest: what to work on next. */
export function weakestRow({ rubric }: Project, scores: readonly RowScore[]): number | undefined {
  const known = scores.filter(({ row, points }) => row < rubric.length && points < mostPoints);
  const least = Math.min(...known.map(({ points }) => points));
  return known.filter(({ points }) => points === least).sort((a, b) => a.row - b.row)[0]?.row;
}

/** Which of these files a commit lacks. A name alone is met in any folder, in any case of letters. */
export function missingFiles(wanted: readonly string[], files: readonly string[]): readonly string[] {
  const there = files.map((path) => `/${path.toLowerCase()}`);
  return wanted.filter((file) => !there.some((path) => path.endsWith(`/${file.toLowerCase()}`)));
}

/** What a member handed in for a project, with its sums. */
export function memberProject(work: MemberWork, of: Project): MemberProject {
  const total = totalOf(of, work.scores);
  const done = work.handIns.filter(({ milestone }) => milestone < of.milestones.length).length;
  return { ...work, of, done, ...(total !== undefined && { total }) };
}

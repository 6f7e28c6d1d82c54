import { cohortDate, summaryWeek } from './cohort.ts';
import type { Curriculum, Sprint, Week } from './curriculum.ts';
import { momentOf, mondayOf } from './day.ts';
import type { Cohort, Id, Ports } from './ports.ts';
import { groupDay } from './task.ts';

/** Below this many people, a number says who did what. */
export const fewest = 5;
/** Answers to a knowledge point before it may be called hard. */
const enough = 5;

/** What the store knows of a cohort's week. */
export interface CohortWeek {
  readonly members: readonly {
    readonly enrolment: Id;
    readonly name: string;
    readonly board: boolean;
    readonly minutes: number;
    readonly lastMinutes: number;
    readonly days: number;
    readonly tasks: number;
    readonly answers: number;
  }[];
  /** Knowledge points answered in that week, by how many people and how well. */
  readonly kps: readonly {
    readonly kp: string;
    readonly people: number;
    readonly asked: number;
    readonly right: number;
  }[];
}

export interface WeeklySummary {
  readonly cohort: Cohort;
  readonly week: number;
  readonly members: number;
  /** Absent when fewer than five were active: an invitation takes its place. */
  readonly did?: {
    readonly people: number;
    readonly tasks: number;
    readonly answers: number;
    readonly minutes: number;
  };
  /** Only people who are on the board: the names with the most days, and with the greatest rise in minutes. */
  readonly consistent: readonly string[];
  readonly improved: readonly string[];
  /** The knowledge point most often missed, by at least five people. */
  readonly hard?: string;
  readonly next?: Week;
  /** The sprint that ends with this week. */
  readonly ends?: Sprint;
}

/** What a cohort did in a week. Names only those who chose to be on the board, and nobody for what they did not do. */
export async function makeSummary(
  { store, curriculum }: { store: Ports['store']; curriculum: Curriculum },
  input: { cohort: Id; monday: Temporal.PlainDate; now: Temporal.Instant },
): Promise<WeeklySummary | undefined> {
  const cohort = await store.cohort(input.cohort);
  const route = cohort && curriculum.routes.get(cohort.route);
  if (!cohort || !route) return undefined;
  // Planned in time, and held up on its way.
  const friday = momentOf(input.monday.add({ days: 4 }), 12, cohort.zone);
  if (!summaryWeek(cohort.zone, friday, input.now)) return undefined;
  const { members, kps } = await store.cohortWeek(cohort.id, input.monday);
  const active = members.filter((m) => m.minutes > 0);
  const named = cohort.board && active.length >= fewest ? active.filter((m) => m.board) : [];
  const most = (of: (member: (typeof members)[number]) => number, least: number) => {
    const top = Math.max(...named.map(of));
    return top >= least
      ? named
          .filter((m) => of(m) === top)
          .map((m) => m.name)
          .slice(0, 3)
      : [];
  };
  const week = Math.ceil(groupDay(cohort.start, input.monday) / 5);
  const hard = kps
    .filter((k) => k.people >= fewest && k.asked >= enough && k.right < k.asked * 0.7)
    .sort((a, b) => a.right / a.asked - b.right / b.asked)[0];
  const sum = (of: (member: (typeof members)[number]) => number) => active.reduce((total, m) => total + of(m), 0);
  const next = route.weeks[week];
  const ends = route.sprints.find((sprint) => sprint.weeks.to === week);
  return {
    cohort,
    week,
    members: members.length,
    ...(active.length >= fewest && {
      did: {
        people: active.length,
        tasks: sum((m) => m.tasks),
        answers: sum((m) => m.answers),
        minutes: sum((m) => m.minutes),
      },
    }),
    consistent: named.length ? most((m) => m.days, 3) : [],
    improved: named.length ? most((m) => (m.lastMinutes > 0 ? m.minutes - m.lastMinutes : 0), 1) : [],
    ...(hard && { hard: hard.kp }),
    ...(next && { next }),
    ...(ends && { ends }),
  };
}

/** The Monday of the cohort's present week. */
export const thisMonday = (cohort: Cohort, now: Temporal.Instant): Temporal.PlainDate =>
  mondayOf(cohortDate(cohort, now));

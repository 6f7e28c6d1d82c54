import { daysBetween } from '../calendar/rules.ts';
import { nextPostDate, summaryDate, weekReached } from '../calendar/study-days.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { WeeklySummary } from './model.ts';
import { fewest } from './model.ts';
import { enough, summaryMoment, summaryWeek } from './rules.ts';

/** What a cohort did in a week. Names only those who chose to be on the board, and nobody for what they did not do. */
export async function makeSummary(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'summary'>,
  input: { cohort: Id; monday: Temporal.PlainDate; now: Temporal.Instant },
): Promise<WeeklySummary | undefined> {
  const cohort = await ports.cohort.get(input.cohort);
  const path = cohort && ports.curriculum.paths.get(cohort.path);
  if (!cohort || !path) return undefined;
  // It was planned in time, but sent too late.
  const from = summaryMoment(input.monday, cohort);
  if (!summaryWeek(cohort.zone, from, input.now)) return undefined;
  // A holiday was entered after it had been planned.
  const first = nextPostDate(cohort, path, input.monday);
  if (!first || daysBetween(input.monday, first) >= 7) return undefined;
  const { members, kps, days } = await ports.summary.week(cohort.id, input.monday);
  const active = members.filter((m) => m.minutes > 0);
  const named = cohort.board && active.length >= fewest ? active.filter((m) => m.board) : [];
  const most = (of: (member: (typeof members)[number]) => number, least: number) => {
    const top = Math.max(...named.map(of));
    return top >= least
      ? named
          .filter((m) => of(m) === top)
          .map((m) => m.name)
          .sort((a, b) => a.localeCompare(b))
      : [];
  };
  // On a Monday that is no study day, the group is still where it was the week before.
  const week = weekReached(cohort, summaryDate(input.monday));
  const hard = kps
    .filter((k) => k.people >= fewest && k.asked >= enough && k.right < k.asked * 0.7)
    .sort((a, b) => a.right / a.asked - b.right / b.asked)[0];
  const sum = (of: (member: (typeof members)[number]) => number) => active.reduce((total, m) => total + of(m), 0);
  const comes = nextPostDate(cohort, path, input.monday.add({ weeks: 1 }));
  const ahead = comes && weekReached(cohort, comes);
  const next = ahead && path.weeks[ahead - 1];
  const after = comes && daysBetween(input.monday, comes) >= 14 ? comes : undefined;
  const ends = ahead === week ? undefined : path.sprints.find((sprint) => sprint.weeks.to === week);
  return {
    cohort,
    from,
    week,
    members: members.length,
    ...(active.length >= fewest && {
      did: {
        people: active.length,
        tasks: sum((m) => m.tasks),
        answers: sum((m) => m.answers),
        minutes: sum((m) => m.minutes),
        days: days
          .filter(({ people }) => people >= fewest)
          .map(({ day, minutes }) => ({ weekday: daysBetween(input.monday, day) + 1, minutes })),
      },
    }),
    consistent: named.length ? most((m) => m.days, 3) : [],
    improved: named.length ? most((m) => (m.lastMinutes > 0 ? m.minutes - m.lastMinutes : 0), 1) : [],
    ...(hard && { hard: hard.kp }),
    ...(next && { next: { ...next, ...(after && { from: after }) } }),
    ...(ends && { ends }),
  };
}

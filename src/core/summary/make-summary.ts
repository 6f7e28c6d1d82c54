import { daysBetween } from '../calendar/rules.ts';
import { dayOfCohort, nextPostDate, summaryDate, weekReached } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import { lineOf } from '../outlook/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { aboutWeek } from '../retro/rules.ts';
import { mayFill } from '../tutor/fill-form.ts';
import type { SummaryChoice, SummaryDraft, SummaryWords, WeeklySummary } from './model.ts';
import { fewest } from './model.ts';
import { hardOf, summaryMoment, summaryWeek } from './rules.ts';

type SummaryPorts = Pick<Ports, 'cohort' | 'curriculum' | 'model' | 'retro' | 'summary' | 'summaryWords'>;

/**
 * The summary of a cohort's week as it would be posted now, for its organiser, and what becomes of it. Undefined when there
 * is none.
 */
export async function makeDraft(
  ports: SummaryPorts,
  input: { cohort: Id; monday: Temporal.PlainDate; now: Temporal.Instant },
): Promise<SummaryDraft | undefined> {
  const choice = await ports.summary.choice(input.cohort, input.monday);
  const summary = await composeSummary(ports, input, choice);
  if (!summary) return undefined;
  const over = choice?.kind === 'post' || Temporal.Instant.compare(input.now, summary.from) >= 0;
  const skipped = choice?.kind === 'skip';
  const stands = over ? (skipped ? 'dropped' : 'posted') : skipped ? 'skipped' : 'coming';
  const model = stands === 'coming' ? await modelOf(ports, summary) : undefined;
  return { summary, monday: input.monday, stands, ...(model && { model }) };
}

/** Nothing where its words are in the summary already, or there are no figures to write them from. */
async function modelOf(
  ports: Pick<Ports, 'model' | 'summaryWords'>,
  { cohort, monday, did }: WeeklySummary,
): Promise<SummaryDraft['model']> {
  if (!did || !mayShowWords(ports, cohort)) return undefined;
  const kept = await ports.summaryWords.find(cohort.id, monday);
  if (kept) return kept.taken ? undefined : { words: kept.words };
  return mayFill(ports, cohort) ? 'offered' : undefined;
}

/** The operator and the cohort each can turn the model off; then nothing of it is shown. */
const mayShowWords = ({ model }: Pick<Ports, 'model'>, { quotesOnly }: Cohort): boolean =>
  !quotesOnly && model.state().kind !== 'off';

/** Whether something can still be done about it. */
export const isOpen = ({ stands }: SummaryDraft): boolean => stands === 'coming' || stands === 'skipped';

/**
 * What a cohort did in a week, unless its organiser has said that it is not to be posted; at once, if they said so.
 * `again`: it was posted, and is made as it is now, however long ago that was.
 */
export async function makeSummary(
  ports: SummaryPorts,
  input: { cohort: Id; monday: Temporal.PlainDate; now: Temporal.Instant; again?: boolean },
): Promise<WeeklySummary | undefined> {
  const choice = await ports.summary.choice(input.cohort, input.monday);
  if (choice?.kind === 'skip') return undefined;
  const summary = await composeSummary(ports, input, choice);
  return summary && choice?.kind === 'post' ? { ...summary, from: input.now } : summary;
}

/**
 * A summary that was posted is edited when a line of it is added, reported or taken back, which may be weeks later: a pause
 * that began meanwhile is no part of it, and what it said of the week after stays.
 */
function asPosted(cohort: Cohort, { monday, again }: { monday: Temporal.PlainDate; again?: boolean }): Cohort {
  const { pausedFrom, ...going } = cohort;
  return again && pausedFrom && Temporal.PlainDate.compare(pausedFrom, monday.add({ weeks: 1 })) >= 0 ? going : cohort;
}

/** Names only those who chose to be on the board, and nobody for what they did not do. */
async function composeSummary(
  ports: SummaryPorts,
  input: { cohort: Id; monday: Temporal.PlainDate; now: Temporal.Instant; again?: boolean },
  choice: SummaryChoice | undefined,
): Promise<WeeklySummary | undefined> {
  const found = await ports.cohort.get(input.cohort);
  const cohort = found && asPosted(found, input);
  const path = cohort && pathOf(ports.curriculum, cohort);
  if (!cohort || !path) return undefined;
  // It was planned in time, but sent too late.
  const from = summaryMoment(input.monday, cohort);
  if (!input.again && !summaryWeek(cohort.zone, from, input.now)) return undefined;
  // A holiday was entered after it had been planned.
  const first = nextPostDate(cohort, path, input.monday);
  if (!first || daysBetween(input.monday, first) >= 7) return undefined;
  const lookedBack = await ports.retro.count(cohort.id, input.monday);
  const lines = await ports.retro.lines({ cohort: cohort.id, about: aboutWeek(input.monday) });
  const written: SummaryWords | undefined = mayShowWords(ports, cohort)
    ? await ports.summaryWords.find(cohort.id, input.monday)
    : undefined;
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
  const taught = Array.from({ length: 7 }, (_, n) => dayOfCohort(cohort, path, input.monday.add({ days: n })));
  const tasks = taught.filter(Boolean).length;
  const news = lineOf(ports.curriculum, week);
  // What was hard last week already was named then, or stood behind what was: it is no news.
  const before = await ports.summary.points(cohort.id, input.monday.subtract({ weeks: 1 }), input.monday);
  const again = new Set(hardOf(before).map(({ kp }) => kp));
  const hard = hardOf(kps).find(({ kp }) => !again.has(kp));
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
    finished: tasks > 0 ? named.filter((m) => m.tasks >= tasks).map((m) => m.name) : [],
    consistent: named.length ? most((m) => m.days, 3) : [],
    improved: named.length ? most((m) => (m.lastMinutes > 0 ? m.minutes - m.lastMinutes : 0), 1) : [],
    ...(hard && { hard: hard.kp }),
    ...(next && { next: { ...next, ...(after && { from: after }) } }),
    ...(choice?.words !== undefined && { words: choice.words }),
    ...(written?.taken && { modelWords: written.words }),
    ...(news && { news }),
    ...(cohort.pausedFrom && { paused: true as const }),
    ...(ends && { ends }),
    ...(lookedBack >= fewest && { lookedBack }),
    monday: input.monday,
    lines,
  };
}

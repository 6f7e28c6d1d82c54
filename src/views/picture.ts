import { buttons, type Chart, nameLabel, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Plan } from '../core/plan/model.ts';
import type { Progress } from '../core/progress/model.ts';
import type { ShownTrap } from '../core/trap/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { progressRoutes } from '../routes/progress.ts';

/** So many traps are on one picture. */
const maxTraps = 6;

const weekdays = (t: Catalogue) => [1, 2, 3, 4, 5, 6, 7].map(t.weekdayShort);

/** The days on which somebody studied. Their first week has no calendar: it would be one column. */
export function calendarChart({ calendar }: Pick<Progress, 'calendar'>, about: string, t: Catalogue): Chart[] {
  if (calendar.length < 2) return [];
  const counts = calendar.map(({ days }) => days.filter(Boolean).length);
  return [
    {
      kind: 'chart',
      shape: 'calendar',
      title: t.progress.calendar(calendar.length),
      about,
      unit: t.progress.studyDays,
      labels: calendar.map(({ monday }) => t.dayMonth(monday)),
      series: weekdays(t).map((label, day) => ({
        label,
        // A day that is ahead has no value, and only the last week has such days.
        values: calendar.flatMap(({ days }) => (days[day] === undefined ? [] : [Number(days[day])])),
      })),
      alt: t.progress.calendarAlt(calendar.length, t.list(counts.map(String))),
    },
  ];
}

/** Minutes by day; a day that is ahead has a label alone. None without any. */
export function minutesChart(
  labels: readonly string[],
  minutes: readonly number[],
  title: string,
  about: string | undefined,
  t: Catalogue,
): Chart[] {
  if (!minutes.some((n) => n > 0)) return [];
  const days = minutes.flatMap((n, day) => (n > 0 ? [t.progress.weekDay(labels[day] ?? '', n)] : []));
  return [
    {
      kind: 'chart',
      shape: 'columns',
      title,
      ...(about && { about }),
      labels,
      series: [{ label: t.progress.points, values: minutes }],
      alt: t.progress.weekAlt(t.list(days)),
    },
  ];
}

/** How far somebody is in their sprint. */
function sprintChart(
  { sprint, number, of, done, tasks }: Plan,
  { skills }: Progress,
  about: string,
  t: Catalogue,
): Chart {
  const meters: readonly (readonly [label: string, done: number, of: number])[] = [
    [t.plan.tasks, done, tasks],
    [t.progress.skills, skills.done.length, skills.of],
  ];
  const title = textIn(sprint.name, t.language) ?? '';
  return {
    kind: 'chart',
    shape: 'meters',
    title,
    about: `${about} · ${t.progress.sprintOf(number, of)}`,
    labels: meters.map(([label]) => label),
    series: [
      { label: t.progress.done, values: meters.map(([, n]) => n) },
      { label: t.progress.of, values: meters.map(([, , n]) => n) },
    ],
    alt: t.sentences(meters.map((meter) => t.progress.meterAlt(...meter))),
  };
}

/** The traps that somebody has overcome, the last ones first. None without any. */
function trapsChart(traps: readonly ShownTrap[], about: string, t: Catalogue): Chart[] {
  const overcome = traps.filter(({ trap }) => trap.stage === 'overcome');
  if (!overcome.length) return [];
  const labels = overcome.slice(0, maxTraps).map(({ misconception }) => textIn(misconception.name, t.language) ?? '');
  return [
    {
      kind: 'chart',
      shape: 'checks',
      title: t.progress.trapsPicture(overcome.length),
      about,
      labels,
      series: [],
      alt: t.list(labels.map((label) => `“${label}”`)),
    },
  ];
}

/** Whose picture it is: a name, and the group that it was made in. Somebody who studies solo has none. */
export const ownerOf = (name: string, { cohort }: Pick<Enrolment, 'cohort'>, t: Catalogue): string =>
  [nameLabel(name, ''), cohort.home ? nameLabel(cohort.name, '') : t.chat.solo].filter(Boolean).join(' · ');

/** What somebody may like to show to others. */
export function picturesView(
  shown: { readonly progress: Progress; readonly plan: Plan; readonly traps: readonly ShownTrap[] },
  { name, enrolment }: { readonly name: string; readonly enrolment: Enrolment },
  t: Catalogue,
): View {
  const { progress, plan, traps } = shown;
  const about = ownerOf(name, enrolment, t);
  const drawn = [
    ...(progress.minutes > 0 ? [sprintChart(plan, progress, about, t)] : []),
    ...calendarChart(progress, about, t),
    ...minutesChart(weekdays(t), progress.minutesByDay, t.progress.weekPicture, about, t),
    ...trapsChart(traps, about, t),
  ];
  return {
    title: t.progress.pictures,
    body: [
      text(drawn.length ? t.progress.picturesAbout : t.progress.picturesNone),
      ...drawn,
      buttons({ label: t.progress.title, route: progressRoutes.in({ enrolment: enrolment.id }) }),
    ],
  };
}

import { atOnce, type Block, type Button, buttons, fold, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import {
  type Adjusted,
  type AreaShare,
  type Load,
  loads,
  type PathYears,
  type Plan,
  type Proposal,
  weeklyHours,
  type Years,
} from '../core/plan/model.ts';
import type { WeekAsks } from '../core/pledge/model.ts';
import type { Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { progressRoutes } from '../routes/progress.ts';
import { buddyButton } from './buddy.ts';
import { weekBlocks } from './pledge.ts';
import { sprintLine } from './sprint-text.ts';
import { todayButtons } from './today-buttons.ts';

type Shown = Plan & { readonly today: Today };

/** What somebody will have made by the end of their sprint; at the end of their week, how much it was. */
export function planView(plan: Shown, week: WeekAsks, of: Enrolment, t: Catalogue): View {
  const { sprint, project } = plan;
  const { id: enrolment } = of;
  const will = sprint.finish ?? project?.name ?? sprint.about;
  const more = { label: t.chat.more, route: progressRoutes.planMore({ enrolment }) };
  return {
    title: t.plan.title,
    body: [
      text(sprintLine({ name: sprint.name, number: plan.number, of: plan.of, made: will }, t)),
      { kind: 'meter', label: t.plan.tasks, done: plan.done, of: plan.tasks },
      ...(plan.asksLoad ? loadBlocks({ id: enrolment }, t) : []),
      ...weekBlocks(week, t).filter(({ kind }) => kind !== 'buttons'),
      buttons(...fold(waysOn(plan, week, of, t), more, roomOf(plan))),
    ],
  };
}

/** The answers to how the week was take room as well. */
const roomOf = ({ asksLoad }: Pick<Plan, 'asksLoad'>): number => atOnce - (asksLoad ? loads.length : 0);

/** What one can do from the plan, the most used first. */
function waysOn({ today }: Shown, week: WeekAsks, of: Enrolment, t: Catalogue): readonly Button[] {
  const { id: enrolment } = of;
  const ways = [
    // What is asked of the week stands above.
    ...weekBlocks(week, t).flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])),
    ...todayButtons(today, of, t).slice(0, 1),
    { label: t.plan.wholePath, route: progressRoutes.years({ enrolment }) },
    { label: t.plan.skills, route: progressRoutes.skills({ enrolment }) },
    buddyButton(of, t),
  ];
  return ways.filter((way) => way !== false && way !== undefined);
}

/** The ways on that the plan had no room for. */
export const morePlanView = (plan: Shown, week: WeekAsks, of: Enrolment, t: Catalogue): View => ({
  title: t.plan.title,
  body: [buttons(...waysOn(plan, week, of, t).slice(roomOf(plan) - 1))],
});

/** The question how much the week was. */
export const loadBlocks = ({ id: enrolment }: Pick<Enrolment, 'id'>, t: Catalogue): readonly Block[] => [
  text(`**${t.plan.loadAsk}**`),
  buttons(...loads.map((load) => ({ label: t.plan.load[load], route: progressRoutes.load({ enrolment, load }) }))),
];

/** Whole years: nobody knows the months. */
const whole = (years: number) => Math.max(1, Math.round(years));
const rounded = (hours: number) => Math.max(1, Math.round(hours));

/** The whole path in years, by one's own hours and by what was logged. */
export function yearsView(
  { hours, chosen, years, logged, usual }: PathYears,
  { id: enrolment }: Enrolment,
  t: Catalogue,
): View {
  const of = ({ low, mid, high }: Years) => [whole(mid), whole(low), whole(high)] as const;
  return {
    title: t.plan.wholePath,
    body: [
      text(
        (chosen ? t.plan.years : t.plan.yearsPlanned)(rounded(hours), ...of(years)),
        logged && t.plan.logged(logged.weeks, rounded(logged.hours), ...of(logged.years)),
        t.plan.usual(...usual.years, ...usual.hours),
        t.plan.estimate,
      ),
      {
        kind: 'select',
        placeholder: t.plan.hoursChoose,
        route: progressRoutes.hours({ enrolment }),
        min: 1,
        max: 1,
        options: weeklyHours.map((n) => ({ value: String(n), label: t.plan.hours(n) })),
        ...(chosen && { chosen: String(hours) }),
      },
      buttons({ label: t.plan.title, route: progressRoutes.plan({ enrolment }) }),
    ],
  };
}

/** The areas of the path, as a chart and in words. */
export function areasView(shares: readonly AreaShare[], { id: enrolment }: Enrolment, t: Catalogue): View {
  const percent = ({ known, of }: AreaShare) => Math.round((100 * known) / of);
  return {
    title: t.plan.skills,
    body: [
      {
        kind: 'chart',
        title: t.plan.areasTitle,
        labels: shares.map(({ area }) => t.plan.areas[area]),
        series: [{ label: t.plan.known, values: shares.map(percent) }],
        most: 100,
        alt: t.sentences(shares.map((share) => t.plan.areaAlt(t.plan.areas[share.area], share.known, share.of))),
      },
      text(t.plan.areasMean),
      buttons(
        { label: t.progress.title, route: progressRoutes.in({ enrolment }) },
        { label: t.plan.title, route: progressRoutes.plan({ enrolment }) },
      ),
    ],
  };
}

/** What would change, and the question whether it may. */
export function proposedView(proposed: Proposal, load: Load, { id: enrolment }: Enrolment, t: Catalogue): View {
  const said = proposed.kind === 'days' ? t.plan.proposeDays : t.plan.proposeMinutes;
  return {
    body: [
      text(said(proposed.now, proposed.next)),
      buttons(
        { label: t.plan.agree, style: 'main', route: progressRoutes.adjust({ enrolment, load }) },
        { label: t.plan.leave, route: progressRoutes.adjust({ enrolment, load: 'right' }) },
      ),
    ],
  };
}

export function adjustedView(adjusted: Adjusted, { id: enrolment }: Enrolment, t: Catalogue): View {
  const said =
    adjusted.kind === 'days'
      ? t.plan.adjustedDays(adjusted.now, daysText(adjusted, t))
      : adjusted.kind === 'minutes'
        ? t.plan.adjustedMinutes(adjusted.now)
        : t.plan.adjusted[adjusted.kind];
  return { body: [text(said), buttons({ label: t.plan.title, route: progressRoutes.plan({ enrolment }) })] };
}

/** Which days these are: at one's own pace those with a task; beside a group its own days, of which one takes so many. */
const daysText = ({ now, on }: Adjusted & { kind: 'days' }, t: Catalogue): string =>
  on ? t.plan.daysOwn(t.list(on.map(t.weekday))) : t.plan.daysGroup(now);

import { groupDay } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import { type ListedMember, type Member, type MemberPage, riskDays, type Standing, standings } from './model.ts';

/** How it goes for somebody. `today` is the cohort's date: its holidays are nobody's gap. */
export function standingOf(
  { joined, lastDay }: Pick<Member, 'joined' | 'lastDay'>,
  cohort: Cohort,
  today: Temporal.PlainDate,
): Standing {
  const reached = groupDay(cohort, today);
  if (reached === 0) return 'waiting';
  if (!lastDay) return reached - groupDay(cohort, joined) >= riskDays ? 'notStarted' : 'waiting';
  return reached - groupDay(cohort, lastDay) >= riskDays ? 'atRisk' : 'active';
}

export const listed = (member: Member, cohort: Cohort, today: Temporal.PlainDate): ListedMember => ({
  ...member,
  standing: standingOf(member, cohort, today),
});

const membersAPage = 20;

/** Those who may need a word come first; who was removed comes last. */
const order = (a: ListedMember, b: ListedMember): number =>
  Number(a.removed) - Number(b.removed) ||
  standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
  a.name.localeCompare(b.name) ||
  Number(a.id) - Number(b.id);

/** How many there are in all, of each standing, and with closed DMs. Those who were removed do not count. */
export function membersCount(members: readonly ListedMember[]): MemberPage['counts'] {
  const here = members.filter(({ removed }) => !removed);
  const count = (of: (member: ListedMember) => boolean) => here.filter(of).length;
  const byStanding = Object.fromEntries(
    standings.map((standing) => [standing, count((member) => member.standing === standing)]),
  ) as Record<Standing, number>;
  return { all: here.length, dmClosed: count(({ dmClosed }) => dmClosed), ...byStanding };
}

/** A page of them, and the counts over all. `sought` is a part of a name, or a number. */
export function pageOf(
  members: readonly ListedMember[],
  { cohort, page, sought }: { cohort: Cohort; page: number; sought?: string | undefined },
): MemberPage {
  const fits = (member: ListedMember) =>
    sought === undefined || member.id === sought || member.name.toLowerCase().includes(sought.toLowerCase());
  const found = members.filter(fits).sort(order);
  const pages = Math.max(1, Math.ceil(found.length / membersAPage));
  const at = Math.min(page, pages - 1);
  return {
    cohort,
    page: at,
    pages,
    members: found.slice(at * membersAPage, (at + 1) * membersAPage),
    counts: membersCount(members),
    ...(sought !== undefined && { sought }),
  };
}

/** Whether somebody decides who organises a cohort: whoever opened it, and whoever manages its workspace. */
export const leads = (cohort: Cohort, who: { readonly learner: Id; readonly manages: boolean }): boolean =>
  who.manages || cohort.organiser === who.learner;

import type { Appeal, ShownAppeal } from '../appeal/model.ts';
import { onTheHour } from '../calendar/minute-of-day.ts';
import { dayOf, momentOf } from '../calendar/rules.ts';
import { isStudyDay, perWeek } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Item } from '../curriculum/item.ts';
import { toLearner } from '../delivery/address.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Account, Learner } from '../learner/model.ts';
import type { Ports, Transact, Tx } from '../ports.ts';
import { postMoment } from '../post/rules.ts';
import type { OrganiserAbout } from '../summary/model.ts';
import { summaryTime } from '../summary/rules.ts';
import { mostTold, type Note, type ToDecide } from './model.ts';

/** Nobody comes back to an older question. */
const longest = { hours: 14 * 24 } as const;

/** Nobody answered it on its day, and today is a study day. */
function isUnheard({ at }: Pick<Note, 'at'>, cohort: Cohort, now: Temporal.Instant): boolean {
  const today = cohortDate(cohort, now);
  return Temporal.PlainDate.compare(cohortDate(cohort, at), today) < 0 && isStudyDay(today, perWeek);
}

/** From this hour of the cohort's on, its organiser is told what can wait for the morning. */
const morning = onTheHour(9);

/** On which day of a cohort its organiser is told how it stands; for as many days after that, if the bot was down. */
const milestones = { day1: 1, day7: 7, day30: 30 } as const;
const lateDays = 3;

/** The cohorts of which their organisers are told something now that nobody asked for: a summary to come, or how it goes. */
async function newsOfCohorts(
  ports: Pick<Ports, 'cohort' | 'summary'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<readonly { readonly cohort: Cohort; readonly about: OrganiserAbout }[]> {
  const { summary } = ports;
  const found: { readonly id: Id; readonly about: OrganiserAbout }[] = [];
  const draft = { after: now, until: now.add({ minutes: summaryTime - morning }), told: now.subtract({ hours: 72 }) };
  for (const id of await summary.listDrafts({ ...draft, limit })) found.push({ id, about: 'draft' });
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  for (const about of ['day1', 'day7', 'day30'] as const) {
    const [from, to] = [milestones[about] + lateDays, milestones[about] - 1].map((days) => today.subtract({ days }));
    for (const id of await summary.listBegun({ about, from: from!, to: to!, limit })) found.push({ id, about });
  }
  const cohorts = new Map((await ports.cohort.list([...new Set(found.map(({ id }) => id))])).map((c) => [c.id, c]));
  return found.flatMap(({ id, about }) => {
    const cohort = cohorts.get(id);
    const due = cohort && (about === 'draft' || isMorningOf(cohort, milestones[about], now));
    return due ? [{ cohort, about }] : [];
  });
}

/** Whether the morning has come of as many days after the cohort's first one. */
const isMorningOf = (cohort: Cohort, days: number, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(momentOf(cohort.start.add({ days }), morning, cohort.zone), now) <= 0;

/** A question that nobody answered is told to an organiser when the group's post comes; with anything else, at once. */
const hourHasCome = (cohort: Cohort, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(postMoment(cohortDate(cohort, now), cohort), now) <= 0;

/**
 * Plans what organisers are told: questions that nobody answered for a study day, what waits for their decision, the weekly
 * summary before it is posted, and how a group stands after a day, a week and a month. One private message a day and
 * organiser, over all of their groups; what comes up later that day is shown in it.
 */
export async function claimNotes(
  ports: Pick<Ports, 'cohort' | 'note' | 'learner' | 'report' | 'summary'> &
    Transact<'note' | 'delivery' | 'edit' | 'summary'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<void> {
  const open = await ports.note.unheard({ since: now.subtract(longest), before: now, limit });
  const cohorts = new Map(
    (await ports.cohort.list([...new Set(open.map(({ cohort }) => cohort))])).map((c) => [c.id, c]),
  );
  const reported = await ports.report.organisersToTell(limit);
  const news = Map.groupBy(await newsOfCohorts(ports, { now, limit }), ({ cohort }) => cohort.organiser);
  const due = new Map<Id, Id[]>();
  for (const organiser of [...reported, ...news.keys()]) if (organiser) due.set(organiser, []);
  const told = new Set(due.keys());
  // The oldest first, and no more than the message shows: what is not told is still due tomorrow.
  for (const note of open.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const cohort = cohorts.get(note.cohort);
    if (!cohort?.organiser || !isUnheard(note, cohort, now)) continue;
    if (!told.has(cohort.organiser) && !hourHasCome(cohort, now)) continue;
    const own = due.get(cohort.organiser) ?? [];
    due.set(cohort.organiser, [...own, note.id].slice(0, mostTold));
  }
  for (const { learner, account } of await ports.learner.list([...due.keys()])) {
    if (!account) continue;
    await ports.transact(async (tx) => {
      const told = news.get(learner.id) ?? [];
      for (const { cohort, about } of told) await tx.summary.markTold({ cohorts: [cohort.id], about, at: now });
      const fresh = await tellOrganiser(tx, { learner, account, now, shows: told.length > 0 });
      // Whoever was told something today already is told the rest tomorrow.
      if (fresh) await tx.note.markTold(due.get(learner.id) ?? [], now);
    });
  }
}

/**
 * Plans the day's private message to an organiser. Whoever has had it today has what is new shown in it, with `shows`. True
 * when it is new.
 */
export async function tellOrganiser(
  tx: Pick<Tx<'delivery' | 'edit'>, 'delivery' | 'edit'>,
  of: {
    learner: Learner;
    account: Pick<Account, 'platform' | 'account'>;
    now: Temporal.Instant;
    shows: boolean;
  },
): Promise<boolean> {
  const { learner, account, now, shows } = of;
  const note = { ...toLearner(learner.id, account), kind: 'group-note', slot: slotOf(dayOf(now, learner)) };
  if (await tx.delivery.plan([{ ...note, params: { learner: learner.id } }], now)) return true;
  if (shows) await tx.edit.plan(note, { now, pause: { seconds: 0 } });
  return false;
}

/** A message that was held up, by quiet hours for instance, still says what it was planned for. */
const toldFor = { hours: 48 } as const;

/** What an organiser has to look at now. */
export async function listToDecide(
  ports: Pick<Ports, 'note' | 'report' | 'appeal' | 'feedback' | 'curriculum'>,
  { organiser, now }: { organiser: Id; now: Temporal.Instant },
): Promise<ToDecide> {
  return {
    reported: await ports.report.pending(organiser),
    appeals: (await ports.appeal.pending(organiser)).flatMap((appeal) => {
      const item = ports.curriculum.items.get(appeal.item);
      return item ? [{ appeal, item, key: keyOf(item), ...criteriaOf(item, appeal) }] : [];
    }),
    objections: (await ports.feedback.pending(organiser)).flatMap((one) => {
      const project = ports.curriculum.projects.get(one.entry);
      return project ? [{ ...one, project }] : [];
    }),
    unanswered: await ports.note.told(organiser, now.subtract(toldFor), mostTold),
  };
}

/** A rubric may have been written anew since. */
const criteriaOf = (item: Item, { verdicts }: Appeal): Pick<ShownAppeal, 'criteria'> =>
  item.type === 'short' && verdicts?.length === item.rubric.length
    ? { criteria: item.rubric.map((criterion, at) => ({ criterion, ...verdicts[at]! })) }
    : {};

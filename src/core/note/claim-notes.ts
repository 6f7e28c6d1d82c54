import { dayOf } from '../calendar/rules.ts';
import { isStudyDay, perWeek } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { toLearner } from '../delivery/address.ts';
import { slotOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Ports, Transact } from '../ports.ts';
import { postMoment } from '../post/rules.ts';
import { mostTold, type Note, type ToDecide } from './model.ts';

/** Nobody comes back to an older question. */
const longest = { hours: 14 * 24 } as const;

/** Nobody answered it on its day, and today is a study day. */
function isUnheard({ at }: Pick<Note, 'at'>, cohort: Cohort, now: Temporal.Instant): boolean {
  const today = cohortDate(cohort, now);
  return Temporal.PlainDate.compare(cohortDate(cohort, at), today) < 0 && isStudyDay(today, perWeek);
}

/** A question that nobody answered is told to an organiser when the group's post comes; with a report, at once. */
const hourHasCome = (cohort: Cohort, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(postMoment(cohortDate(cohort, now), cohort), now) <= 0;

/**
 * Plans what organisers are told: questions that nobody answered for a study day, and notes that wait for their
 * decision. One private message a day and organiser, over all of their groups, as only they can do something about it.
 */
export async function claimNotes(
  ports: Pick<Ports, 'cohort' | 'note' | 'learner' | 'report'> & Transact<'note' | 'delivery'>,
  { now, limit }: { now: Temporal.Instant; limit: number },
): Promise<void> {
  const open = await ports.note.unheard({ since: now.subtract(longest), before: now, limit });
  const cohorts = new Map(
    (await ports.cohort.list([...new Set(open.map(({ cohort }) => cohort))])).map((c) => [c.id, c]),
  );
  const reported = new Set(await ports.report.organisersToTell(limit));
  const due = new Map<Id, Id[]>([...reported].map((organiser) => [organiser, []]));
  // The oldest first, and no more than the message shows: what is not told is still due tomorrow.
  for (const note of open.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const cohort = cohorts.get(note.cohort);
    if (!cohort?.organiser || !isUnheard(note, cohort, now)) continue;
    if (!reported.has(cohort.organiser) && !hourHasCome(cohort, now)) continue;
    const told = due.get(cohort.organiser) ?? [];
    due.set(cohort.organiser, [...told, note.id].slice(0, mostTold));
  }
  for (const { learner, account } of await ports.learner.list([...due.keys()])) {
    if (!account) continue;
    const note = { ...toLearner(learner.id, account), kind: 'group-note', slot: slotOf(dayOf(now, learner)) };
    await ports.transact(async (tx) => {
      // Whoever was told something today already is told the rest tomorrow.
      if (await tx.delivery.plan([{ ...note, params: { learner: learner.id } }], now))
        await tx.note.markTold(due.get(learner.id) ?? [], now);
    });
  }
}

/** A message that was held up, by quiet hours for instance, still says what it was planned for. */
const toldFor = { hours: 48 } as const;

/** What an organiser has to look at now. */
export async function listToDecide(
  ports: Pick<Ports, 'note' | 'report' | 'appeal' | 'curriculum'>,
  { organiser, now }: { organiser: Id; now: Temporal.Instant },
): Promise<ToDecide> {
  return {
    reported: await ports.report.pending(organiser),
    appeals: (await ports.appeal.pending(organiser)).flatMap((appeal) => {
      const item = ports.curriculum.items.get(appeal.item);
      return item ? [{ appeal, item, key: keyOf(item) }] : [];
    }),
    unanswered: await ports.note.told(organiser, now.subtract(toldFor), mostTold),
  };
}

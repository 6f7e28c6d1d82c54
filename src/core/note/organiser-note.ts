import type { Cohort } from '../cohort/model.ts';
import { cohortMonday } from '../cohort/rules.ts';
import { readRefusal, recipientOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import { allMembers } from '../member/list-members.ts';
import { membersCount } from '../member/rules.ts';
import type { Ports } from '../ports.ts';
import { isOpen, makeDraft } from '../summary/make-summary.ts';
import { toldFor } from '../summary/show-draft-again.ts';
import { hardWeeks, showHard } from '../summary/show-hard.ts';
import { listToDecide } from './claim-notes.ts';
import type { Milestone, OrganiserNote } from './model.ts';

/**
 * Everything that an organiser is told in the one private message of a day. A message that was held up, by quiet hours for
 * instance, still says what it was planned for. `again`: it was sent, so it says what became of a draft.
 */
export async function makeOrganiserNote(
  ports: Pick<
    Ports,
    | 'appeal'
    | 'cohort'
    | 'curriculum'
    | 'delivery'
    | 'enrolment'
    | 'exam'
    | 'feedback'
    | 'model'
    | 'note'
    | 'report'
    | 'retro'
    | 'summary'
    | 'summaryWords'
  >,
  { organiser, now, again = false }: { organiser: Id; now: Temporal.Instant; again?: boolean },
): Promise<OrganiserNote> {
  const told = await ports.summary.told({ organiser }, now.subtract(toldFor));
  const cohorts = await ports.cohort.listIn({ organiser });
  const of = (about: 'draft' | Milestone['about']) =>
    cohorts.filter(({ id, closed }) => !closed && told.some((one) => one.cohort === id && one.about === about));
  const drafts = of('draft').map((cohort) =>
    makeDraft(ports, { cohort: cohort.id, monday: cohortMonday(cohort, now), now }),
  );
  const milestones = (['day1', 'day7', 'day30'] as const).flatMap((about) =>
    of(about).map((cohort) => milestone(ports, { cohort, about, now })),
  );
  return {
    ...(await listToDecide(ports, { organiser, now })),
    refused: await refusedIn(ports, cohorts),
    drafts: (await Promise.all(drafts)).flatMap((draft) => (draft && (again || isOpen(draft)) ? [draft] : [])),
    milestones: await Promise.all(milestones),
  };
}

/** Those whose channel did not take the last message. */
async function refusedIn(
  ports: Pick<Ports, 'delivery'>,
  cohorts: readonly Cohort[],
): Promise<OrganiserNote['refused']> {
  const ends = cohorts.map(async (cohort) => {
    const last = await ports.delivery.lastEnd(recipientOf({ cohort: cohort.id }));
    const reason = last?.state === 'refused' ? readRefusal(last.detail) : undefined;
    return reason ? [{ cohort, reason }] : [];
  });
  return (await Promise.all(ends)).flat();
}

/** How a cohort stands some days after it began; what was hard and what its sprints brought, from five people on. */
async function milestone(
  ports: Pick<Ports, 'curriculum' | 'enrolment' | 'exam' | 'feedback' | 'summary'>,
  { cohort, about, now }: { cohort: Cohort; about: Milestone['about']; now: Temporal.Instant },
): Promise<Milestone> {
  const counts = membersCount(await allMembers(ports, { cohort, now }));
  const hard =
    about === 'day1' ? { weeks: hardWeeks, points: [], sprints: [] } : await showHard(ports, { cohort, now });
  return { cohort, about, counts, hard };
}

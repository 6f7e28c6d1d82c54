import { dayOf } from '../calendar/rules.ts';
import type { Cohort } from '../cohort/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import type { Tx } from '../ports.ts';

/** How long after an organiser was told of a draft the message that has it is still the one to show it in. */
export const toldFor = { hours: 30 } as const;

/** Shows the private messages anew in which organisers have the drafts of these cohorts: a decision was made, or it is posted. */
export async function showDraftAgain(
  tx: Pick<Tx<'edit' | 'learner' | 'summary'>, 'edit' | 'learner' | 'summary'>,
  { cohorts, now }: { readonly cohorts: readonly Cohort[]; readonly now: Temporal.Instant },
): Promise<void> {
  if (!cohorts.length) return;
  const all = await tx.summary.told({ cohorts: cohorts.map(({ id }) => id) }, now.subtract(toldFor));
  const told = all.filter(({ about }) => about === 'draft');
  const organisers = await tx.learner.list([...new Set(told.map(({ organiser }) => organiser))]);
  const learners = new Map(organisers.map(({ learner }) => [learner.id, learner]));
  for (const { organiser, at } of told) {
    const learner = learners.get(organiser);
    if (!learner) continue;
    const note = {
      ...{ kind: 'group-note', recipient: recipientOf({ learner: organiser }) },
      slot: slotOf(dayOf(at, learner)),
    };
    await tx.edit.plan(note, { now, pause: { seconds: 0 } });
  }
}

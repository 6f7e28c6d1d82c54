import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import { tellOrganiser } from '../note/claim-notes.ts';
import type { Ports, Transact } from '../ports.ts';

/**
 * Tells a cohort's organiser that its channel did not take a message, in the one private message that they get in a day.
 * Gives the cohort, if there still is one.
 */
export async function reportRefusal(
  ports: Pick<Ports, 'cohort' | 'learner'> & Transact<'delivery' | 'edit'>,
  input: { cohort: Id; now: Temporal.Instant },
): Promise<Cohort | undefined> {
  const { now } = input;
  const cohort = await ports.cohort.get(input.cohort);
  const [organiser] = cohort?.organiser ? await ports.learner.list([cohort.organiser]) : [];
  const { learner, account } = organiser ?? {};
  if (learner && account) await ports.transact((tx) => tellOrganiser(tx, { learner, account, now, shows: true }));
  return cohort;
}

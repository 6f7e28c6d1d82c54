import { dayOf, sameDay } from '../calendar/rules.ts';
import type { Ports, Transact } from '../ports.ts';
import { changeSettings } from './change-settings.ts';
import type { FirstSeen } from './identify-learner.ts';
import type { Account, Learner } from './model.ts';
import type { KnownLearner } from './port.ts';
import { beginningOf, newlyKnown } from './rules.ts';

/** No row has it. What is written for it is refused by the database. */
const strangerId = '0';

export type Recognised =
  | ({ readonly kind: 'known' } & KnownLearner)
  /** Nobody knows them. `learner` is how they would begin. */
  | { readonly kind: 'stranger'; readonly learner: Learner };

/**
 * The learner behind an account. Whoever is not known is not written down: they may only be looking. What their platform
 * could not say before, and says now, is taken over.
 */
export async function recogniseLearner(
  ports: Pick<Ports, 'learner'> & Transact<'alarm' | 'card' | 'learner'>,
  input: Account & FirstSeen,
): Promise<Recognised> {
  const { zone, now, language, languageGuessed, ...account } = input;
  const said = { language, ...(zone && { zone }), ...(languageGuessed && { languageGuessed }) };
  const known = await ports.learner.recognise(account);
  if (!known) {
    const learner = { id: strangerId, name: account.name, language, ...beginningOf(said, now) };
    return { kind: 'stranger', learner };
  }
  await hear(ports, known.learner, now);
  if (!newlyKnown(known.learner, said)) return { kind: 'known', ...known };
  const learner = await ports.transact(async (tx) => {
    // Lock before reading: what they choose at this moment must not be lost.
    await tx.alarm.lock('reminder', known.learner.id);
    const before = (await tx.learner.list([known.learner.id]))[0]?.learner ?? known.learner;
    const changes = newlyKnown(before, said);
    return changes ? changeSettings(tx, { learner: before, changes, now }) : before;
  });
  return { kind: 'known', ...known, learner: { ...learner, name: known.learner.name } };
}

/** They do something: reminders come as often as before. Written once a day of theirs. */
async function hear(ports: Pick<Ports, 'learner'>, learner: Learner, now: Temporal.Instant): Promise<void> {
  const heardOn = dayOf(now, learner);
  if (!learner.heardOn || !sameDay(learner.heardOn, heardOn)) await ports.learner.save(learner.id, { heardOn });
}

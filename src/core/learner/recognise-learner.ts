import type { Language } from '../language/model.ts';
import type { Ports } from '../ports.ts';
import type { Account, Learner } from './model.ts';
import type { KnownLearner } from './port.ts';
import { beginningOf } from './rules.ts';

/** No row has it. What is written for it is refused by the database. */
const strangerId = '0';

export type Recognised =
  | ({ readonly kind: 'known' } & KnownLearner)
  /** Nobody knows them. `learner` is how they would begin. */
  | { readonly kind: 'stranger'; readonly learner: Learner };

/** The learner behind an account. Whoever is not known is not written down: they may only be looking. */
export async function recogniseLearner(
  ports: Pick<Ports, 'learner'>,
  input: Account & { workspace?: string; language: Language; zone?: string; now: Temporal.Instant },
): Promise<Recognised> {
  const { zone, now, language, ...account } = input;
  const known = await ports.learner.recognise(account);
  if (known) return { kind: 'known', ...known };
  return {
    kind: 'stranger',
    learner: { id: strangerId, name: account.name, language, ...beginningOf(zone, now) },
  };
}

import type { Language } from '../language/model.ts';
import type { Ports } from '../ports.ts';
import type { Account } from './model.ts';
import type { KnownLearner } from './port.ts';
import { beginningOf } from './rules.ts';

/**
 * The learner of an account. `workspace` is where they act, absent in a DM. A new learner starts with `zone`, if their
 * platform knows it, and with the default times.
 */
export function identifyLearner(
  ports: Pick<Ports, 'learner'>,
  input: Account & { workspace?: string; language: Language; zone?: string; now: Temporal.Instant },
): Promise<KnownLearner> {
  const { zone, now, ...account } = input;
  return ports.learner.identify({ ...account, beginning: () => beginningOf(zone, now) });
}

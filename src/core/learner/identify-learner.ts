import type { Language } from '../language/model.ts';
import type { Ports } from '../ports.ts';
import type { Account } from './model.ts';
import type { KnownLearner } from './port.ts';
import { beginningOf } from './rules.ts';

/** Where somebody acts, and what their platform says of them. */
export interface FirstSeen {
  readonly workspace?: string;
  readonly language: Language;
  /** The platform did not say what they read. */
  readonly languageGuessed?: boolean;
  readonly zone?: string;
  readonly now: Temporal.Instant;
}

/**
 * The learner of an account. `workspace` is where they act, absent in a DM. A new learner starts with `zone`, if their
 * platform knows it, and with the default times.
 */
export function identifyLearner(ports: Pick<Ports, 'learner'>, input: Account & FirstSeen): Promise<KnownLearner> {
  const { zone, languageGuessed, now, ...account } = input;
  const seen = { ...(zone && { zone }), ...(languageGuessed && { languageGuessed }) };
  return ports.learner.identify({ ...account, beginning: () => beginningOf(seen, now) });
}

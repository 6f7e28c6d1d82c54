import { z } from 'zod';
import type { Id } from '../id.ts';
import { readAccount } from '../learner/account.ts';
import type { Account } from '../learner/model.ts';
import type { Address } from './model.ts';
import { recipientOf, slotOfMinute } from './rules.ts';

/** The address of an account's DM. */
export const directTo = (account: string): Address => ({ workspace: readAccount(account).workspace, account });

/** What every delivery to a learner's DM has alike. */
export const toLearner = (learner: Id, { platform, account }: Pick<Account, 'platform' | 'account'>) => ({
  recipient: recipientOf({ learner }),
  platform,
  address: directTo(account),
  learner,
});

/** A message to a learner's DM about a cohort, of each kind one a minute at most. */
export const aboutCohort = (
  kind: string,
  of: {
    readonly cohort: Id;
    readonly learner: Id;
    readonly at: Pick<Account, 'platform' | 'account'>;
    readonly now: Temporal.Instant;
  },
) => ({
  ...toLearner(of.learner, of.at),
  kind,
  slot: `${slotOfMinute(of.now)} ${of.cohort}`,
  params: { learner: of.learner, cohort: of.cohort },
});

/** What every delivery to a cohort's channel has alike. */
export const toChannel = (
  cohort: Id,
  { platform, workspace, channel }: { readonly platform: string; readonly workspace: string; readonly channel: string },
) => ({ recipient: recipientOf({ cohort }), platform, address: { workspace, channel } });

const storedSchema = z.union([
  z.object({ workspace: z.string(), account: z.string() }),
  z.object({ workspace: z.string(), channel: z.string(), thread: z.string().optional() }),
  // A row of 0.1.0, which did not name the workspace of a DM.
  z.object({ account: z.string() }).transform(({ account }) => directTo(account)),
]);

/** An address as a delivery's row keeps it, which is JSON. */
export const writeAddress = (address: Address): string => JSON.stringify(address);

/** The address that a row holds, also one of 0.1.0. Throws a `ZodError` for anything else. */
export const readAddress = (stored: unknown): Address => storedSchema.parse(stored);

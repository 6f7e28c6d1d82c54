import { z } from 'zod';
import { readAccount } from '../learner/account.ts';
import type { Address } from './model.ts';

/** The address of an account's DM. */
export const directTo = (account: string): Address => ({ workspace: readAccount(account).workspace, account });

const storedSchema = z.union([
  z.object({ workspace: z.string(), account: z.string() }),
  z.object({ workspace: z.string(), channel: z.string() }),
  // A row of 0.1.0, which did not name the workspace of a DM.
  z.object({ account: z.string() }).transform(({ account }) => directTo(account)),
]);

/** An address as a delivery's row keeps it, which is JSON. */
export const writeAddress = (address: Address): string => JSON.stringify(address);

/** The address that a row holds, also one of 0.1.0. Throws a `ZodError` for anything else. */
export const readAddress = (stored: unknown): Address => storedSchema.parse(stored);

/** What is left of a name wherever it is shown: one line, without control and direction characters. It may be empty. */
export const nameShown = (given: string): string =>
  given
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufffd]/gu, '')
    .trim();

/** A person on a platform, in its parts. */
export interface AccountParts {
  /** Empty where a user's id is the same in every workspace, as on Discord and in the playground. */
  readonly workspace: string;
  readonly user: string;
}

/**
 * An account as one string. Slack's user ids are unique only within a team, so there it is `TEAM:USER`; elsewhere it is
 * the user's id alone. No platform has a colon in its ids.
 */
export const writeAccount = ({ workspace, user }: AccountParts): string => (workspace ? `${workspace}:${user}` : user);

/** The parts of an account. */
export function readAccount(account: string): AccountParts {
  const colon = account.indexOf(':');
  return { workspace: account.slice(0, Math.max(colon, 0)), user: account.slice(colon + 1) };
}

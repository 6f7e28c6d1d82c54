const byCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address: is PostgreSQL running, and is the port right?',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'there is no way to that host',
  ETIMEDOUT: 'the host does not answer',
  '28P01': 'the user or the password is wrong',
  '28000': 'this user may not connect from here (pg_hba.conf)',
  '3D000': 'there is no database of that name',
  '42501': 'this user has no right to do that: it must own the database, or be granted CREATE on it',
  '53300': 'the server has no connection left (max_connections)',
  '57P03': 'the server is starting or stopping',
};

/** Why PostgreSQL cannot be used, in words that say what to do. Without a secret; the server's own words come last. */
export function databaseReason(error: unknown): string {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const said = one instanceof Error ? one.message : String(one);
  if (/^SASL:.*password must be a string/.test(said)) return 'the password is missing from the address';
  if (/^SASL:/.test(said)) return 'the password was not accepted';
  const code = String((one as { code?: unknown } | undefined)?.code);
  const known = Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  return known ? `${known} (${said})` : said;
}

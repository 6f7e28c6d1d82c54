const byCode: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address: is PostgreSQL running, and is the port right?',
  ECONNRESET: 'whatever listens at that address ended the connection: is it a PostgreSQL, and is the port right?',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that host',
  ETIMEDOUT: 'the host does not answer',
  '28P01': 'the user or the password is wrong',
  '28000': 'this user may not connect from here (pg_hba.conf)',
  '3D000': 'there is no database of that name',
  '3F000': 'there is no schema to make tables in: create one, or set search_path for this user',
  '42501': 'this user has no right to do that: it must own the database, or be granted CONNECT and CREATE on it',
  '25006': 'the server takes no writes: is it a read-only copy?',
  '53100': 'the disk of the server is full: make room there',
  '53300': 'the server has no connection left (max_connections)',
  '57P01': 'the server has ended its connections: was it stopped, or has it crashed?',
  '57P02': 'the server has ended its connections: was it stopped, or has it crashed?',
  '57P03': 'the server is starting or stopping',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is its own: name it with sslrootcert=FILE in the address',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of the server is of an unknown authority: name it with sslrootcert=FILE',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'the certificate of the server is of an unknown authority: name it with sslrootcert=FILE',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'the certificate of the server is of an unknown authority: name it with sslrootcert=FILE',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of the server is for another name than the address has',
  CERT_HAS_EXPIRED: 'the certificate of the server has expired',
};

/** What has no code of its own, or says more than its code. The first that fits counts. */
const byWords: readonly (readonly [RegExp, string])[] = [
  [/^SASL:.*password must be a (non-empty )?string/, 'the password is missing from the address'],
  [/^SASL:/, 'the password was not accepted'],
  [/No space left on device|Disk quota exceeded/, 'the disk of the server is full: make room there'],
  [/does not support SSL/i, 'the server takes no encrypted connections: leave sslmode out, or set it to disable'],
  [
    /no encryption|SSL off|must be encrypted|SSL (connection )?is required/i,
    'the server wants an encrypted connection: add ?sslmode=verify-full to the address',
  ],
  [/timeout|nothing within|when trying to connect/i, 'the host does not answer, or takes connections and says nothing'],
  [
    /^Connection terminated/,
    'whatever listens at that address ended the connection: is it a PostgreSQL, and is the port right?',
  ],
];

/** Why PostgreSQL cannot be used, in words that say what to do. Without a secret; the server's own words come last. */
export function databaseReason(error: unknown): string {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const said = one instanceof Error ? one.message : String(one);
  const words = byWords.find(([of]) => of.test(said))?.[1];
  // What pg says of a password is about its own protocol.
  if (words && said.startsWith('SASL')) return words;
  const code = String((one as { code?: unknown } | undefined)?.code);
  const known = words ?? (Object.hasOwn(byCode, code) ? byCode[code] : undefined);
  return known ? `${known} (${said})` : said;
}

const adviceByCode: Readonly<Record<string, string>> = {
  '3D000': 'make it with createdb NAME as a user who may, or correct the name at the end of DATABASE_URL.',
  '28P01': 'correct the user and the password in DATABASE_URL; in a password, write @ as %40 and / as %2F.',
  '28000': 'let this user in from here by pg_hba.conf, or name another user in DATABASE_URL.',
  ECONNREFUSED: 'start PostgreSQL there, or correct the port in DATABASE_URL.',
  ENOTFOUND: 'correct the host in DATABASE_URL.',
  EAI_AGAIN: 'does this machine have a network, and is the host in DATABASE_URL right?',
  EHOSTUNREACH: 'is the host in DATABASE_URL right, and is there a firewall between?',
  ENETUNREACH: 'is the host in DATABASE_URL right, and is there a firewall between?',
};

/** What to do about a database at DATABASE_URL that cannot be used. */
export function databaseAdvice(error: unknown): string {
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  if (one instanceof Error && one.message.startsWith('SASL')) return adviceByCode['28P01']!;
  const code = String((one as { code?: unknown } | undefined)?.code);
  return Object.hasOwn(adviceByCode, code)
    ? adviceByCode[code]!
    : 'are user, password, host, port and name in DATABASE_URL right?';
}

/** PostgreSQL's codes for a connection that it ended: class 08, and a shutdown, a crash or a start of the server. */
const lostCode = /^(08\w{3}|57P0[123])$/;

/** The errors of PostgreSQL's own connections: many look like those of any other socket, so they are remembered. */
const ofConnections = new WeakSet<Error>();

/** It ended a connection to PostgreSQL, or kept one from being made: {@link isLost} knows it from then on. */
export function rememberLost(error: unknown): void {
  if (error instanceof Error) ofConnections.add(error);
}

/** Was the connection to PostgreSQL lost, or not to be had? Then every use of it fails alike, and none is at fault. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (ofConnections.has(error) || (typeof code === 'string' && lostCode.test(code))) return true;
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/.test(
    error.message,
  );
}

/** Is it of the system, as of a socket? Of whose, its caller has to know. */
export const isOfSocket = (error: unknown): boolean =>
  /^E[A-Z_]+$/.test(String((error as { code?: unknown } | undefined)?.code));

/** Did a PostgreSQL answer, and refuse? Its codes have five characters of their own kind. */
export const isRefusal = (error: unknown): boolean =>
  /^[0-9A-Z]{5}$/.test(String((error as { code?: unknown } | undefined)?.code)) && !isOfSocket(error);

/** The system's and Node's codes for a connection that did not come about, when no system call is named with them. */
const noConnection =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/** A TLS handshake that failed; a record that is damaged later is none. */
const noHandshake =
  /^(EPROTO|ERR_TLS_\w+|ERR_SSL_(?!\w*(BAD_RECORD_MAC|DECRYPTION))\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/;

/** What a call does before it has a connection. */
const before: readonly unknown[] = ['connect', 'getaddrinfo'];

interface Coded {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** What failed was done before anything could be sent, such as opening a conversation. */
export class NotSent extends Error {}

/**
 * Does this error prove that nothing was sent? The name was not found, nobody listened, there was no way, or no TLS came
 * about. A connection that was cut, and an answer that took too long, prove nothing.
 */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof NotSent) return true;
  const { code, syscall, cause, errors } = error as Error & Coded;
  // Several addresses were tried, one after the other.
  if (errors?.length) return errors.every(neverLeft);
  if (before.includes(syscall)) return true;
  if (typeof code === 'string' && (noConnection.test(code) || noHandshake.test(code))) return true;
  if (/before secure TLS connection was established/.test(error.message)) return true;
  return cause !== undefined && neverLeft(cause);
}

/** The innermost reason, for the operator: `fetch failed` says nothing. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, errors, code } = error as Error & Coded;
  if (cause instanceof Error) return reasonOf(cause);
  if (errors?.[0] instanceof Error) return reasonOf(errors[0]);
  return error.message || String(code ?? error.name);
}

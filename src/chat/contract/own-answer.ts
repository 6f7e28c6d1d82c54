import { ZodError } from 'zod';
import { type Finding, problem } from './finding.ts';
import { NotSent, reasonOf } from './never-left.ts';

/** Where a platform is asked: at an address of its own, or at the one that a setting names. */
export interface Asked {
  readonly platform: string;
  readonly setting: string;
  /** What the setting says, where it is set. */
  readonly given: string | undefined;
  readonly usual: string;
}

/** What is in the platform's place refused, or did not know what was asked. Others of the kind will fare alike. */
export class TurnedAway extends NotSent {
  /** Of HTTP. */
  readonly status: number;
  constructor(says: string, status: number) {
    super(says);
    this.status = status;
  }
}

/** What to do where something else answers. */
const advice = ({ given, usual }: Asked): string =>
  given === undefined
    ? 'a proxy, or a portal that asks to log in?'
    : `correct that setting, such as ${usual}, or leave it out`;

/** What was answered, and what to do. An address is not repeated: it may hold a key. */
const strangerSays = (asked: Asked, answered: string): string => {
  const { platform, setting, given } = asked;
  const place = given === undefined ? '' : ` at ${setting}`;
  return `something else answers in place of ${platform}${place} (${answered}): ${advice(asked)}`;
};

/**
 * The answer, when it is the platform's own: JSON of which `isOwn` says that the platform writes it. What stands on the
 * way there, or at a wrong address, may answer all is well and have shown nobody what was asked: throws {@link NotSent}
 * for its pages, {@link TurnedAway} for its refusals, and for JSON that says nothing an error that leaves the outcome
 * open. A fault of a server (5xx) is let through, and a 429 that says how long to wait.
 */
export async function ownAnswer(
  response: Response,
  asked: Asked,
  isOwn: (body: unknown, status: number) => boolean,
): Promise<Response> {
  const { status, statusText, headers, ok, redirected } = response;
  if (status >= 500 || (status === 429 && headers.has('retry-after'))) return response;
  const type = headers.get('content-type') ?? '';
  const page = redirected || !(type === '' || /\bjson\b/i.test(type));
  const text = await response.text();
  if (!page && status !== 429 && isOwn(readJson(text), status))
    // The one that was read has no body any more. 204 and its like have none.
    return new Response(text === '' ? null : text, { status, statusText, headers });
  const says = strangerSays(asked, [status, type || (text === '' ? 'empty' : 'not JSON')].join(', '));
  throw !ok ? new TurnedAway(says, status) : page ? new NotSent(says) : new Error(says);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The refusal of something in the platform's place, wherever in an error it is. */
export const turnedAway = (error: unknown): TurnedAway | undefined =>
  error instanceof TurnedAway ? error : error instanceof Error && error.cause ? turnedAway(error.cause) : undefined;

/** What the doctor finds of a platform that has not answered, or not as it does. */
export function unheard(asked: Asked, what: string, error: unknown): Finding {
  const { setting, given, usual } = asked;
  const why = error instanceof ZodError ? strangerSays(asked, '200, JSON of another kind') : reasonOf(error);
  const next = `: ${advice(asked)}`;
  if (why.endsWith(next)) return problem(what, why.slice(0, -next.length), next.slice(2));
  const reach = `can this machine reach ${URL.parse(given ?? usual)?.hostname}? Is there a proxy or a firewall?`;
  return problem(what, `no answer: ${why}`, given === undefined ? reach : `is ${setting} right? If so: ${reach}`);
}

/** Why a platform cannot be connected to, with the setting that says where it is. */
export function whyNot(error: unknown, { setting, given }: Asked): string {
  const why = reasonOf(error);
  return given === undefined || why.includes(setting) ? why : `${why}; is the address in ${setting} right?`;
}

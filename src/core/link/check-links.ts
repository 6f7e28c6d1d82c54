import type { Ports } from '../ports.ts';
import { isCommit } from '../task/evidence.ts';
import type { GivenLink, PageAnswer } from './model.ts';
import type { LinkClaim } from './port.ts';

/** After as many tries, a page that does not answer is taken for none. */
const maxTries = 4;

/** A page that wants a login is not the one that was linked. */
const login = /\/(log-?in|sign-?in|sign_in|signup|sso|passport|oauth2?)(?=\/|$)/i;

/** Whether what answered is what was given: a public page, and a commit where one is asked for. */
export function fits({ commit }: Pick<GivenLink, 'commit'>, answer: PageAnswer): boolean {
  if (answer.kind !== 'answers') return false;
  const { pathname, search } = new URL(answer.url);
  return commit ? isCommit(pathname + search) : !login.test(pathname);
}

/** Looks at the links of one finished task. With one that fits, its minutes count on the board. */
export async function checkLinks(
  ports: Pick<Ports, 'link' | 'page'>,
  { claim, now }: { claim: LinkClaim; now: () => Promise<Temporal.Instant> },
): Promise<void> {
  const found = await ports.link.get(claim);
  if (!found) return;
  let waits = false;
  for (const link of found.links) {
    const answer = await ports.page.ask(link.url);
    if (fits(link, answer)) return ports.link.end(claim, { checked: true });
    waits ||= answer.kind === 'later';
  }
  const again = waits && found.tries + 1 < maxTries;
  await ports.link.end(
    claim,
    again ? { later: (await now()).add({ minutes: 10 * 6 ** found.tries }) } : { checked: false },
  );
}

import { promises as dns, type LookupAddress } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { PageAnswer } from '../core/link/model.ts';
import type { PagePort } from '../core/link/port.ts';
import { isPublicAddress } from './address.ts';

/** What a page may take: redirects, time for all of them, and bytes of what it says. */
const bounds = { redirects: 4, ms: 8_000, bytes: 64 * 1024 };

/** What is of the machine: a test has a small web of its own. */
interface Web {
  readonly resolve: (host: string) => Promise<readonly LookupAddress[]>;
  readonly isPublic: (address: string) => boolean;
  readonly request: typeof request;
  readonly ms: number;
}

const outsideWeb: Web = {
  resolve: (host) => dns.lookup(host, { all: true }),
  isPublic: isPublicAddress,
  request,
  ms: bounds.ms,
};

class NotPublic extends Error {}

/** A refusal that another try would meet again. */
const final = (status: number) => status < 500 && status !== 408 && status !== 425 && status !== 429;

/**
 * Asks for pages at public addresses, by https alone. The address is checked where the connection takes it, so that a name
 * cannot be resolved once to be checked and then again to be connected to; every redirect is checked in the same way.
 */
export function pages(changes: Partial<Web> = {}): PagePort {
  const web: Web = { ...outsideWeb, ...changes };
  const lookup: LookupFunction = (host, options, done) => {
    web.resolve(host).then(
      (found) => {
        const private_ = found.find(({ address }) => !web.isPublic(address));
        // One private address among public ones is no accident either.
        if (private_ || !found.length) return done(new NotPublic(`${host} has no public address`), []);
        return options.all ? done(null, [...found]) : done(null, found[0]!.address, found[0]!.family);
      },
      (error: NodeJS.ErrnoException) => done(error, []),
    );
  };

  const once = (url: URL, signal: AbortSignal) =>
    new Promise<{ status: number; location?: string }>((resolve, reject) => {
      const asked = web.request(
        url,
        {
          ...{ lookup, signal, agent: false, method: 'GET' },
          headers: { 'user-agent': 'Tongxue (checks links that were given as evidence)', accept: '*/*' },
        },
        (reply) => {
          const { statusCode: status = 0, headers } = reply;
          const answer = { status, ...(headers.location !== undefined && { location: headers.location }) };
          let bytes = 0;
          // Enough of it came: that it answers is all there is to know.
          reply.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > bounds.bytes) reply.destroy();
          });
          reply.on('close', () => resolve(answer));
          reply.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end();
    });

  return {
    async ask(given): Promise<PageAnswer> {
      const signal = AbortSignal.timeout(web.ms);
      try {
        let url = new URL(given);
        for (let hop = 0; hop <= bounds.redirects; hop++) {
          const host = url.hostname.replace(/^\[|\]$/g, '');
          if (url.protocol !== 'https:') return { kind: 'never', reason: `${url.protocol} is not https` };
          if (url.username || url.password) return { kind: 'never', reason: 'a link with a password' };
          if (isIP(host) && !web.isPublic(host)) throw new NotPublic(`${host} is no public address`);
          const { status, location } = await once(url, signal);
          if (status >= 200 && status < 300) return { kind: 'answers', url: url.href };
          if (status < 300 || status >= 400 || location === undefined)
            return { kind: final(status) ? 'never' : 'later', reason: `status ${status}` };
          url = new URL(location, url);
        }
        return { kind: 'never', reason: 'too many redirects' };
      } catch (error) {
        const kind = error instanceof NotPublic || error instanceof TypeError ? 'never' : 'later';
        return { kind, reason: String(error) };
      }
    },
  };
}

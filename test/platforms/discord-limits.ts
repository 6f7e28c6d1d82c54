import { createHash } from 'node:crypto';
import { random } from '../../src/core/seed/rules.ts';
import type { Result } from './discord-rest.ts';

/** So many in so many milliseconds. `shared`: others use it up as well, and it is not the bot's fault. */
export interface Rate {
  readonly limit: number;
  readonly ms: number;
  readonly scope?: 'user' | 'shared';
}

/** What Discord is seen to allow. It promises none of it, so a run moves each a little, and a bot must read the headers. */
const seen = {
  'POST message': { limit: 5, ms: 5_000 },
  'PATCH message': { limit: 5, ms: 5_000 },
  'POST thread': { limit: 5, ms: 5_000 },
  'POST dm': { limit: 10, ms: 10_000 },
  'GET channel': { limit: 10, ms: 5_000 },
  'GET guild': { limit: 10, ms: 5_000 },
  commands: { limit: 10, ms: 5_000 },
  webhook: { limit: 5, ms: 2_000 },
  gateway: { limit: 2, ms: 5_000 },
} satisfies Readonly<Record<string, Rate>>;
export type Route = keyof typeof seen;

export interface Limits {
  readonly seed: string;
  /** Sets routes; `none` switches all of them off, and the global one. */
  readonly rates: Partial<Readonly<Record<Route, Rate>>> | 'none';
  readonly global: Rate;
  /** 401, 403 and 429 that were its own fault, in ten minutes: then Cloudflare shuts the door for an hour. */
  readonly invalid: number;
}
export const usualLimits: Limits = {
  seed: 'discord',
  rates: {},
  global: { limit: 50, ms: 1_000 },
  invalid: 10_000,
};

const shapes: readonly (readonly [RegExp, Route])[] = [
  [/^POST \/channels\/\d+\/messages$/, 'POST message'],
  [/^PATCH \/channels\/\d+\/messages\/\d+$/, 'PATCH message'],
  [/^POST \/channels\/\d+\/messages\/\d+\/threads$/, 'POST thread'],
  [/^POST \/users\/@me\/channels$/, 'POST dm'],
  [/^GET \/channels\/\d+$/, 'GET channel'],
  [/^GET \/guilds\//, 'GET guild'],
  [/ \/applications\/\d+\/commands$/, 'commands'],
  [/ \/webhooks\//, 'webhook'],
  [/^GET \/gateway\/bot$/, 'gateway'],
];
/** Whatever follows is counted apart for each of these. */
const major = /^\w+ \/(?:channels|guilds|webhooks\/\d+)\/([^/]+)/;

/** Counts requests as Discord does: in windows by route and by what the route is about, and over all of them. */
export function createLimits({ seed, rates, global, invalid }: Limits) {
  const luck = random(seed);
  const between = (n: number, part: number) => n * (1 - part + 2 * part * luck());
  const moved = Object.fromEntries(
    Object.entries(seen).map(([route, { limit, ms }]): [string, Rate] => [
      route,
      { limit: Math.max(1, Math.round(between(limit, 0.2))), ms: Math.round(between(ms, 0.2)) },
    ]),
  );
  const windows = new Map<string, { begun: number; used: number }>();
  const invalids: number[] = [];
  /** When each was taken: a second may begin at any moment, and not only with a window. */
  const taken: number[] = [];
  let shutUntil = 0;

  function use(key: string, { limit, ms }: Rate, now: number): { left: number; resetMs: number } {
    const known = windows.get(key);
    const window = known && now - known.begun < ms ? known : { begun: now, used: 0 };
    windows.set(key, window);
    window.used++;
    return { left: limit - window.used, resetMs: window.begun + ms - now };
  }

  function refused(resetMs: number, scope: 'user' | 'global' | 'shared', more: Record<string, string> = {}): Result {
    const seconds = resetMs / 1000;
    return {
      status: 429,
      headers: {
        'retry-after': String(Math.ceil(seconds)),
        'x-ratelimit-scope': scope,
        ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
        via: '1.1 google',
        ...more,
      },
      body: {
        message: scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.',
        retry_after: seconds,
        global: scope === 'global',
      },
    };
  }

  return {
    /** The refusal of a request, or the headers of its answer. */
    take(method: string, path: string): { refusal: Result } | { headers: Record<string, string> } {
      const now = performance.now();
      if (now < shutUntil) {
        const body = '<html><title>Access denied | discord.com used Cloudflare to restrict access</title></html>';
        return { refusal: { status: 429, headers: { 'retry-after': '3600', 'content-type': 'text/html' }, body } };
      }
      if (rates === 'none') return { headers: {} };
      // Interactions are answered whatever else is going on.
      if (!/^\/(interactions|webhooks)\//.test(path)) {
        const all = use('global', global, now);
        while (taken.length && now - taken[0]! >= global.ms) taken.shift();
        const over = all.left < 0 || taken.length >= global.limit;
        if (over) return { refusal: refused(Math.max(all.resetMs, global.ms - (now - (taken[0] ?? now))), 'global') };
        taken.push(now);
      }
      const asked = `${method} ${path}`;
      const route = shapes.find(([shape]) => shape.test(asked))?.[1];
      if (!route) return { headers: {} };
      const rate = rates[route] ?? moved[route]!;
      const { left, resetMs } = use(`${route} ${major.exec(asked)?.[1] ?? ''}`, rate, now);
      const headers = {
        'x-ratelimit-limit': String(rate.limit),
        'x-ratelimit-remaining': String(Math.max(0, left)),
        'x-ratelimit-reset': ((Date.now() + resetMs) / 1000).toFixed(3),
        'x-ratelimit-reset-after': (resetMs / 1000).toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
      };
      return left < 0 ? { refusal: refused(resetMs, rate.scope ?? 'user', headers) } : { headers };
    },
    /** Notes an answer; so many that were no use, and nothing from there is heard any more. */
    note({ status, headers }: Result): void {
      if (![401, 403, 429].includes(status) || headers?.['x-ratelimit-scope'] === 'shared') return;
      const now = performance.now();
      invalids.push(now);
      while (now - invalids[0]! > 600_000) invalids.shift();
      if (invalids.length >= invalid) shutUntil = now + 3_600_000;
    },
    invalid: () => invalids.length,
    rateOf: (route: Route): Rate => (rates === 'none' ? undefined : rates[route]) ?? moved[route]!,
  };
}

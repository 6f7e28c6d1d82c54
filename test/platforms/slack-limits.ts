/** What each Web API method needs and how often it may be called: Slack's own tables, as far as the app's methods go. */

type Class = 'history' | 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'hundreds' | 'post';

interface Method {
  /** Scopes of which one is enough; none for what every token may. */
  readonly scopes?: readonly string[];
  readonly of: Class;
}

export const methodTable: Readonly<Record<string, Method>> = {
  'auth.test': { of: 'hundreds' },
  // Its scope, connections:write, belongs to the app-level token.
  'apps.connections.open': { of: 'tier1' },
  'chat.postMessage': { scopes: ['chat:write'], of: 'post' },
  'chat.postEphemeral': { scopes: ['chat:write'], of: 'tier4' },
  'chat.startStream': { scopes: ['chat:write'], of: 'tier2' },
  'chat.appendStream': { scopes: ['chat:write'], of: 'tier4' },
  'chat.stopStream': { scopes: ['chat:write'], of: 'tier2' },
  'chat.update': { scopes: ['chat:write'], of: 'tier3' },
  // One of these scopes, by the kind of channel.
  'conversations.history': { of: 'history' },
  'conversations.info': { scopes: ['channels:read', 'groups:read'], of: 'tier3' },
  'conversations.members': { scopes: ['channels:read', 'groups:read'], of: 'tier4' },
  'conversations.open': { scopes: ['im:write'], of: 'tier3' },
  'files.getUploadURLExternal': { scopes: ['files:write'], of: 'tier4' },
  'files.completeUploadExternal': { scopes: ['files:write'], of: 'tier4' },
  'users.info': { scopes: ['users:read'], of: 'tier4' },
  // Triggers and the Home tab are the app's own: no scope.
  'views.open': { of: 'tier4' },
  'views.push': { of: 'tier4' },
  'views.update': { of: 'tier4' },
  'views.publish': { of: 'tier4' },
};

const minute = 60_000;
const perMinute: Readonly<Record<Class, number>> = {
  history: 1,
  tier1: 1,
  tier2: 20,
  tier3: 50,
  tier4: 100,
  hundreds: 600,
  post: 300,
};

interface Bucket {
  left: number;
  at: number;
}

/**
 * Counts calls. Slack's numbers are floors "with bursts tolerated", so each bucket holds `burst` more than its number;
 * 0 is the strictest Slack there can be.
 */
export function createLimits(now: () => number, burst: { most: number }) {
  const buckets = new Map<string, Bucket>();

  /** Seconds to wait; undefined when there was room. */
  function take(key: string, limit: number, window: number, more = burst.most): number | undefined {
    const full = limit + more;
    const bucket = buckets.get(key) ?? { left: full, at: now() };
    buckets.set(key, bucket);
    bucket.left = Math.min(full, bucket.left + ((now() - bucket.at) * limit) / window);
    bucket.at = now();
    if (bucket.left < 1) return Math.max(1, Math.ceil(((1 - bucket.left) * window) / limit / 1000));
    bucket.left -= 1;
    return undefined;
  }

  return {
    /** Seconds to wait before this call is taken, as `Retry-After` has them; undefined when it is. */
    call(method: string, channel: string): number | undefined {
      const of = methodTable[method]?.of;
      if (!of) return undefined;
      const one = of === 'post' ? take(`post ${channel}`, 1, 1000) : undefined;
      // Of histories an app that is not on the Marketplace gets no more than the number.
      return one ?? take(of === 'post' ? of : method, perMinute[of], minute, of === 'history' ? 0 : undefined);
    },
    /** Everything is counted anew. */
    reset: () => buckets.clear(),
  };
}

/** Numbers that look random and are the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

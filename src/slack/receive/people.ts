import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';

const profileSchema = z.object({
  real_name: z.string().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
});

export type Profile = z.infer<typeof profileSchema>;

const hour = 3_600_000;

const answerWithinMs = 1000;

const maxPeople = 10_000;

/**
 * Who somebody is, kept for an hour. Never waits longer than a second, since Slack waits only three for an answer to a
 * form: then, and when Slack does not say, what was known before; asked again the next time, or when Slack's rate limit
 * is over.
 */
export function createPeople(web: webApi.WebClient, log: Logger): (user: string) => Promise<Profile | undefined> {
  const kept = new Map<string, { readonly profile: Profile; readonly until: number }>();
  const asked = new Map<string, Promise<Profile | undefined>>();
  let restUntil = 0;

  async function ask(user: string): Promise<Profile | undefined> {
    try {
      const profile = profileSchema.parse((await web.users.info({ user, include_locale: true })).user);
      kept.delete(user);
      kept.set(user, { profile, until: Date.now() + hour });
      const [oldest] = kept.keys();
      if (kept.size > maxPeople && oldest) kept.delete(oldest);
      return profile;
    } catch (err) {
      if (err instanceof webApi.WebAPIRateLimitedError) restUntil = Date.now() + err.retryAfter * 1000;
      log.warn({ err, user }, 'slack: users.info');
      return undefined;
    } finally {
      asked.delete(user);
    }
  }

  return async (user) => {
    const found = kept.get(user);
    if (found && found.until > Date.now()) return found.profile;
    if (restUntil > Date.now()) return found?.profile;
    const asking = asked.get(user) ?? ask(user);
    asked.set(user, asking);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, answerWithinMs, undefined);
    });
    const known = await Promise.race([asking, late]).finally(() => clearTimeout(timer));
    return known ?? found?.profile;
  };
}

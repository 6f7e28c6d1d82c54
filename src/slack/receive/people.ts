import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { within } from '../../chat/contract/within.ts';
import { keep } from '../../core/keep.ts';
import { writeAccount } from '../../core/learner/account.ts';

const profileSchema = z.object({
  real_name: z.string().optional(),
  tz: z.string().optional(),
  locale: z.string().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  /** Guests of several channels, and of one. */
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  deleted: z.boolean().optional(),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).optional(),
  profile: z.object({ display_name: z.string().optional() }).optional(),
});

export type Profile = z.infer<typeof profileSchema>;

/** However long Slack asks to wait: until then nobody's language and zone would be known. */
const maxWaitMs = 5 * 60_000;

/** Somebody, as Slack names them: a user id is unique only within its team. */
export interface SlackUser {
  readonly team: string;
  readonly user: string;
}

/** One string for somebody, to keep things by. */
export const keyOf = ({ team, user }: SlackUser): string => writeAccount({ workspace: team, user });

/** By a clock that never goes back: one that ran ahead for a while would keep what was known then for ever. */
const keptForMs = 3_600_000;

const timeoutMs = 1000;

const maxKept = 10_000;

/**
 * Who somebody is, kept for an hour. Never waits longer than a second, since Slack waits only three for an answer to a
 * form: then, and when Slack does not say, what was known before; asked again the next time, or when the team's rate
 * limit is over.
 */
export function createPeople(
  clientOf: (team: string) => webApi.WebClient,
  log: Logger,
): (who: SlackUser) => Promise<Profile | undefined> {
  const kept = new Map<string, { readonly profile: Profile; readonly until: number }>();
  const asked = new Map<string, Promise<Profile | undefined>>();
  /** By team: a rate limit is one workspace's. */
  const limitedUntil = new Map<string, number>();

  async function ask({ team, user }: SlackUser, key: string): Promise<Profile | undefined> {
    try {
      const web = clientOf(team);
      const profile = profileSchema.parse((await web.users.info({ user, include_locale: true })).user);
      keep(kept, key, { profile, until: performance.now() + keptForMs }, maxKept);
      return profile;
    } catch (err) {
      if (err instanceof webApi.WebAPIRateLimitedError)
        keep(limitedUntil, team, performance.now() + Math.min(err.retryAfter * 1000, maxWaitMs), maxKept);
      log.warn({ err, team }, 'slack: users.info');
      return undefined;
    } finally {
      asked.delete(key);
    }
  }

  return async (who) => {
    const key = keyOf(who);
    const found = kept.get(key);
    if (found && found.until > performance.now()) return found.profile;
    if ((limitedUntil.get(who.team) ?? 0) > performance.now()) return found?.profile;
    const asking = asked.get(key) ?? ask(who, key);
    asked.set(key, asking);
    return (await within(timeoutMs, asking, undefined)) ?? found?.profile;
  };
}

/**
 * Whether somebody manages their team now, as an admin or an owner. It is asked each time, since a role can be taken away
 * at any moment; `unknown` when Slack does not say within a second.
 */
export function createRoles(
  clientOf: (team: string) => webApi.WebClient,
  log: Logger,
): (who: SlackUser) => Promise<'yes' | 'no' | 'unknown'> {
  const ask = async ({ team, user }: SlackUser) => {
    const { is_admin, is_owner, deleted } = profileSchema.parse((await clientOf(team).users.info({ user })).user);
    return (is_admin || is_owner) && !deleted ? 'yes' : 'no';
  };
  return async (who) => {
    const asked = ask(who).catch((err) => {
      log.warn({ err, team: who.team }, 'slack: users.info, for a role');
      return 'unknown' as const;
    });
    return within(timeoutMs, asked, 'unknown');
  };
}

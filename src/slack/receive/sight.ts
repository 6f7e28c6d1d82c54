import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Platform } from '../../chat/contract/platform.ts';
import { within } from '../../chat/contract/within.ts';
import { keep } from '../../core/keep.ts';
import { readAccount } from '../../core/learner/account.ts';
import type { Profile, SlackUser } from './people.ts';

const channelSchema = z.object({ is_private: z.boolean() });

/** Somebody who has just been invited is not kept waiting for long, and somebody who has left does not read on for long. */
const keptForMs = 60_000;

const withinMs = 1_000;

const maxKept = 10_000;

/** Pages of a thousand members each. */
const maxPages = 10;

/** Which channels of their team somebody sees: the public ones, and of the private ones those that they are in. A guest is in all that they see. */
export function createSight(
  clientOf: (team: string) => webApi.WebClient,
  profileOf: (who: SlackUser) => Promise<Profile | undefined>,
  log: Logger,
): Pick<Required<Platform>, 'visible'> {
  const isPrivate = kept(async (team: string, channel: string) => {
    const { channel: found } = await clientOf(team).conversations.info({ channel });
    return channelSchema.parse(found).is_private;
  });
  const membersOf = kept(async (team: string, channel: string) => {
    const members = new Set<string>();
    for (let page = 0, cursor: string | undefined; page < maxPages; page++) {
      const more = await clientOf(team).conversations.members({ channel, limit: 1000, ...(cursor && { cursor }) });
      for (const member of more.members ?? []) members.add(member);
      cursor = more.response_metadata?.next_cursor;
      if (!cursor) break;
    }
    return members;
  });

  async function sees(team: string, user: string | undefined, channel: string): Promise<boolean> {
    const [secret, profile] = await Promise.all([
      isPrivate(team, channel),
      user ? profileOf({ team, user }) : undefined,
    ]);
    const guest = profile?.is_restricted || profile?.is_ultra_restricted;
    if (!secret && !guest) return true;
    return user !== undefined && (await membersOf(team, channel)).has(user);
  }

  return {
    async visible({ workspace, account }, channels) {
      const who = account === undefined ? undefined : readAccount(account);
      if (who && who.workspace !== workspace) return new Set();
      const asked = channels.map(async (channel) => {
        const answer = sees(workspace, who?.user, channel).catch((err) => {
          log.warn({ err, channel }, 'slack: who sees a channel');
          return false;
        });
        return (await within(withinMs, answer, false)) ? [channel] : [];
      });
      return new Set((await Promise.all(asked)).flat());
    },
  };
}

/** What Slack says of a channel, kept for {@link keptForMs}. What it refuses to say is asked again. */
function kept<T>(ask: (team: string, channel: string) => Promise<T>): (team: string, channel: string) => Promise<T> {
  const answers = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (team, channel) => {
    const key = `${team}/${channel}`;
    const known = answers.get(key);
    if (known && known.until > performance.now()) return known.answer;
    const answer = ask(team, channel);
    keep(answers, key, { answer, until: performance.now() + keptForMs }, maxKept);
    answer.catch(() => answers.delete(key));
    return answer;
  };
}

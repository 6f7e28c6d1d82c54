import { type Logger, webApi } from '@slack/bolt';
import { z } from 'zod';
import { reasonOf } from '../chat/contract/never-left.ts';
import { type Asked, ownAnswer } from '../chat/contract/own-answer.ts';

export interface Workspace {
  readonly id: string;
  readonly name: string;
  /** The bot's own user there, and what it is called. */
  readonly bot: string;
  readonly botName: string;
  /** The enterprise that it is part of. */
  readonly enterprise?: string;
}

/** A workspace's client; `gone` when there is no token for it, or Slack does not say so. */
type Client =
  | { readonly kind: 'known'; readonly web: webApi.WebClient; readonly workspace: string; readonly bot: string }
  | { readonly kind: 'gone'; readonly why: string; readonly afterMs?: never }
  /** Slack has not said yet whose token it is. */
  | { readonly kind: 'away'; readonly why: string; readonly afterMs: number };

/** Where Slack is asked. */
export const askedAt = (apiUrl: string | undefined): Asked => ({
  platform: 'Slack',
  setting: 'SLACK_API_URL',
  given: apiUrl,
  usual: 'https://slack.com/api/',
});

const ownSchema = z.looseObject({ ok: z.boolean() });
/** Slack refuses with 200 as well. */
const isOwn = (body: unknown, status: number) => status === 200 && ownSchema.safeParse(body).success;

/** What every client asks by: an answer that is not Slack's is none. */
export const fetchAt =
  (apiUrl: string | undefined): typeof fetch =>
  async (...asked) =>
    ownAnswer(await fetch(...asked), askedAt(apiUrl), isOwn);

/** Whom to ask for a client. There is one token today, so there is one client, of one workspace. */
export interface Clients {
  /** The workspace that the token is for. Asks Slack once; throws what Slack answers when it does not say. */
  ownWorkspace(): Promise<Workspace>;
  /**
   * For what is sent unasked: the client that may write in this workspace; the own one when none is named, as in refs of
   * 0.1.0. Never throws.
   */
  clientOf(workspace: string | undefined): Promise<Client>;
  /**
   * For what Slack sends us about somebody of this team. It comes by the installation that is to answer, which in a
   * shared channel is not of the person's own team.
   */
  answering(team: string): webApi.WebClient;
}

/** The client of one token. */
export function createClients(options: {
  readonly botToken: string;
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
}): Clients {
  const { botToken, apiUrl, logger } = options;
  // Slack's own client would wait out a rate limit, and hold every call behind it. Who tries again, and when, is not
  // its business: one call, one answer. Longer than Node's ten seconds for a connection: one that never came about is
  // known as such.
  const oneTry = { rejectRateLimitedCalls: true, retryConfig: { retries: 0 }, timeout: 15_000 };
  const web = new webApi.WebClient(botToken, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    ...oneTry,
    fetch: fetchAt(apiUrl),
    logger,
  });
  let own: Promise<Workspace> | undefined;

  async function ask(): Promise<Workspace> {
    const { team, team_id: id, user, user_id, enterprise_id: enterprise } = await web.auth.test();
    if (!id) throw new Error('Slack answered without a workspace');
    const known = { id, name: team ?? '', bot: user_id ?? '', botName: user ?? 'Tongxue' };
    return { ...known, ...(enterprise && { enterprise }) };
  }

  function ownWorkspace(): Promise<Workspace> {
    if (own) return own;
    const asked = ask();
    own = asked;
    // Another time it may say.
    asked.catch(() => {
      own = undefined;
    });
    return asked;
  }

  return {
    ownWorkspace,
    async clientOf(workspace) {
      try {
        const { id, botName } = await ownWorkspace();
        if (id === (workspace ?? id)) return { kind: 'known', web, workspace: id, bot: botName };
        return { kind: 'gone', why: `the token is for the workspace ${id}, not for ${workspace}` };
      } catch (error) {
        const why = reasonOf(error);
        return error instanceof webApi.WebAPIPlatformError
          ? { kind: 'gone', why }
          : { kind: 'away', why, afterMs: 10_000 };
      }
    },
    answering: () => web,
  };
}

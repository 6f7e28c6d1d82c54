import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Command } from '../chat/contract/command.ts';
import {
  aheadOf,
  type Examined,
  type Finding,
  type GroupChannel,
  notChecked,
  ok,
  problem,
} from '../chat/contract/finding.ts';
import { type Asked, unheard } from '../chat/contract/own-answer.ts';
import { catalogues } from '../i18n/index.ts';
import { askedAt, fetchAt } from './clients.ts';
import { manifest } from './register.ts';
import { standingIn } from './send/permission.ts';

const timeout = 10_000;
const answerSchema = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  team_id: z.string().optional(),
  user: z.string().optional(),
});

/** Asks Slack, and changes nothing there: whether the bot can live with these settings, and post in these places. */
export async function examineSlack(options: {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  readonly commands: readonly Command[];
  readonly places: readonly GroupChannel[];
}): Promise<Examined> {
  const { botToken, appToken, apiUrl, commands, places } = options;
  const asked = askedAt(apiUrl);
  const ask = fetchAt(apiUrl);
  const call = async (method: string, token: string) => {
    const response = await ask(`${(apiUrl ?? asked.usual).replace(/\/*$/, '/')}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      signal: AbortSignal.timeout(timeout),
    });
    return { ...answerSchema.parse(await response.json()), headers: response.headers };
  };
  const findings: Finding[] = [];
  let aheadMs: number | undefined;
  try {
    const { ok: accepted, error, team, team_id, user, headers } = await call('auth.test', botToken);
    aheadMs = aheadOf(headers.get('date'));
    if (accepted) {
      findings.push(ok('Slack token', `accepted, as ${user} in the workspace ${team}`));
      findings.push(scopesFinding(headers.get('x-oauth-scopes'), commands));
    } else
      findings.push(problem('Slack token', String(error), 'copy the Bot User OAuth Token from Install App again.'));
    findings.push(
      await (appToken ? socketFinding(asked, () => call('apps.connections.open', appToken)) : Promise.resolve(signed)),
    );
    if (accepted) {
      const quiet = { retryConfig: { retries: 0 }, timeout, logLevel: webApi.LogLevel.ERROR };
      const web = new webApi.WebClient(botToken, { ...(apiUrl && { slackApiUrl: apiUrl }), fetch: ask, ...quiet });
      for (const place of places) findings.push(await placeFinding(asked, web, place, team_id));
    }
  } catch (error) {
    findings.push(unheard(asked, 'Slack', error));
  }
  return { findings, ...(aheadMs !== undefined && { aheadMs }) };
}

const signed = notChecked(
  'Slack signing secret',
  'set; only a signed request can show that it is right. A wrong one makes the bot answer 401 at /slack/events',
);

function scopesFinding(header: string | null, commands: readonly Command[]): Finding {
  const what = 'Slack scopes';
  if (header === null) return notChecked(what, 'Slack did not say');
  const given = header.split(',').map((scope) => scope.trim());
  const needed = manifest(commands, catalogues, { socketMode: true }).oauth_config?.scopes?.bot ?? [];
  const missing = needed.filter((scope) => !given.includes(scope));
  if (missing.length === 0) return ok(what, 'all that the manifest asks for');
  return problem(
    what,
    `missing: ${missing.join(', ')}`,
    'paste the manifest (npm run -s slack:manifest) under App Manifest, save, and install the app again.',
  );
}

async function socketFinding(asked: Asked, open: () => Promise<z.output<typeof answerSchema>>): Promise<Finding> {
  const what = 'Slack Socket Mode';
  try {
    const { ok: opened, error } = await open();
    if (opened) return ok(what, 'a connection may be opened');
    if (error === 'ratelimited') return notChecked(what, 'asked too often; ask again in a minute');
    const next =
      error === 'socket_mode_not_enabled'
        ? "switch it on under Socket Mode in the app's settings."
        : error === 'missing_scope'
          ? 'give the app-level token the scope connections:write.'
          : 'copy the app-level token (xapp-…) from Basic Information again.';
    return problem(what, String(error), next);
  } catch (error) {
    return unheard(asked, what, error);
  }
}

const nexts: Readonly<Record<string, string>> = {
  not_in_channel: 'type /invite @tongxue there.',
  channel_not_found: 'type /invite @tongxue there; if it was deleted, open the group in another channel.',
  is_archived: 'unarchive it, or open the group in another channel.',
  missing_scope: 'see Slack scopes.',
};

/** `own` is the workspace that the token is for. */
async function placeFinding(
  asked: Asked,
  web: webApi.WebClient,
  place: GroupChannel,
  own: string | undefined,
): Promise<Finding> {
  const { group, workspace, channel } = place;
  const what = `Slack channel of ${group}`;
  if (workspace !== own)
    return problem(
      what,
      `it is in the workspace ${workspace}, and the token is for ${own}`,
      'use the token of that workspace again; what is due there waits for it.',
    );
  try {
    const standing = await standingIn(web, channel);
    if (standing === 'yes') return ok(what, 'may post');
    return problem(
      what,
      `${channel}: ${standing}`,
      (Object.hasOwn(nexts, standing) ? nexts[standing] : undefined) ??
        'docs/slack.md has the signs and what they mean.',
    );
  } catch (error) {
    return unheard(asked, what, error);
  }
}

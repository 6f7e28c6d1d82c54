import { DiscordAPIError, REST, RESTEvents, Routes } from 'discord.js';
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
import { isRefused, restOptions } from './receive/client.ts';
import { askedAt } from './receive/fetch.ts';
import { commandsBody, registered } from './register.ts';
import { standingIn } from './send/permission.ts';

const timeout = 10_000;
const applicationSchema = z.object({
  id: z.string(),
  name: z.string(),
  interactions_endpoint_url: z.string().nullish(),
});
const gatewaySchema = z.object({
  shards: z.number(),
  session_start_limit: z.object({ total: z.number(), remaining: z.number(), reset_after: z.number() }),
});

/** Asks Discord, and changes nothing there: whether the bot can live with these settings, and post in these places. */
export async function examineDiscord(options: {
  readonly token: string;
  readonly applicationId: string;
  readonly apiUrl?: string;
  readonly commands: readonly Command[];
  readonly places: readonly GroupChannel[];
}): Promise<Examined> {
  const { token, applicationId, apiUrl, commands, places } = options;
  const asked = askedAt(apiUrl);
  const trying = (what: string, look: () => Promise<Finding>) => look().catch((error) => unheard(asked, what, error));
  const rejectOnRateLimit = ({ retryAfter }: { retryAfter: number }) => retryAfter > timeout;
  const rest = new REST({ ...restOptions(apiUrl), timeout, retries: 0, rejectOnRateLimit }).setToken(token);
  let aheadMs: number | undefined;
  rest.on(RESTEvents.Response, (_, response) => {
    aheadMs ??= aheadOf(response.headers.get('date'));
  });
  const findings: Finding[] = [];
  try {
    const app = applicationSchema.parse(await rest.get(Routes.currentApplication()));
    findings.push(ok('Discord token', `accepted, of the application ${app.name}`));
    findings.push(...applicationFindings(app, applicationId));
    if (app.id === applicationId) {
      findings.push(await trying('Discord commands', () => commandsFinding(rest, applicationId, commands)));
      findings.push(await trying('Discord connections', () => gatewayFinding(rest)));
      for (const place of places) findings.push(await placeFinding(asked, rest, place, applicationId));
    }
  } catch (error) {
    findings.push(
      isRefused(error)
        ? problem('Discord token', 'not accepted', 'press Reset Token on the Bot page, and copy the new one.')
        : unheard(asked, 'Discord', error),
    );
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
  return { findings, ...(aheadMs !== undefined && { aheadMs }) };
}

function applicationFindings(app: z.output<typeof applicationSchema>, applicationId: string): Finding[] {
  const what = 'Discord application';
  if (app.id !== applicationId)
    return [
      problem(
        what,
        `the token is of ${app.id}, DISCORD_APPLICATION_ID is ${applicationId}`,
        `set DISCORD_APPLICATION_ID to ${app.id}, or copy the other application's token.`,
      ),
    ];
  if (app.interactions_endpoint_url)
    return [
      problem(
        what,
        'an Interactions Endpoint URL is set, so the bot hears nothing',
        'empty it on the page General Information.',
      ),
    ];
  return [ok(what, `${app.id}; events come over the gateway, and no privileged intent is needed`)];
}

async function commandsFinding(rest: REST, applicationId: string, commands: readonly Command[]): Promise<Finding> {
  const what = 'Discord commands';
  const found = await registered(rest, applicationId, commandsBody(commands, catalogues));
  if (found === 'none') return notChecked(what, 'none registered yet; the first start does it');
  if (found === 'others')
    return problem(what, 'others are registered than this version has', 'restart the bot, which registers them.');
  return ok(what, `${commands.length} registered, the same as here`);
}

async function gatewayFinding(rest: REST): Promise<Finding> {
  const what = 'Discord connections';
  const { shards, session_start_limit: limit } = gatewaySchema.parse(await rest.get(Routes.gatewayBot()));
  const left = `${limit.remaining} of ${limit.total} starts left today, ${shards} needed for one start`;
  if (limit.remaining >= shards) return ok(what, left);
  const minutes = Math.ceil(limit.reset_after / 60_000);
  return problem(what, left, `wait ${minutes} minutes. Is something restarting the bot over and over?`);
}

async function placeFinding(asked: Asked, rest: REST, place: GroupChannel, bot: string): Promise<Finding> {
  const what = `Discord channel of ${place.group}`;
  try {
    const standing = await standingIn(() => rest, place, bot);
    if (standing.kind === 'elsewhere')
      return problem(what, `${place.channel} is no text channel of its server`, 'open the group in another channel.');
    const { missing, unused } = standing;
    if (missing.length > 0)
      return problem(
        what,
        `missing: ${missing.join(', ')}`,
        'allow it to the bot in the channel settings, under Permissions.',
      );
    return ok(
      what,
      `may post${unused.length > 0 ? `; for pictures and threads, also allow ${unused.join(', ')}` : ''}`,
    );
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) return unheard(asked, what, error);
    return error.status === 404
      ? problem(
          what,
          `not found (${error.message})`,
          'was it deleted, or the bot removed from the server? Invite it again.',
        )
      : problem(what, error.message, 'allow the bot View Channel and Send Messages; add it to a private channel.');
  }
}

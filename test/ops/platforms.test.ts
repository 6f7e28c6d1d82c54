import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { startPlatforms } from '../../src/ops/platforms.ts';
import { createSlack } from '../../src/slack/adapter.ts';
import { StartError } from '../../src/start-error.ts';
import { openLine } from '../harness/line.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
const nobody = () => ({ opens: 'view' }) as never;
const silent = pino({ level: 'silent' });
const patient = { timeout: 20_000, interval: 20 };

async function discordOn(token?: string) {
  const local = await startDiscord({ identifyMs: 100 });
  const line = await openLine(local.apiUrl);
  const options = { ...local, ...(token && { token }), apiUrl: line.url, handle: nobody, commands, log: silent };
  const platform = createDiscord(options);
  undo.push(local.stop, line.cut, platform.stop);
  return { line, platform };
}
async function slackOn(mode: 'http' | 'socket') {
  const local = await startSlack({ mode });
  const line = await openLine(local.apiUrl);
  const { botToken, appToken, signingSecret } = local;
  const transport = mode === 'socket' ? { appToken } : { signingSecret };
  const platform = createSlack({ botToken, ...transport, apiUrl: line.url, handle: nobody, log: silent });
  undo.push(local.stop, line.cut, platform.stop);
  return { line, platform, local };
}
function begin(platforms: readonly Platform[]) {
  const said: string[] = [];
  const note = (_: object, message: string) => void said.push(message);
  const starting = startPlatforms(platforms, { warn: note, error: note }, [50, 100]);
  undo.push(starting.stop);
  return { ...starting, said };
}

test.each(['http', 'socket'] as const)(
  'a platform that is down at the start stops no other, and is connected when it is there (Slack by %s)',
  async (mode) => {
    const [discord, slack] = [await discordOn(), await slackOn(mode)];
    const [down, up] = mode === 'http' ? [discord, slack] : [slack, discord];
    await down.line.cut();
    const { tried, said } = begin([down.platform, up.platform]);
    await tried;
    expect([down.platform.ready(), up.platform.ready()]).toEqual([false, true]);
    expect(said).toEqual(['no connection yet; trying on']);
    await down.line.join();
    await vi.waitFor(() => expect(down.platform.ready()).toBe(true), patient);
    expect(said).toHaveLength(2);
  },
  40_000,
);

test('a token that is refused ends a bot that has nothing else to do, with a sentence', async () => {
  const { platform } = await discordOn('another.token.altogether');
  await expect(begin([platform]).tried).rejects.toEqual(
    new StartError(
      'No connection to discord: Discord does not accept the token. docs/discord.md says where its tokens are.',
    ),
  );
});

test('a token that is refused does not stop the other platform', async () => {
  const [discord, slack] = [await discordOn(), await slackOn('http')];
  slack.local.killToken('token_revoked');
  const { tried, said } = begin([slack.platform, discord.platform]);
  await tried;
  expect([slack.platform.ready(), discord.platform.ready()]).toEqual([false, true]);
  expect(said).toEqual(['no connection: the token is refused; the other platform goes on']);
});

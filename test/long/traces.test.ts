import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { testDatabase } from '../harness/database.ts';
import { cleanUp, type Run, run, stop } from '../harness/process.ts';
import { openReceiver, seenIn } from '../harness/receiver.ts';
import { freePort } from '../harness/redis.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

// The real process between a Discord, a Slack and a receiver of traces, and what is left when it is told to end.

let database: Awaited<ReturnType<typeof testDatabase>>;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let slack: Awaited<ReturnType<typeof startSlack>>;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let localPort: number;
let bot: Run;

beforeAll(async () => {
  database = await testDatabase();
  discord = await startDiscord();
  slack = await startSlack({ mode: 'socket' });
});
afterAll(async () => {
  await cleanUp();
  await slack.stop();
  await discord.stop();
  await database.drop();
});
beforeEach(async () => {
  receiver = await openReceiver();
  localPort = await freePort();
  const settings = {
    ...{
      ...discord.settings,
      ...slack.settings,
      DATABASE_URL: database.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    },
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'info', LOCAL_PORT: String(localPort) },
  };
  bot = run(settings);
  await vi.waitFor(() => expect(bot.said().err).toContain('"msg":"listening"'), { timeout: 40_000, interval: 50 });
});
afterEach(() => receiver.close());

/** What the log says of the commands that were dealt with. */
const commands = () =>
  bot
    .said()
    .err.split('\n')
    .filter((line) => line.includes('"msg":"command"'))
    .map((line) => JSON.parse(line) as { id: string; platform: string });

/** A command on each platform, and how the process ends (ms) when it is told to at once. */
async function useAndEnd() {
  const ada = discord.addUser('Ada', { in: [discord.addGuild('Hall')] });
  const ben = slack.addUser({ name: 'Ben', locale: 'en-GB' });
  await Promise.all([discord.command(ada, '/help'), slack.command(ben, slack.addChannel(`c-${localPort}`), 'help')]);
  await vi.waitFor(() => expect(commands()).toHaveLength(2), { timeout: 10_000 });
  const told = performance.now();
  const { code } = await stop(bot, 'SIGTERM');
  return { code, ms: performance.now() - told };
}

test('the spans of the last commands are sent when it is told to end', async () => {
  const figures = await fetch(`http://localhost:${localPort}/metrics`).then((response) => response.text());
  for (const line of ['"discord",connection="shard 0"', '"slack",connection="socket"'])
    expect(figures).toContain(`tongxue_platform_connected{platform=${line}} 1`);
  const { code } = await useAndEnd();
  const sent = receiver.spans().filter(({ name }) => name === 'command help');
  // By these ids they and the lines of the log find each other.
  expect(sent.map((span) => seenIn(span, 'event')).sort()).toEqual(
    commands()
      .map(({ id }) => id)
      .sort(),
  );
  expect(sent.map((span) => seenIn(span, 'platform')).sort()).toEqual(['discord', 'slack']);
  expect(code).toBe(0);
});

test('a receiver that takes everything and says nothing holds up neither answers nor the end', async () => {
  receiver.silence();
  const { code, ms } = await useAndEnd();
  // It was asked, and waited for two seconds at most.
  expect(receiver.paths.size).toBe(1);
  expect(code).toBe(0);
  expect(ms).toBeLessThan(7_000);
  expect(bot.said().err).not.toContain('"level":50');
});

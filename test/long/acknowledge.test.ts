import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { testDatabase } from '../harness/database.ts';
import { address, cleanUp, run } from '../harness/process.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

/** Events a second, and for how long. The bot is a process of its own, with the whole curriculum. */
const perSecond = 50;
const seconds = 10;
const people = 20;
/** What is promised of an acknowledgement; the platforms themselves give up after three seconds. */
const promised = 100;

const { en } = catalogues;
const deeds = ['quiz', 'task', 'progress', 'roadmap', 'settings', 'help'];
const solo = (seen: string): string =>
  new RegExp(`\\[(${en.join.solo('')}[^\\]]+)\\]`).exec(seen)?.[1] ?? 'a way to study solo';
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await cleanUp();
  await database.drop();
});

const start = async (settings: Record<string, string>) =>
  address(run({ ROLES: 'chat', DATABASE_URL: database.url, CURRICULUM_DIR: '', ...settings }));

/** An event every so often, whether or not those before it are over. */
async function steadily(event: (n: number) => Promise<unknown>): Promise<void> {
  const all: Promise<unknown>[] = [];
  const began = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    await wait(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
    all.push(event(n));
  }
  await Promise.all(all);
}

function judge(name: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(part * (sorted.length - 1))]!);
  console.log(
    `${name}: ${sorted.length} acknowledgements at ${perSecond} a second, ms: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}`,
  );
  expect(at(0.95)).toBeLessThan(promised);
}

test('Discord has its acknowledgement within a tenth of a second, at fifty events a second', async () => {
  const much = { limit: 1_000_000, ms: 1_000 };
  const discord = await startDiscord({ newDms: 1_000_000, rates: { 'POST dm': much }, global: much });
  try {
    discord.addGuild('Hall');
    const all = Array.from({ length: people }, (_, n) => discord.addUser(`P${n}`));
    await start(discord.settings);
    for (const one of all) {
      await discord.command(one, '/join');
      await discord.press(one, solo(discord.sees(one)));
    }
    const before = discord.took().length;
    await steadily((n) => discord.command(all[n % people]!, `/${deeds[n % deeds.length]}`));
    judge('Discord', discord.took().slice(before));
  } finally {
    await discord.stop();
  }
}, 120_000);

test.each(['http', 'socket'] as const)(
  'Slack has its acknowledgement within a tenth of a second, at fifty events a second: over %s',
  async (mode) => {
    const slack = await startSlack({ mode, burst: 1_000_000 });
    try {
      const general = slack.addChannel('general');
      const all = Array.from({ length: people }, (_, n) => slack.addUser({ name: `p${n}` }));
      slack.deliverTo(await start(slack.settings));
      for (const one of all) {
        await slack.command(one, general, 'join');
        await slack.press(one, solo(await slack.until(one, en.join.solo('').trim())));
      }
      const took: number[] = [];
      await steadily(async (n) => {
        const began = performance.now();
        await slack.command(all[n % people]!, general, deeds[n % deeds.length]!);
        took.push(performance.now() - began);
      });
      judge(`Slack, ${mode}`, took);
    } finally {
      await slack.stop();
    }
  },
  120_000,
);

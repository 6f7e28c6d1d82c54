import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { deliver } from '../../jobs/deliver.ts';
import { weeklySummary } from '../../jobs/summary.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { runJob } from '../../src/schedule/job.ts';
import { startTestBot, type TestBot } from '../harness/bot.ts';
import { at, date } from '../harness/clock.ts';
import { counted } from '../harness/counted.ts';
import { startOnSlack } from '../harness/slack.ts';
import { curriculum, openGroup, route, start } from '../harness/world.ts';
import { startDiscord } from '../platforms/discord.ts';

const log = pino({ level: 'silent' });
const thursday = at('2026-11-05T12:00');

let bot: TestBot;
const platforms: Platform[] = [];
beforeAll(async () => {
  bot = await startTestBot({ curriculum, at: thursday, platforms: () => platforms });
});
afterAll(() => bot.drop());

/** A group with a board in that channel; those who are named study every day, the first of them the longest. */
async function openBoard(home: { platform: string; workspace: string; channel: string }, accounts: readonly string[]) {
  const { platform, workspace } = home;
  const now = thursday;
  const known = async (account: string) =>
    (await identifyLearner(bot.ports, { platform, account, workspace, name: account, language: 'en', now })).learner;
  const others = ['b', 'c', 'd', 'e'].map((name) => `${workspace}:${name}`);
  const by = { organiser: await known(others[0]!), home, key: home.channel, now };
  const cohort = await openGroup(bot.ports, { start, languages: ['en'] }, by);
  await bot.store.cohort.save(cohort.id, { board: true });
  for (const [n, account] of [...accounts, ...others].entries()) {
    const place = { kind: 'cohort', cohort, path: route } as const;
    const { enrolment } = await join(bot.ports, { learner: await known(account), place, changes: {}, now });
    await bot.store.enrolment.save(enrolment.id, { board: true });
    const study = (day: number) => ({
      ...{ enrolment: enrolment.id, evidence: [], task: `task-${day}` },
      ...{ minutes: 60 - n, day: date(`2026-11-0${day}`), at: at(`2026-11-0${day}T12:00`) },
    });
    for (const day of n === 0 ? [2, 3, 4, 5] : [2, 3, 4]) await bot.store.task.finish({ ...study(day), ...counted });
  }
}

/** The weekly summaries go out. */
async function summarise(): Promise<void> {
  bot.goTo('2026-11-06T17:00:00Z');
  for (const job of [weeklySummary, deliver]) await runJob(job, bot.env);
  bot.goTo(thursday);
}

describe('on Discord', () => {
  test('a nickname of one server is not shown in another, nor is it changed by what somebody does in a DM', async () => {
    const discord = await startDiscord();
    const platform = createDiscord({ ...discord, handle: bot.handle, commands, log });
    platforms.push(platform);
    await platform.start();
    const [red, blue] = [discord.addGuild('Red'), discord.addGuild('Blue')];
    const [ana, ben] = [discord.addUser('ana.lima'), discord.addUser('ben')];
    for (const { id: workspace, channel } of [red, blue])
      await openBoard({ platform: 'discord', workspace, channel }, [ana.id, ben.id]);
    ana.nicks.set(red.id, 'Captain').set(blue.id, 'Lima');
    for (const where of [blue.channel, red.channel, 'dm']) await discord.command(ana, '/help', {}, where);

    const board = async ({ channel }: typeof red) => (await discord.command(ben, '/leaderboard', {}, channel)).text;
    expect(await board(blue)).toContain('Lima');
    expect(await board(red)).toContain('Captain');
    await summarise();
    for (const [guild, here, there] of [
      [blue, 'Lima', 'Captain'],
      [red, 'Captain', 'Lima'],
    ] as const) {
      expect(await board(guild)).not.toMatch(new RegExp(`${there}|ana`));
      const posts = discord.asked(new RegExp(`POST /channels/${guild.channel}/messages`)).map(({ body }) => body);
      expect(JSON.stringify(posts)).toContain(here);
      expect(JSON.stringify(posts)).not.toMatch(new RegExp(`${there}|ana`));
    }
    await platform.stop();
    await discord.stop();
  });
});

test('a name that turns the text around it keeps its direction to itself, and one that shows nothing is no gap', async () => {
  const discord = await startDiscord();
  const platform = createDiscord({ ...discord, handle: bot.handle, commands, log });
  platforms.splice(0, platforms.length, platform);
  await platform.start();
  const hall = discord.addGuild('Hall');
  const [noa, void_, ben] = [
    discord.addUser('נועה \u202elol'),
    discord.addUser('\u3164\u2800'),
    discord.addUser('ben'),
  ];
  const everybody = [noa, void_, ben];
  await openBoard(
    { platform: 'discord', workspace: hall.id, channel: hall.channel },
    everybody.map(({ id }) => id),
  );
  for (const user of everybody) await discord.command(user, '/help', {}, hall.channel);
  await discord.command(ben, '/leaderboard', {}, hall.channel);
  await summarise();
  const said = JSON.stringify(discord.asked(/messages|callback/).map(({ body }) => body));
  expect(said).toContain('\u2068נועה lol\u2069');
  expect(said).not.toContain('\u202e');
  expect(said).not.toMatch(/\u3164|\u2800/);
  await platform.stop();
  await discord.stop();
});

describe.each(['http', 'socket'] as const)('on Slack over %s', (mode) => {
  test('somebody is not called what the same user id is called in another workspace', async () => {
    const [red, blue] = [`TRED${mode}`, `TBLUE${mode}`] as const;
    const teams = await Promise.all([red, blue].map((team) => startOnSlack(mode, bot.handle, { team })));
    const [one, two] = teams.map(({ slack }) => slack) as [(typeof teams)[0]['slack'], (typeof teams)[0]['slack']];
    const seats = [
      { slack: one, ana: one.addUser({ name: 'Captain' }), ben: one.addUser({ name: 'ben' }), not: 'Lima' },
      { slack: two, ana: two.addUser({ name: 'Lima' }), ben: two.addUser({ name: 'ben' }), not: 'Captain' },
    ];
    expect(seats[0]!.ana.id).toBe(seats[1]!.ana.id);
    for (const { slack, ana, ben, not } of seats) {
      const general = slack.addChannel('general');
      const home = { platform: 'slack', workspace: slack.team.id, channel: `${slack.team.id}-${general.id}` };
      await openBoard(home, [ana.account, ben.account]);
      await slack.command(ana, general, 'help');
      await slack.until(ana, 'visible to you');
      await slack.command(ben, general, 'leaderboard');
      expect(await slack.until(ben, ana.name)).not.toContain(not);
    }
    for (const { stop } of teams) await stop();
  });
});

import { ChannelType } from 'discord.js';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startTestBot } from '../harness/bot.ts';
import { curriculum } from '../harness/world.ts';
import { startDiscord } from '../platforms/discord.ts';

const { en } = catalogues;
const log = pino({ level: 'silent' });
let bot: Awaited<ReturnType<typeof startTestBot>>;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let platform: ReturnType<typeof createDiscord>;
beforeAll(async () => {
  bot = await startTestBot({ curriculum, at: '2026-11-05T12:00:00Z', platforms: () => [platform], log: log });
  discord = await startDiscord();
  platform = createDiscord({ ...discord, handle: bot.handle, commands, log });
  await platform.start();
});
afterAll(async () => {
  await platform.stop();
  await discord.stop();
  await bot.drop();
});

test('a group in a private channel is listed for those who see the channel, and for nobody else', async () => {
  const hall = discord.addGuild('Hall');
  const [mei, ana, ben] = ['Mei', 'Ana', 'Ben'].map((name) => discord.addUser(name, { organiser: name !== 'Ben' }));
  const secret = discord.addChannel(hall, { people: [mei!, ana!] });
  await discord.command(mei!, '/cohort create', {}, secret);
  await discord.submit(mei!, { name: 'Owls', start: '2026-11-02', post: '9:00 Berlin' });
  const [ofAna, ofBen] = [ana!, ben!].map((user) => () => discord.command(user, '/join', {}, hall.channel));
  expect((await ofAna!()).text).toContain('Owls');
  expect((await ofBen!()).text).toContain(en.join.none);
  expect((await discord.command(ben!, '/cohort show', {}, hall.channel)).text).toContain(en.cohort.none);
  const who = { workspace: hall.id };
  const both = [hall.channel, secret];
  expect([...(await platform.visible!({ ...who, account: ana!.id }, both))]).toEqual(both);
  expect([...(await platform.visible!({ ...who, account: ben!.id }, both))]).toEqual([hall.channel]);
  expect([...(await platform.visible!(who, both))]).toEqual([hall.channel]);
  // Nothing is known of somebody who has done nothing, nor of another server.
  expect([...(await platform.visible!({ ...who, account: '1' }, both))]).toEqual([]);
  expect([...(await platform.visible!({ workspace: '1', account: ana!.id }, both))]).toEqual([]);
});

test('says why it may not post in a channel, before a form is filled in', async () => {
  const hall = discord.addGuild('Lab');
  const mei = discord.addUser('Mei', { organiser: true });
  const why = (channel: string) => platform.obstacle!({ workspace: hall.id, channel });
  expect(await why(hall.channel)).toBeUndefined();
  const forum = discord.addChannel(hall, { type: ChannelType.GuildForum });
  const voice = discord.addChannel(hall, { type: ChannelType.GuildVoice });
  expect(await Promise.all([forum, voice].map(why))).toEqual([{ kind: 'wrongKind' }, { kind: 'wrongKind' }]);
  const answer = await discord.command(mei, '/cohort create', {}, forum);
  expect(answer).toMatchObject({ form: false, private: true });
  expect(answer.text).toContain(en.cohort.wrongKind);
  discord.forbid(hall.channel);
  expect(await why(hall.channel)).toMatchObject({ kind: 'rights', missing: expect.arrayContaining(['Send Messages']) });
  expect((await discord.command(mei, '/cohort create', {}, hall.channel)).text).toContain('Send Messages');
  discord.hide(hall.channel);
  expect(await why(hall.channel)).toEqual({ kind: 'rights', missing: ['View Channel', 'Send Messages'] });
});

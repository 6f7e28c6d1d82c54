import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startTestBot } from '../harness/bot.ts';
import { curriculum } from '../harness/world.ts';
import { startDiscord } from '../platforms/discord.ts';

const log = pino({ level: 'silent' });
let bot: Awaited<ReturnType<typeof startTestBot>>;
let discord: Awaited<ReturnType<typeof startDiscord>>;
let platform: ReturnType<typeof createDiscord>;
beforeAll(async () => {
  bot = await startTestBot({ curriculum, at: '2026-11-05T12:00:00Z', platforms: () => [platform], log: log });
  discord = await startDiscord({ rates: 'none' });
  platform = createDiscord({ ...discord, handle: bot.handle, commands, log });
  await platform.start();
});
afterAll(async () => {
  await platform.stop();
  await discord.stop();
  await bot.drop();
});

const plainly = (seen: string) => seen.replace(/[\u2068\u2069*\\]/g, '');

test.each([
  ['en', 'en-GB'],
  ['zh-CN', 'zh-CN'],
] as const)(
  'a group is open to those who have its role now, and whoever lacks it is told which (%s)',
  async (language, locale) => {
    const t = catalogues[language];
    const hall = discord.addGuild('Hall');
    const role = discord.addRole(hall, 'Night owls');
    const mei = discord.addUser('Mei', { in: [hall], organiser: true, locale });
    const ana = discord.addUser('Ana', { in: [hall], locale });
    const seen = async (answer: Promise<{ text: string }>) => plainly((await answer).text);
    await discord.command(mei, '/cohort create', {}, hall.channel);
    await discord.submit(mei, { name: 'Owls', start: '2026-11-02', post: '9:00 Berlin' });
    await discord.press(mei, t.cohort.entry);
    expect(await seen(discord.submit(mei, { role: 'Night owls' }))).toContain(
      plainly(t.cohort.entryRole('Night owls')),
    );
    const refusal = plainly(t.join.refused.role('Night owls'));
    expect(await seen(discord.command(ana, '/join', {}, hall.channel))).toContain(refusal);

    // What the role is called now, and who has it now, counts.
    hall.roles.set(role, 'Early birds');
    discord.giveRole(ana, hall, role);
    await discord.press(ana, t.chat.retry);
    await discord.press(ana, 'A').catch(() => {});
    await discord.press(ana, t.join.setDay);
    discord.takeRole(ana, hall, role);
    const late = await seen(discord.submit(ana, { clock: 'Berlin', hour: '13' }));
    expect(late).toContain(plainly(t.join.refused.role('Early birds')));
    discord.giveRole(ana, hall, role);
    await discord.press(ana, t.chat.retry);
    await discord.press(ana, t.join.setDay);
    expect(await seen(discord.submit(ana, { clock: 'Berlin', hour: '13' }))).toContain(plainly(t.join.joined('Owls')));

    // Whoever is in it stays; the form keeps the role, and without one the group is open.
    discord.takeRole(ana, hall, role);
    expect(await seen(discord.command(ana, '/task', {}, hall.channel))).not.toContain(t.chat.notEnrolled);
    await discord.command(mei, '/cohort settings', {}, hall.channel);
    await discord.press(mei, t.cohort.entry);
    expect(await seen(discord.submit(mei, { cap: '9' }))).toContain('Early birds');
    const ben = discord.addUser('Ben', { in: [hall], locale });
    hall.roles.delete(role);
    expect(await seen(discord.command(ben, '/join', {}, hall.channel))).toContain(
      plainly(t.join.refused.role(t.join.someRole)),
    );
    await discord.command(mei, '/cohort settings', {}, hall.channel);
    await discord.press(mei, t.cohort.entry);
    await discord.submit(mei, { role: '', cap: '' });
    expect(await seen(discord.command(ben, '/join', {}, hall.channel))).toContain(plainly(t.join.privacy).slice(0, 30));
  },
);

test('says who has a role, also of the role of everybody, and that nobody says where Discord does not', async () => {
  const hall = discord.addGuild('Lab');
  const role = discord.addRole(hall, 'Owls');
  const ana = discord.addUser('Ana', { in: [hall] });
  const of = (more: object) => platform.role!({ workspace: hall.id, role, ...more });
  expect(await of({})).toEqual({ name: 'Owls', has: 'unknown' });
  expect(await of({ account: ana.id })).toEqual({ name: 'Owls', has: 'no' });
  discord.giveRole(ana, hall, role);
  expect(await of({ account: ana.id })).toEqual({ name: 'Owls', has: 'yes' });
  expect(await of({ account: '1' })).toEqual({ name: 'Owls', has: 'no' });
  expect(await of({ account: ana.id, role: hall.id })).toMatchObject({ has: 'yes' });
  expect(await platform.role!({ workspace: '1', role, account: ana.id })).toEqual({ has: 'unknown' });
});

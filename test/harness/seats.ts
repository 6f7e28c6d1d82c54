import type { Handle } from '../../src/chat/contract/reply.ts';
import { createDiscord } from '../../src/discord/adapter.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startDiscord } from '../platforms/discord.ts';
import { onPlain } from './plain-seats.ts';
import type { Bot, Chat } from './seat.ts';
import { startOnSlack } from './slack.ts';
import { onWeb } from './web-seats.ts';

/** An answer that grows does so ten times as fast as a platform lets it. */
const editPauseMs = 150;

async function onDiscord({ handle, log, commands }: Bot): Promise<Chat> {
  // A test's people arrive all at once, and its bot is restarted more often than a real one.
  const many = { limit: 10_000, ms: 1_000 };
  const discord = await startDiscord({
    newDms: 10_000,
    rates: { 'POST dm': many, gateway: many },
    global: many,
    identifyMs: 10,
  });
  const guilds = new Map<string, ReturnType<typeof discord.addGuild>>();
  const start = async (by: Handle) => {
    const made = createDiscord({ ...discord, handle: by, commands, editPauseMs, log });
    await made.start();
    return made;
  };
  let platform = await start(handle);
  const said = () => discord.asked(/^(POST|PATCH) .*(messages|callback)/).filter(({ body }) => hasWords(body));
  return {
    platform: () => platform,
    room(beside) {
      const guild = guilds.get(beside?.workspace ?? '') ?? discord.addGuild('Hall');
      guilds.set(guild.id, guild);
      return { workspace: guild.id, channel: beside ? discord.addChannel(guild) : guild.channel };
    },
    seat({ name, language, organiser = false, in: rooms }) {
      const at = rooms.map(({ workspace }) => guilds.get(workspace)!);
      const locale = language === 'en' ? 'en-GB' : language;
      const user = discord.addUser(name, { in: at, locale, organiser });
      /** The open form. */
      let form = '';
      async function done(deed: ReturnType<typeof discord.press>): Promise<void> {
        const answer = await deed;
        form = answer.form ? answer.text : '';
      }
      return {
        account: user.id,
        command: (line, options, where = rooms[0]) =>
          done(discord.command(user, `/${line}`, options, where === 'dm' ? where : where.channel)),
        press: (...labels) => Promise.all(labels.map((label) => done(discord.press(user, label)))),
        choose: (label) => done(discord.choose(user, label)),
        say: async (words, where = rooms[0]) => discord.say(user, words, where === 'dm' ? where : where.channel),
        submit: (fields, how) => done(discord.submit(user, fields, how)),
        // Submitting closes the form, so it is opened again from the reply.
        correct: () => done(discord.press(user, catalogues[language].chat.again)),
        async again() {
          const twice = () => discord.asked(/callback/).filter(({ status }) => status === 400).length;
          const before = twice();
          discord.again();
          await until(() => twice() > before);
        },
        sees: async () => `${discord.sees(user)}\n${form}`,
        dms: async () => discord.dms(user).join('\n'),
        close: () => discord.closeDms(user),
      };
    },
    lose: ({ channel }) => discord.hide(channel),
    refusals: () =>
      discord
        .asked()
        .filter(({ status }) => status >= 400)
        .map(({ method, path, status }) => `${method} ${path} ${status}`),
    pings: () => said().filter(({ body }) => !/"allowed_mentions":{"parse":\[\]/.test(JSON.stringify(body))),
    rest: () => {},
    disturb: (dice) =>
      discord.disturb(
        dice &&
          (() => {
            const { status, ...how } = mishap(dice);
            if (how.hangUp) return { ...how, result: 'hang up' };
            if (status !== 429) return status ? { ...how, result: { status } } : how;
            const body = { message: 'You are being rate limited.', retry_after: 0.3, global: false };
            return { result: { status, body, headers: { 'retry-after': '1', 'x-ratelimit-scope': 'shared' } } };
          }),
      ),
    drop: () => discord.hangUp(),
    async restart(by) {
      await platform.stop();
      platform = await start(by);
    },
    async stop() {
      await platform.stop();
      await discord.stop();
    },
  };
}

/** A fault for one request in four. */
function mishap(dice: () => number) {
  const [is, after] = [dice(), dice() < 0.5];
  if (is < 0.1) return { delayMs: 400 * dice() };
  if (is < 0.17) return { status: 500, after };
  if (is < 0.22) return { hangUp: true, after };
  return is < 0.25 ? { status: 429, retryAfter: 1 } : {};
}

/** Whether a body is a message. A form (type 9) is seen only by the person who opened it, and pings nobody. */
const hasWords = (body: unknown): boolean => /^(?!{"type":9).*"(components|content)"/.test(JSON.stringify(body ?? ''));

const onSlack =
  (mode: 'socket' | 'http') =>
  async ({ handle, log }: Bot): Promise<Chat> => {
    const { slack, bot, restart, stop } = await startOnSlack(mode, handle, { log, editPauseMs });
    const channels = new Map<string, ReturnType<typeof slack.addChannel>>();
    return {
      platform: bot,
      // One token is one workspace.
      room() {
        const channel = slack.addChannel(`room-${channels.size}`);
        channels.set(channel.id, channel);
        return { workspace: slack.team.id, channel: channel.id };
      },
      seat({ name, language, organiser: admin = false, in: rooms }) {
        const [locale, zone] = language === 'en' ? ['en-GB', 'Europe/Berlin'] : [language, 'Asia/Shanghai'];
        const user = slack.addUser({ name, locale, zone, admin });
        const names = rooms.map(({ channel }) => `— #${channels.get(channel)?.name}`);
        // In one workspace everybody sees every channel, so lines of other channels are left out.
        const lines = () => slack.sees(user).split(/\n\n(?=— )/);
        const own = (line: string) => !line.startsWith('— #') || names.some((n) => line.split(/[,\n]/)[0] === n);
        return {
          account: user.account,
          command(line, options = {}, where = rooms[0]) {
            const given = Object.entries(options).map(([option, value]) => ` ${option}:${value}`);
            return slack.command(user, where === 'dm' ? where : channels.get(where.channel)!, line + given.join(''));
          },
          press: (...labels) => Promise.all(labels.map((label) => slack.press(user, label))),
          choose: (label) => slack.select(user, [label]),
          say: (words, where = rooms[0]) =>
            slack.say(user, where === 'dm' ? where : channels.get(where.channel)!, words),
          async submit(fields, how) {
            await slack.until(user, '— modal');
            await slack.submit(user, fields, how);
          },
          // The form stays open, with what is wrong beside each field.
          correct: async () => {},
          again: () => slack.again(),
          sees: async () => lines().filter(own).join('\n\n'),
          dms: async () =>
            lines()
              .filter((line) => line.startsWith('— direct message'))
              .join('\n'),
          close: () => slack.deactivate(user),
        };
      },
      lose: ({ channel }) => slack.expel(channels.get(channel)!),
      refusals: () => slack.refusals,
      pings: () => slack.pings,
      rest: () => slack.forward(60_000),
      disturb: (dice) => slack.disturb(dice && (() => mishap(dice))),
      drop: () => slack.dropConnections(),
      restart,
      stop,
    };
  };

async function until(there: () => boolean | Promise<boolean>, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await there())) {
    if (performance.now() > end) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Every platform that the bot is on. */
export const seats: readonly (readonly [name: string, open: (bot: Bot) => Promise<Chat>])[] = [
  ['Discord', onDiscord],
  ['Slack over HTTP', onSlack('http')],
  ['Slack over Socket Mode', onSlack('socket')],
  ['the playground', onWeb],
  ['a plain platform', onPlain],
];

import { mkdirSync } from 'node:fs';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import { startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { serve } from '../../src/ops/listener.ts';
import { startEmbedded } from '../../src/postgres/embedded.ts';
import { holdAlone } from '../../src/postgres/session.ts';
import { StartError } from '../../src/start-error.ts';
import { openDatabase } from '../../src/store/database.ts';
import { startDiscord } from './discord.ts';
import { startSlack } from './slack.ts';

const people = [
  { name: 'Mei', locale: 'en-GB', zone: 'Asia/Singapore', organiser: true },
  { name: 'Ana', locale: 'en-GB', zone: 'Europe/Lisbon' },
  { name: 'Wei', locale: 'zh-CN', zone: 'Asia/Shanghai' },
];

/**
 * The whole bot between a local Discord and a local Slack: an organiser, a learner who reads English and one who reads
 * Chinese on each, and a group that the organiser has opened there. Begins anew each time: what the platforms knew is
 * gone with them, and so is what the bot knew.
 */
export async function startPlatforms({ folder, log }: { readonly folder: string; readonly log: Logger }) {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const databaseUrl = await emptyDatabase(folder, undo);
    const discord = await startDiscord();
    undo.push(discord.stop);
    const slack = await startSlack({ mode: 'socket' });
    undo.push(slack.stop);
    discord.addGuild('Study hall');
    const general = slack.addChannel('general');
    const onDiscord = people.map(({ name, ...of }) => discord.addUser(name, of));
    const onSlack = people.map(({ organiser, ...of }) => slack.addUser({ ...of, admin: organiser ?? false }));
    const config = readConfig({
      PORT: '0',
      DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
      ...discord.settings,
      ...slack.settings,
    });
    const app = await startApp(config, log);
    undo.push(app.stop);

    // Of this week, so that there is a task today.
    const today = Temporal.Now.plainDateISO('UTC');
    const group = { name: 'AI engineers', start: String(today.subtract({ days: today.dayOfWeek - 1 })) };
    const { show } = catalogues.en.cohort;
    await discord.command(onDiscord[0]!, '/cohort create');
    await discord.submit(onDiscord[0]!, group);
    await discord.press(onDiscord[0]!, show);
    await slack.command(onSlack[0]!, general, 'cohort create');
    await slack.until(onSlack[0]!, '— modal');
    await slack.submit(onSlack[0]!, group);
    await slack.until(onSlack[0]!, show);
    await slack.press(onSlack[0]!, show);
    await slack.until(onSlack[1]!, group.name);
    return { discord, slack, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** An empty database on the PostgreSQL in this folder, which one process has to itself. */
async function emptyDatabase(folder: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const server = await startEmbedded(folder);
  const release = await holdAlone(server.url, () => {});
  if (!release) throw new StartError('The platforms are running already: Ctrl-C where that is stops them.');
  undo.push(() => release(server.stop));
  const admin = openDatabase(server.url, 1);
  await sql`drop database if exists platforms with (force)`.execute(admin);
  await sql`create database platforms`.execute(admin);
  await admin.destroy();
  const url = new URL(server.url);
  url.pathname = '/platforms';
  return url.href;
}

const index = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tongxue on a local Discord and Slack</title><style>html, body { height: 100%; margin: 0 } body { display: flex; flex-direction: column; font: 15px/1.4 system-ui, sans-serif }
header { padding: .5rem 1rem; background: #1d1c1d; color: #eee } header a { color: #fff; font-weight: 600; margin-right: 1rem } iframe { flex: 1; border: 0 }</style>
<header><a href="discord" target="platform">Discord</a><a href="slack" target="platform">Slack</a>
The real bot between a local Discord and a local Slack. Every column is what one person sees; you are all of them.</header>
<iframe name="platform" title="The platform" src="discord"></iframe></html>
`;

type Pages = Pick<Awaited<ReturnType<typeof startPlatforms>>, 'discord' | 'slack'>;

/** The pages of both under one address on the loopback, as soon as both are there. */
export async function servePages(find: () => Pages | undefined, port: number) {
  const listener = await serve(
    (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://local');
      // A page of somebody else's must not press here, nor a name of theirs that leads to this machine.
      const { host = '', 'sec-fetch-site': site = 'none' } = request.headers;
      const ours = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) && ['none', 'same-origin'].includes(String(site));
      const of = find();
      if (!ours) response.writeHead(403).end('Only a page of this address may do that. Open it yourself.\n');
      else if (!of) response.writeHead(503, { 'retry-after': '1' }).end('Starting …');
      else if (pathname === '/discord') of.discord.page(request, response);
      else if (pathname === '/slack') of.slack.page(request, response);
      else if (pathname !== '/') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(index);
    },
    { port, setting: 'PORT', host: '127.0.0.1' },
  );
  return { origin: `http://127.0.0.1:${listener.port}`, stop: listener.close };
}

import { once } from 'node:events';
import { pino } from 'pino';
import { ConfigError, readConfig } from '../../src/config.ts';
import { StartError } from '../../src/start-error.ts';
import { servePages, startPlatforms } from './start.ts';

/** `npm run platforms`: the bot on a local Discord and Slack, to be used by hand, until Ctrl-C. */

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
const undo: (() => Promise<unknown>)[] = [];
try {
  process.stdout.write('The bot, a Discord and a Slack are starting …\n');
  const log = pino({ level: 'warn' }, pino.destination(2));
  let platforms: Awaited<ReturnType<typeof startPlatforms>> | undefined;
  // The port first: a second one ends here, before it takes what the first one has.
  const pages = await servePages(() => platforms, readConfig({ PORT: process.env.PORT ?? '3010' }).port);
  undo.push(pages.stop);
  platforms = await startPlatforms({ folder: '.data/platforms', log });
  undo.push(platforms.stop);
  const { origin } = pages;
  if (!ending.signal.aborted) {
    process.stdout.write(`Open ${origin}/
In a terminal:  curl -d user=Ana -d text=/join ${origin}/discord
                curl -d user=Wei -d text=/join ${origin}/slack
Ctrl-C stops all.
`);
    await once(ending.signal, 'abort');
  }
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(
    `${error instanceof StartError || error instanceof ConfigError ? error.message : (error as Error).stack}\n`,
  );
}
for (const stop of undo.reverse()) await stop();
process.exit();

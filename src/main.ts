import { pino } from 'pino';
import { ConfigError, inProduction, readMisnamed, readProcessConfig } from './config.ts';
import { brief } from './ops/brief.ts';
import { captureConsole } from './ops/console.ts';
import { guard } from './ops/guard.ts';
import { readable } from './ops/readable.ts';
import { StartError } from './start-error.ts';

/** In production every line is JSON, on standard error. Otherwise a person at a terminal reads what is said here. */
const production = inProduction();
const plain = (says: string) => process.stdout.write(`${says}\n`);
const logAt = (level: string) => {
  const out = pino.destination(2);
  const words = !production && process.stderr.isTTY;
  return pino(
    { level, serializers: { err: brief } },
    words ? { write: (line: string) => void out.write(readable(line)) } : out,
  );
};

/** A sentence for the operator, and an end that a supervisor understands. */
function give(up: string): never {
  if (production) logAt('fatal').fatal(up);
  else process.stderr.write(`${up}\n`);
  process.exit(1);
}

const stopping = new AbortController();

try {
  const config = readProcessConfig();
  const log = logAt(config.logLevel);
  captureConsole(log);
  process.on('uncaughtException', guard(log));
  if (production) log.info('starting');
  else plain('Tongxue 同学 is starting …');
  const misnamed = readMisnamed();
  if (misnamed && production) log.warn(misnamed);
  else if (misnamed) plain(misnamed);
  // Only now, so that what a library says while it is loaded is in the log as well.
  const { startApp } = await import('./app.ts');
  const starting = startApp(config, log, (error) => give(error.message), stopping.signal);
  // From the very beginning, so that a start that is cut short leaves nothing running either.
  const end = async (signal: string) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    log.info({ signal }, 'stopping');
    const hurry = setTimeout(() => process.exit(1), 25_000);
    await starting.then((app) => app.stop());
    clearTimeout(hurry);
    process.exit(0);
  };
  // A start that fails while it is being stopped says so below.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(signal).catch(() => {}));
  const app = await starting;
  if (production) log.info({ port: app.port, playground: app.playground }, 'listening');
  else if (!stopping.signal.aborted)
    plain(`${app.playground ? `Open ${app.playground}` : `Listening on port ${app.port}`}\nCtrl-C stops it.`);
} catch (error) {
  if (error instanceof ConfigError) give(`These settings are wrong (see .env.example):\n${error.message}`);
  if (error instanceof StartError && stopping.signal.aborted) {
    if (!production) plain(error.message);
    process.exit(0);
  }
  if (error instanceof StartError) give(error.message);
  // PostgreSQL's code, and the system's.
  if (['53100', 'ENOSPC'].includes(String((error as { code?: unknown })?.code)))
    give(`The disk is full: ${(error as Error).message}. Make room and start again; nothing is lost.`);
  give(`Tongxue could not start: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
}

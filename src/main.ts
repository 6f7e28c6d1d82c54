import { pino } from 'pino';
import { startApp } from './app.ts';
import { ConfigError, readProcessConfig } from './config.ts';
import { guard } from './ops/guard.ts';
import { StartError } from './start-error.ts';

/** A sentence for the operator, and an end that a supervisor understands. */
function give(up: string): never {
  process.stderr.write(`${up}\n`);
  process.exit(1);
}

try {
  const config = readProcessConfig();
  const log = pino({ level: config.logLevel }, pino.destination(2));
  process.on('uncaughtException', guard(log));
  process.stdout.write('Tongxue 同学 is starting …\n');
  const starting = startApp(config, log, (error) => give(error.message));
  let stopping = false;
  // From the very beginning, so that a start that is cut short leaves nothing running either.
  const end = async (signal: string) => {
    if (stopping) return;
    stopping = true;
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
  const where = app.playground ? `Open ${app.playground}` : `Listening on port ${app.port}`;
  if (!stopping) process.stdout.write(`${where}\nCtrl-C stops it.\n`);
} catch (error) {
  if (error instanceof ConfigError) give(`These settings are wrong (see .env.example):\n${error.message}`);
  if (error instanceof StartError) give(error.message);
  // PostgreSQL's code, and the system's.
  if (['53100', 'ENOSPC'].includes(String((error as { code?: unknown })?.code)))
    give(`The disk is full: ${(error as Error).message}. Make room and start again; nothing is lost.`);
  give(`Tongxue could not start: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
}

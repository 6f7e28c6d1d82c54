import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { databaseReason } from './reason.ts';
import { holdAlone, type Release } from './session.ts';
import { supervise } from './supervise.ts';

/** A server that another bot is just stopping takes connections and ends them. */
const maxTries = 5;
const retryMs = 500;

/**
 * The embedded PostgreSQL on `folder`, for this process alone and brought back when it ends. `stop` stops it, unless
 * another process has it by then. `giveUp` is called when it does not come back, or when another process was first to
 * it after a crash. `signal` cuts the making of a new one short. Throws a {@link StartError} that says what to do.
 */
export async function startOwn(
  folder: string,
  log: Parameters<typeof supervise>[1],
  giveUp: (error: Error) => void,
  signal?: AbortSignal,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const taken = new StartError(
    `Another Tongxue is running on ${folder}. Stop it first, or give this one another DATA_DIR.`,
  );
  const { server, release } = await startAlone(folder, log, () => giveUp(taken), signal);
  if (!release) throw taken;
  const endWatch = supervise(server, log, giveUp);
  return {
    url: server.url,
    async stop() {
      await endWatch();
      await release(() => server.stop());
    },
  };
}

async function startAlone(
  folder: string,
  log: Parameters<typeof supervise>[1],
  onLost: () => void,
  signal: AbortSignal | undefined,
): Promise<{ server: Embedded; release: Release | undefined }> {
  let ended = false;
  for (let tries = 1; ; tries += 1) {
    const server = await startEmbedded(folder, { ...(signal && { signal }) });
    try {
      return { server, release: await holdAlone(server.url, onLost) };
    } catch (error) {
      if (tries === maxTries && !ended && (await server.meet()) === 'silent') {
        // It hangs, and is of no use to anybody: a bot that had it would end it as well.
        log.error({ said: server.lastWords() }, 'the embedded PostgreSQL answers no new connection; ending it');
        await server.end();
        [ended, tries] = [true, 0];
      } else if (tries === maxTries)
        throw new StartError(`The PostgreSQL in ${folder} cannot be used: ${databaseReason(error)}`);
      await wait(retryMs);
    }
  }
}

import { type Config, isConnected } from '../config.ts';
import { findEmbedded } from '../postgres/embedded.ts';
import { databaseReason } from '../postgres/reason.ts';
import { redisReason } from '../schedule/reason.ts';
import { askRedis } from '../schedule/redis.ts';
import { StartError } from '../start-error.ts';
import { type Listener, serve } from './listener.ts';

/** A port that is listened on, by the setting that names it. The playground is on this machine's own address alone. */
export interface Port {
  readonly port: number;
  readonly setting: 'PORT' | 'LOCAL_PORT';
  readonly host?: string;
}

/** The address that other machines do not reach. */
export const onlyHere = '127.0.0.1';

/** The public port, and the playground's own where a platform is set. */
export function portsOf({ port, localPort, ...config }: Config): readonly [Port, Port?] {
  if (!isConnected(config)) return [{ port, setting: 'PORT', host: onlyHere }];
  const local = config.playground && config.roles.includes('web');
  return [
    { port, setting: 'PORT' },
    ...(local ? [{ port: localPort, setting: 'LOCAL_PORT', host: onlyHere } as const] : []),
  ] as [Port, Port?];
}

/**
 * Tries what is quickly known to be wrong, before a new database is set up, which takes seconds and a folder. Throws a
 * {@link StartError} that says what to do.
 */
export async function checkFirst(config: Config): Promise<void> {
  // A bot that is running has its port; that it runs is said when its database is asked.
  if (config.databaseUrl || !findEmbedded(config.dataDir)) await tryPorts(portsOf(config));
  if (config.redisUrl && config.roles.includes('jobs'))
    await askRedis(config.redisUrl).catch((error) => {
      throw redisUnusable(error);
    });
}

/** A database of the operator's own is theirs to put right: they are told in words. */
export const unusable = ({ databaseUrl }: Config, error: Error): Error =>
  databaseUrl && !(error instanceof StartError)
    ? new StartError(`The database at DATABASE_URL cannot be used: ${databaseReason(error)}`)
    : error;

export const redisUnusable = (error: unknown): StartError =>
  new StartError(`The Redis at REDIS_URL cannot be used: ${redisReason(error)}`);

async function tryPorts(ports: readonly (Port | undefined)[]): Promise<void> {
  const open: Listener[] = [];
  try {
    for (const port of ports) if (port) open.push(await serve((_, response) => response.writeHead(503).end(), port));
  } finally {
    await Promise.all(open.map((listener) => listener.close()));
  }
}

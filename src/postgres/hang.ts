import { readdirSync, readFileSync } from 'node:fs';
import { Client } from './client.ts';
import { isRefusal } from './reason.ts';

/** How a server meets a new connection. `ending`: it takes none, while the old ones keep it from coming to its end. */
export type Met = 'answers' | 'ending' | 'silent';

/** Any answer in this time (ms) counts: that it has no connection left, or is still starting. */
const answerWithinMs = 5_000;

export async function meet(connectionString: string): Promise<Met> {
  const client = new Client({ connectionString, connectionTimeoutMillis: answerWithinMs });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'answers';
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    if (code === '57P03' && message.includes('shutting down')) return 'ending';
    return isRefusal(error) ? 'answers' : 'silent';
  } finally {
    void client.end().catch(() => {});
  }
}

/**
 * Kills a server and what belongs to it, a stopped process as well. Its data is safe: it recovers when it starts. A new
 * one starts only when all the old processes are gone.
 */
export function killServer(pid: number): void {
  // The children's parent is another one as soon as theirs is gone.
  const children = childrenOf(pid);
  for (const one of [pid, ...children])
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
}

/** Empty without `/proc`: there they notice that their parent is gone. */
function childrenOf(pid: number): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    // The name before it may have a space or a bracket in it.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

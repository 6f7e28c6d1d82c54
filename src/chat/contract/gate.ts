import { neverLeft, reasonOf } from './never-left.ts';
import type { Sent } from './platform.ts';

interface GateLog {
  warn(fields: object, message: string): void;
}

/** After a look that found nobody there, the next one (ms); the last one again and again. */
const usualWaitsMs = [2_000, 5_000, 10_000, 15_000];

/** What waits is tried again when its time has come, and a little later than that (ms). */
const graceMs = 60_000;

interface Shut {
  looks: number;
  /** By `performance.now()`. */
  nextLook: number;
  looking?: Promise<boolean>;
  readonly why: string;
}

/**
 * What stands between deliveries and a platform that may be away, a gate for each workspace. After a call whose outcome
 * nobody knows, nothing more is sent until the platform has answered a question that changes nothing: so an outage puts
 * in doubt only what was under way when it began. A call that never left is nobody's fault but the line's: it
 * waits for the `platform`. What goes away and comes back is one line in the log each.
 */
export function createGate(on: {
  readonly platform: string;
  /** Asks the platform something that changes nothing. Whatever it answers, it answers; no answer is false. */
  answers(workspace: string): Promise<boolean>;
  readonly log: GateLog;
  readonly waitsMs?: readonly number[];
}) {
  const { platform, log, waitsMs = usualWaitsMs } = on;
  const shut = new Map<string, Shut>();
  let logged = false;

  const later = (ms: number, why: string): Sent => ({
    kind: 'later',
    afterMs: Math.max(ms, 500),
    owner: 'platform',
    detail: `${platform} does not answer: ${why}`,
  });

  function note(workspace: string, gate: Shut): void {
    if (logged) return;
    logged = true;
    log.warn({ workspace, why: gate.why }, `${platform} does not answer; what is to be sent waits`);
  }

  function close(workspace: string, error: unknown): Shut {
    const gate = shut.get(workspace) ?? { looks: 0, nextLook: 0, why: reasonOf(error) };
    shut.set(workspace, gate);
    return gate;
  }

  async function look(workspace: string, gate: Shut): Promise<boolean> {
    const there = await on.answers(workspace).catch(() => false);
    if (there) {
      if (shut.get(workspace) === gate) shut.delete(workspace);
      if (logged && shut.size === 0) {
        logged = false;
        log.warn({}, `${platform} answers again`);
      }
      return true;
    }
    gate.nextLook = performance.now() + (waitsMs[Math.min(gate.looks, waitsMs.length - 1)] ?? 0);
    gate.looks += 1;
    note(workspace, gate);
    return false;
  }

  /** Why nothing is sent now; undefined when the gate is open. */
  async function wait(workspace: string): Promise<Sent | undefined> {
    const gate = shut.get(workspace);
    if (!gate) return undefined;
    if (gate.looking || performance.now() >= gate.nextLook) {
      gate.looking ??= look(workspace, gate).finally(() => {
        delete gate.looking;
      });
      if (await gate.looking) return undefined;
    }
    return later(gate.nextLook - performance.now(), gate.why);
  }

  /** Sends are refused for a reason of ours, and were so long ago at most as they are tried again. By `performance.now()`. */
  let refusedUntil = 0;
  const noted = (sent: Sent): Sent => {
    refusedUntil = sent.kind === 'later' && sent.owner === 'ours' ? performance.now() + sent.afterMs + graceMs : 0;
    return sent;
  };

  return {
    /** Whether something can be sent now, as far as is known. Looks whether what was away is back, and does not wait for it. */
    sends(): boolean {
      for (const workspace of shut.keys()) void wait(workspace);
      return !logged && performance.now() >= refusedUntil;
    },
    /** Sends, unless the platform is known to be away. Throws what `send` throws when nobody knows what became of it. */
    async pass(workspace: string, send: () => Promise<Sent>): Promise<Sent> {
      const waits = await wait(workspace);
      if (waits) return waits;
      try {
        return noted(await send());
      } catch (error) {
        const gate = close(workspace, error);
        if (!neverLeft(error)) throw error;
        gate.nextLook = Math.max(gate.nextLook, performance.now() + (waitsMs[0] ?? 0));
        note(workspace, gate);
        return later(gate.nextLook - performance.now(), gate.why);
      }
    },
  };
}

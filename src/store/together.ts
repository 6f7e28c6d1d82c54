/** More are never written in one statement. */
const maxItems = 200;

/** PostgreSQL's classes for a value that it does not take; of anything else, such as a lost connection, each would fail alike. */
const isOfOne = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code));

interface Asked<In, Out> {
  readonly one: In;
  readonly done: (out: Out) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * One statement for all that is asked for while the one before it is under way: nobody waits for others to come, and many
 * at once are one. `work` answers in the order of what it is given. When a value is not taken, each is tried alone, so that
 * one does not fail for another.
 */
export function together<In, Out>(work: (all: readonly In[]) => Promise<readonly Out[]>): (one: In) => Promise<Out> {
  const waiting: Asked<In, Out>[] = [];
  let busy = false;

  async function write(all: readonly Asked<In, Out>[]): Promise<void> {
    try {
      const outs = await work(all.map(({ one }) => one));
      for (const [n, { done }] of all.entries()) done(outs[n]!);
    } catch (error) {
      if (all.length === 1 || !isOfOne(error)) {
        for (const { failed } of all) failed(error);
        return;
      }
      for (const one of all) await write([one]);
    }
  }

  async function go(): Promise<void> {
    busy = true;
    // What is asked for in the same turn goes along.
    await Promise.resolve();
    while (waiting.length) await write(waiting.splice(0, maxItems));
    busy = false;
  }

  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed });
      if (!busy) void go();
    });
}

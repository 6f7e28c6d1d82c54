import { type Env, type Job, runJob } from '../schedule/job.ts';

/** How often, and how many times, to look for deliveries that another runner holds before the clock moves on. */
const waiting = { tries: 50, everyMs: 100 };

/**
 * Moves a clock ahead, stopping at each moment at which something is due and running the jobs there, as if the time
 * had passed. `underWay` counts deliveries that another runner has claimed: they are waited for.
 */
export async function advance({
  to,
  jobs,
  env,
  moveTo,
  underWay,
}: {
  readonly to: Temporal.Instant;
  readonly jobs: readonly Job[];
  readonly env: Env;
  readonly moveTo: (to: Temporal.Instant) => Promise<void>;
  readonly underWay: () => Promise<number>;
}): Promise<void> {
  const { nextDue } = env.ports.delivery;
  const settle = async () => {
    for (const job of jobs) await runJob(job, env);
    for (let i = 0; i < waiting.tries && (await underWay()) > 0; i++)
      await new Promise((done) => setTimeout(done, waiting.everyMs));
  };
  await settle();
  for (let next = await nextDue(); next && Temporal.Instant.compare(next, to) <= 0; ) {
    await moveTo(next);
    await settle();
    const following = await nextDue();
    // What stays due after its turn (a platform that is not set up) must not hold the clock.
    next = following && Temporal.Instant.compare(following, next) > 0 ? following : undefined;
  }
  await moveTo(to);
  await settle();
}

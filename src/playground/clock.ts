import { nextDue } from '../core/alarm/next-due.ts';
import { type Env, type Job, runJob } from '../schedule/job.ts';

/** How many times, and how often, to check for deliveries that another runner holds before the clock moves on. */
const waiting = { tries: 50, everyMs: 100 };

/**
 * Moves a clock ahead as if the time had passed: stops at each moment at which something is due, and runs the jobs
 * there. Waits for deliveries that another runner has claimed; `underWay` counts them.
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
  const settle = async () => {
    for (const job of jobs) await runJob(job, env);
    for (let i = 0; i < waiting.tries && (await underWay()) > 0; i++)
      await new Promise((done) => setTimeout(done, waiting.everyMs));
  };
  await settle();
  for (let next = await nextDue(env.ports); next && Temporal.Instant.compare(next, to) <= 0; ) {
    await moveTo(next);
    await settle();
    const following = await nextDue(env.ports);
    // A delivery that stays due, for instance because its platform is not set up, must not stop the clock.
    next = following && Temporal.Instant.compare(following, next) > 0 ? following : undefined;
  }
  await moveTo(to);
  await settle();
}

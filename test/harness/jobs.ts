import type { View } from '../../src/chat/contract/view.ts';
import type { Cohort, CohortForm } from '../../src/core/cohort/model.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import type { Learner, LearnerChanges } from '../../src/core/learner/model.ts';
import type { DeliveryTable } from '../../src/store/tables.ts';
import { startTestBot } from './bot.ts';
import { date } from './clock.ts';
import { memoryPlatform } from './platform.ts';
import { openGroup, curriculum as short } from './world.ts';

const start = '2026-11-30T00:00';

/** A view as text, to search in. */
export const wordsOf = (view: View): string => JSON.stringify(view);

/** A bot on three platforms in memory: `keyed` has idempotency keys, `bare` has none, `forgetful` keeps them for a while. */
export async function openJobs({ curriculum = short }: { curriculum?: Curriculum } = {}) {
  const keyed = memoryPlatform('keyed', true);
  const bare = memoryPlatform('bare', false);
  const forgetful = memoryPlatform('forgetful', true, 120_000);
  const every = [keyed, bare, forgetful];
  const platforms = every.map(({ platform }) => platform);
  const bot = await startTestBot({ curriculum, at: start, platforms: () => platforms });
  const { db, ports, now } = bot;
  let made = 0;
  const rows = () =>
    db.selectFrom('delivery').selectAll().orderBy('id').execute() as unknown as Promise<
      (Omit<DeliveryTable, 'id'> & { id: string })[]
    >;

  return {
    ...bot,
    keyed,
    bare,
    forgetful,
    rows,
    /** Sets the clock and ticks twice at once, like two processes that wake up together. */
    async tickAt(moment: string | Temporal.Instant): Promise<void> {
      bot.goTo(moment);
      await Promise.all([bot.runJobs(), bot.runJobs()]);
    },
    async clear(): Promise<void> {
      await bot.clear();
      for (const platform of every) platform.forget();
      bot.goTo(start);
    },
    async cohort(changes: Partial<CohortForm> & { platform?: string } = {}): Promise<Cohort> {
      const { platform = 'keyed', ...form } = changes;
      const organiser = await this.person('organiser', platform);
      const home = { platform, workspace: 'w', channel: 'general' };
      const by = { organiser, home, key: `cohort-${++made}`, now: now() };
      const cohort = await openGroup(ports, { start: date('2026-11-30'), languages: ['en'], ...form }, by);
      // How the group stands is told to its organiser: that has tests of its own, and is one message more in all others.
      for (const about of ['day1', 'day7', 'day30'] as const)
        await ports.summary.markTold({ cohorts: [cohort.id], about, at: now() });
      // So has the question of the day.
      await ports.cohort.save(cohort.id, { questionOff: true });
      return cohort;
    },
    async person(account: string, platform = 'keyed'): Promise<Learner> {
      const who = { platform, account, name: account, language: 'en', now: now() } as const;
      return (await identifyLearner(ports, who)).learner;
    },
    /** Somebody in a cohort who asked for a message at 20:00 UTC, unless `changes` say otherwise. */
    async member(
      cohort: Cohort,
      account: string,
      changes: LearnerChanges = {},
    ): Promise<{ learner: Learner; enrolment: Enrolment }> {
      const route = curriculum.paths.get(cohort.path)!;
      const learner = await this.person(account, cohort.home?.platform);
      const asked: LearnerChanges = { zone: 'UTC', reminderTime: 20 * 60, remind: 'dm', ...changes };
      return join(ports, { learner, place: { kind: 'cohort', cohort, path: route }, changes: asked, now: now() });
    },
    /** The private messages of a person. */
    dms: (account: string) =>
      every.flatMap(({ shown }) => shown).filter(({ to }) => 'account' in to && to.account === account),
    posts: () => every.flatMap(({ shown }) => shown).filter(({ to }) => 'channel' in to),
  };
}

export type JobWorld = Awaited<ReturnType<typeof openJobs>>;

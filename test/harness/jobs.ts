import { sql } from 'kysely';
import { jobs } from '../../jobs/index.ts';
import type { View } from '../../src/chat/view.ts';
import { type CohortForm, createCohort } from '../../src/core/cohort.ts';
import { join } from '../../src/core/join.ts';
import type { Cohort, Enrolment, Learner, Ports } from '../../src/core/ports.ts';
import type { LearnerChanges } from '../../src/core/settings.ts';
import { type Env, runJob } from '../../src/job.ts';
import type { DeliveryTable } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { shortCurriculum } from '../curriculum/short.ts';
import { testDatabase } from './database.ts';
import { localPlatform } from './platform.ts';

export const at = (instant: string) => Temporal.Instant.from(instant);
export const date = (day: string) => Temporal.PlainDate.from(day);
/** All the words of a view, for looking into it. */
export const wordsOf = (view: View): string => JSON.stringify(view);

/** A database, two platforms (`keyed` knows idempotency keys, `bare` does not), a clock that stands where it is put. */
export async function openWorld() {
  const { db, url, drop } = await testDatabase();
  // Thousands of small steps: what a crash would lose is none of theirs.
  await sql.raw(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`).execute(db);
  const curriculum = await shortCurriculum();
  const keyed = localPlatform('keyed', true);
  const bare = localPlatform('bare', false);
  const forgetful = localPlatform('forgetful', true, 120_000);
  const every = [keyed, bare, forgetful];
  let now = at('2026-11-30T00:00:00Z');
  let made = 0;
  const ports: Ports = { store: createStore(db, curriculum), curriculum, mayPost: async () => true };
  const env: Env = {
    ports,
    now: async () => now,
    platforms: new Map(every.map(({ platform }) => [platform.name, platform])),
    log: { error: () => {}, warn: () => {} },
  };
  /** As a tick does it: every job once, in order. */
  const tick = async () => {
    for (const job of jobs) await runJob(job, env);
  };
  const rows = () =>
    db.selectFrom('delivery').selectAll().orderBy('id').execute() as unknown as Promise<
      (Omit<DeliveryTable, 'id'> & { id: string })[]
    >;

  return {
    db,
    url,
    drop,
    ports,
    env,
    curriculum,
    keyed,
    bare,
    forgetful,
    tick,
    rows,
    now: () => now,
    /** Puts the clock there; nothing runs. */
    to(moment: string | Temporal.Instant): void {
      now = typeof moment === 'string' ? at(moment) : moment;
    },
    /** Puts the clock there and ticks, as two processes that wake up together. */
    async tickAt(moment: string | Temporal.Instant): Promise<void> {
      this.to(moment);
      await Promise.all([tick(), tick()]);
    },
    async clear(): Promise<void> {
      for (const table of ['delivery', 'cohort', 'learner']) await sql`delete from ${sql.table(table)}`.execute(db);
      for (const platform of every) platform.forget();
      now = at('2026-11-30T00:00:00Z');
    },
    async cohort(changes: Partial<CohortForm> & { platform?: string } = {}): Promise<Cohort> {
      const { platform = 'keyed', ...form } = changes;
      const organiser = await this.person('organiser', platform);
      const created = await createCohort(ports, {
        form: {
          name: 'Group',
          route: 'swe',
          start: date('2026-11-30'),
          language: 'en',
          hour: 8,
          zone: 'UTC',
          ...form,
        },
        organiser,
        home: { platform, workspace: 'w', channel: 'general' },
        key: `cohort-${++made}`,
        now,
      });
      if (created.kind !== 'created') throw new Error(created.kind);
      return created.cohort;
    },
    async person(account: string, platform = 'keyed'): Promise<Learner> {
      const who = { platform, account, name: account, language: 'en', now } as const;
      return (await ports.store.identify(who)).learner;
    },
    /** Somebody in a cohort who asked for a message at 20:00 UTC, unless `changes` say otherwise. */
    async member(
      cohort: Cohort,
      account: string,
      changes: LearnerChanges = {},
    ): Promise<{ learner: Learner; enrolment: Enrolment }> {
      const route = curriculum.routes.get(cohort.route)!;
      const learner = await this.person(account, cohort.home?.platform);
      const asked: LearnerChanges = { zone: 'UTC', hour: 20, remind: 'dm', ...changes };
      return join(ports, { learner, place: { kind: 'cohort', cohort, route }, changes: asked, now });
    },
    /** What somebody got as private messages. */
    dms: (account: string) =>
      every.flatMap(({ shown }) => shown).filter(({ to }) => 'account' in to && to.account === account),
    posts: () => every.flatMap(({ shown }) => shown).filter(({ to }) => 'channel' in to),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

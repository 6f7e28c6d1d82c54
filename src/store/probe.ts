import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Within the two seconds in which health is to be known. */
const withinMs = 1_000;

/** Whoever asks often gets the same answer for so long: the address may be public, and each look writes. */
const freshMs = 1_000;

/**
 * Says whether the database can be worked with: it answers in time, nothing that everybody needs is locked, and what is
 * written arrives on its disk. One look at a time, however many ask.
 * `noticed` is told why not.
 */
export function createProbe(db: Db, noticed: (error: unknown) => void = () => {}): () => Promise<boolean> {
  let last: { readonly found: Promise<boolean>; until: number } | undefined;
  return () => {
    if (last && last.until > performance.now()) return last.found;
    const look = {
      found: works(db, noticed).finally(() => {
        look.until = performance.now() + freshMs;
      }),
      until: Number.POSITIVE_INFINITY,
    };
    last = look;
    return look.found;
  };
}

const works = (db: Db, noticed: (error: unknown) => void): Promise<boolean> =>
  db
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(withinMs)}, true),
        set_config('work_mem', '64kB', true)`.execute(tx);
      await sql`select (select 1 from learner limit 1), (select 1 from account limit 1), (select 1 from cohort limit 1),
        (select 1 from enrolment limit 1), (select 1 from delivery limit 1)`.execute(tx);
      // An update finds room in a page that is there already; a sort that does not fit into memory needs some of the disk.
      await sql`select count(*) from (select n from generate_series(1, 20000) n order by hashint4(n)) sorted`.execute(
        tx,
      );
      await sql`insert into lease (name, holder, until) values ('probe', '', now())
        on conflict (name) do update set until = excluded.until`.execute(tx);
    })
    .then(
      () => true,
      (error: unknown) => {
        noticed(error);
        return false;
      },
    );

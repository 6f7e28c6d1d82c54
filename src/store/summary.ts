import { sql } from 'kysely';
import type { CohortWeek, OrganiserAbout, WeeklySummary } from '../core/summary/model.ts';
import type { SummaryPort } from '../core/summary/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';
import { sourcePrefix } from './source.ts';

/** What a cohort did in a week. */
export function summaries(db: Db): SummaryPort {
  const points = async (id: string, from: Temporal.PlainDate, end?: Temporal.PlainDate) => {
    const { rows } = await sql<CohortWeek['kps'][number]>`
      select a.kp, count(distinct a.learner)::int as people, count(*)::int as asked,
        (count(*) filter (where a.correct))::int as right
      from attempt a join enrolment e on e.id = a.enrolment
      where e.cohort = ${id} and e.left_at is null and a.undone_at is null and a.day >= ${from}
        and a.day < coalesce(${end ?? null}::date, 'infinity')
      group by a.kp order by a.kp`.execute(db);
    return rows;
  };

  return {
    points,

    async choice(cohort, monday) {
      const { rows } = await sql<{ choice: 'post' | 'skip' | 'words'; words: string | null }>`
        select choice, words from summary_choice where cohort = ${cohort} and monday = ${monday}`.execute(db);
      const [row] = rows;
      if (!row) return undefined;
      const { choice: kind, words } = row;
      return kind === 'words' ? { kind, words: words ?? '' } : { kind, ...(words !== null && { words }) };
    },

    async choose({ cohort, monday, by, choice }) {
      await sql`insert into summary_choice (cohort, monday, choice, words, by)
        values (${cohort}, ${monday}, ${choice.kind}, ${choice.words ?? null}, ${by})
        on conflict (cohort, monday) do update set choice = excluded.choice,
          words = coalesce(excluded.words, summary_choice.words), by = excluded.by`.execute(db);
    },

    async listDrafts({ after, until, told, limit }) {
      const { rows } = await sql<{ id: string }>`select id::text from cohort c
        where summary_at > ${after} and summary_at <= ${until} and organiser is not null and not exists (
          select 1 from organiser_note n where n.cohort = c.id and n.about = 'draft' and n.at > ${told})
        order by summary_at limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },

    async listBegun({ about, from, to, limit }) {
      const { rows } = await sql<{ id: string }>`select id::text from cohort c
        where platform is not null and not closed and organiser is not null and start between ${from} and ${to}
          and not exists (select 1 from organiser_note n where n.cohort = c.id and n.about = ${about})
        order by id limit ${limit}`.execute(db);
      return rows.map(({ id }) => id);
    },

    async markTold({ cohorts, about, at }) {
      if (cohorts.length)
        await sql`insert into organiser_note (cohort, about, at) select id, ${about}, ${at}
          from unnest(${cohorts}::bigint[]) as c (id) on conflict (cohort, about) do update set at = excluded.at`.execute(
          db,
        );
    },

    async told(of, since) {
      const whose =
        'organiser' in of ? sql`c.organiser = ${of.organiser}` : sql`n.cohort = any(${of.cohorts}::bigint[])`;
      const { rows } = await sql<{ cohort: string; organiser: string; about: OrganiserAbout; at: Temporal.Instant }>`
        select n.cohort::text, c.organiser::text, n.about, n.at from organiser_note n join cohort c on c.id = n.cohort
        where ${whose} and c.organiser is not null and n.at >= ${since} order by n.cohort, n.about`.execute(db);
      return rows;
    },

    async total(id) {
      const { rows } = await sql<NonNullable<WeeklySummary['did']>>`
        select count(distinct p.enrolment)::int as people, coalesce(sum(p.minutes), 0)::int as minutes,
          (count(*) filter (where p.source like ${`${sourcePrefix.task}%`}))::int as tasks,
          (count(*) filter (where p.source like ${`${sourcePrefix.question}%`}))::int as answers
        from enrolment e join points p on p.enrolment = e.id where e.cohort = ${id}`.execute(db);
      return rows[0]!;
    },

    async week(id, from) {
      const [end, before] = [from.add({ days: 7 }), from.subtract({ days: 7 })];
      const members = await sql<CohortWeek['members'][number]>`
        select e.id::text as enrolment, ${nameShownIn} as name, e.board,
          coalesce(sum(p.minutes) filter (where p.day >= ${from}), 0)::int as minutes,
          coalesce(sum(p.minutes) filter (where p.day < ${from}), 0)::int as "lastMinutes",
          (count(distinct p.day) filter (where p.day >= ${from}))::int as days,
          (count(*) filter (where p.day >= ${from} and p.source like ${`${sourcePrefix.task}%`}))::int as tasks,
          (count(*) filter (where p.day >= ${from} and p.source like ${`${sourcePrefix.question}%`}))::int as answers
        from enrolment e join cohort c on c.id = e.cohort
        left join points p on p.enrolment = e.id and p.day >= ${before} and p.day < ${end}
        where e.cohort = ${id} and e.left_at is null
        group by e.id, c.id order by e.id`.execute(db);
      const kps = await points(id, from, end);
      const days = await sql<CohortWeek['days'][number]>`
        select p.day, count(distinct e.id)::int as people,
          sum(p.minutes)::int as minutes
        from points p join enrolment e on e.id = p.enrolment
        where e.cohort = ${id} and e.left_at is null and p.day >= ${from} and p.day < ${end} and p.minutes > 0
        group by p.day order by p.day`.execute(db);
      return { members: members.rows, days: days.rows, kps };
    },
  };
}

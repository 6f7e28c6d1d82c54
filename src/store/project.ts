import { sql } from 'kysely';
import type { HandIn, Look, MemberWork, RowScore, Work } from '../core/project/model.ts';
import type { CommitClaim, ProjectPort } from '../core/project/port.ts';
import type { Db } from './database.ts';
import { nameShownIn } from './name.ts';

/** How long one may take from claiming to the end. */
const lease = { minutes: 3 };

interface HandInJson {
  readonly milestone: number;
  readonly work: Work;
  readonly at: string;
  readonly look: Look | { readonly kind: 'found'; readonly on: string; readonly missing?: readonly string[] } | null;
}

const handInOf = ({ milestone, work, at, look }: HandInJson): HandIn => ({
  milestone,
  work,
  at: Temporal.Instant.from(at),
  ...(look && { look: look.kind === 'found' ? { ...look, on: Temporal.PlainDate.from(look.on) } : look }),
});

/** The hand-ins and scores of an enrolment `e` for the project `p`, as JSON. */
const handInsOf = sql<readonly HandInJson[]>`coalesce((
  select jsonb_agg(jsonb_build_object('milestone', h.milestone, 'work', h.work, 'at', h.at, 'look', h.look) order by h.milestone)
  from hand_in h where h.enrolment = p.enrolment and h.project = p.project), '[]')`;
const scoresOf = sql<readonly RowScore[]>`coalesce((
  select jsonb_agg(jsonb_build_object('row', s.rubric_row, 'points', s.points) order by s.rubric_row)
  from self_score s where s.enrolment = p.enrolment and s.project = p.project), '[]')`;

/** What is handed in for projects. A row with `due_at` is a commit that waits to be looked at. */
export function projects(db: Db): ProjectPort {
  const holds = ({ enrolment, project, milestone, claim }: CommitClaim) =>
    sql`enrolment = ${enrolment} and project = ${project} and milestone = ${milestone} and claim = ${claim}
      and lease_until is not null`;
  return {
    async work({ enrolment, project }) {
      const { rows } = await sql<{ handIns: readonly HandInJson[]; scores: readonly RowScore[] }>`
        select ${handInsOf} as "handIns", ${scoresOf} as scores
        from (select ${enrolment}::bigint as enrolment, ${project}::text as project) p`.execute(db);
      const { handIns = [], scores = [] } = rows[0] ?? {};
      return { handIns: handIns.map(handInOf), scores };
    },

    async handIn({ enrolment, project, milestone, work, at }) {
      const due = work.kind === 'commit' ? at : null;
      const look = due && JSON.stringify({ kind: 'waiting' });
      // A claim on what was there before passes: what is seen of it is not of this.
      await sql`
        insert into hand_in (enrolment, project, milestone, work, at, look, due_at)
        values (${enrolment}, ${project}, ${milestone}, ${JSON.stringify(work)}::jsonb, ${at}, ${look}::jsonb, ${due})
        on conflict (enrolment, project, milestone) do update set work = excluded.work, at = excluded.at,
          look = excluded.look, due_at = excluded.due_at, lease_until = null, tries = 0`.execute(db);
    },

    async score({ enrolment, project, row, points }) {
      await sql`insert into self_score (enrolment, project, rubric_row, points)
        values (${enrolment}, ${project}, ${row}, ${points})
        on conflict (enrolment, project, rubric_row) do update set points = excluded.points`.execute(db);
    },

    async ofCohort({ cohort, skip, limit }) {
      const { rows } = await sql<Omit<MemberWork, 'handIns'> & { handIns: readonly HandInJson[] }>`
        select p.enrolment::text, coalesce(${nameShownIn}, '') as name, p.project, ${handInsOf} as "handIns",
          ${scoresOf} as scores
        from (select h.enrolment, h.project, max(h.at) as newest from hand_in h join enrolment m on m.id = h.enrolment
          where m.cohort = ${cohort} and m.left_at is null group by 1, 2) p
        join enrolment e on e.id = p.enrolment join cohort c on c.id = e.cohort
        order by p.newest desc, p.enrolment, p.project offset ${skip} limit ${limit}`.execute(db);
      return rows.map(({ handIns, ...row }) => ({ ...row, handIns: handIns.map(handInOf) }));
    },

    async claim(now, limit) {
      const { rows } = await sql<CommitClaim>`
        update hand_in h set claim = claim + 1, lease_until = ${now.add(lease)} from (
          select enrolment, project, milestone from hand_in
          where due_at <= ${now} and (lease_until is null or lease_until <= ${now})
          order by due_at limit ${limit} for update skip locked) due
        where (h.enrolment, h.project, h.milestone) = (due.enrolment, due.project, due.milestone)
        returning h.enrolment::text, h.project, h.milestone, h.claim`.execute(db);
      return rows;
    },

    async given(claim) {
      const { rows } = await sql<{ url: string; tries: number; zone: string }>`
        select work ->> 'url' as url, tries, (select l.zone from enrolment e join learner l on l.id = e.learner
          where e.id = hand_in.enrolment) as zone from hand_in where ${holds(claim)}`.execute(db);
      return rows[0];
    },

    async end(claim, end) {
      if ('later' in end)
        await sql`update hand_in set due_at = ${end.later}, lease_until = null, tries = tries + 1
          where ${holds(claim)}`.execute(db);
      else
        await sql`update hand_in set look = ${JSON.stringify(end.look)}::jsonb, due_at = null, lease_until = null
          where ${holds(claim)}`.execute(db);
    },
  };
}

import { type Kysely, sql } from 'kysely';
import { FSRSAlgorithm } from 'ts-fsrs';

/** FSRS-6 with its first parameters, as they were when this was written. */
const fsrs = new FSRSAlgorithm({
  w: [
    ...[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629],
    ...[1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542],
  ],
});
/** The days after which a right and a wrong answer came back until now. */
const days = { right: 3, wrong: 1 };
const [again, good] = [1, 3];

interface Answer {
  learner: string;
  kp: string;
  grade: number;
  day: Temporal.PlainDate;
  at: Temporal.Instant;
}

/**
 * A memory for each card, and for each attempt what a card is computed from: its place in the log, its grade, how long
 * it took. Cards get the memory that their answers come to, and stay due when they were: that day was promised.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = `
alter table attempt add column seq bigint, add column grade smallint, add column seconds integer,
  add column hints smallint not null default 0, add column retention double precision;
update attempt set grade = case when correct then ${good} else ${again} end;
update attempt a set seq = n.seq from (select draw, row_number() over (order by at, draw) as seq from attempt) n
  where n.draw = a.draw;
alter table attempt alter column seq set not null, alter column grade set not null;
alter table attempt alter column seq add generated always as identity;
select setval(pg_get_serial_sequence('attempt', 'seq'), greatest(max(seq), 1), max(seq) is not null) from attempt;
alter table card add column stability double precision, add column difficulty double precision,
  add column answered_at timestamptz, add column day date, add column "interval" smallint;
update card c set "interval" = case when c.last_right then ${days.right} else ${days.wrong} end,
  answered_at = coalesce(last.at, c.due_at), day = coalesce(last.day, c.due_at::date)
  from card d left join lateral (select at, day from attempt a where a.learner = d.learner and a.kp = d.kp
    order by seq desc limit 1) last on true
  where d.learner = c.learner and d.kp = c.kp;
`;
  for (const statement of statements.split(/;\s*$/m).filter((s) => s.trim())) await sql.raw(statement).execute(db);
  await remember(db);
  for (const column of ['stability', 'difficulty', 'answered_at', 'day', '"interval"'])
    await sql`alter table card alter column ${sql.raw(column)} set not null`.execute(db);
}

/** Replays the log, some learners at a time. */
async function remember(db: Kysely<unknown>): Promise<void> {
  for (let after = '0'; ; ) {
    const { rows: learners } = await sql<{ id: string }>`
      select distinct learner as id from card where learner > ${after} order by id limit 500`.execute(db);
    const last = learners.at(-1);
    if (!last) return;
    const { rows } = await sql<Answer>`
      select a.learner, a.kp, a.grade, a.day, a.at from card c join attempt a on a.learner = c.learner and a.kp = c.kp
      where c.learner > ${after} and c.learner <= ${last.id} order by a.seq`.execute(db);
    const cards = new Map<
      string,
      { learner: string; kp: string; day: Temporal.PlainDate; stability: number; difficulty: number }
    >();
    for (const { learner, kp, grade, day } of rows) {
      const before = cards.get(`${learner} ${kp}`);
      const since = before ? Math.max(0, before.day.until(day).days) : 0;
      const { stability, difficulty } = fsrs.next_state(before ?? null, since, grade);
      cards.set(`${learner} ${kp}`, { learner, kp, day, stability, difficulty });
    }
    const of = <Field extends 'learner' | 'kp' | 'stability' | 'difficulty'>(field: Field) =>
      [...cards.values()].map((card) => card[field]);
    await sql`update card c set stability = m.stability, difficulty = m.difficulty
      from unnest(${of('learner')}::bigint[], ${of('kp')}::text[], ${of('stability')}::float8[],
        ${of('difficulty')}::float8[]) as m (learner, kp, stability, difficulty)
      where c.learner = m.learner and c.kp = m.kp`.execute(db);
    // A card without an answer cannot be, and must not stop an upgrade.
    const begun = { right: fsrs.next_state(null, 0, good), wrong: fsrs.next_state(null, 0, again) };
    await sql`update card set
      stability = case when last_right then ${begun.right.stability} else ${begun.wrong.stability} end::float8,
      difficulty = case when last_right then ${begun.right.difficulty} else ${begun.wrong.difficulty} end::float8
      where learner > ${after} and learner <= ${last.id} and stability is null`.execute(db);
    after = last.id;
  }
}

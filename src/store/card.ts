import { sql } from 'kysely';
import type { Card, CardTimes, Grade, Review } from '../core/card/model.ts';
import type { CardPort } from '../core/card/port.ts';
import { moveBoard } from './board.ts';
import type { Db } from './database.ts';
import { type ClockRow, clockOf } from './learner.ts';
import { sourceOf } from './source.ts';

/** A card as JSON has it. */
export interface CardRow {
  readonly kp: string;
  readonly due_at: string;
  readonly asked: number;
  readonly right: number;
  readonly last_right: boolean;
  readonly version: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly answered_at: string;
  readonly day: string;
  readonly interval: number;
  readonly since: string;
  readonly since_taught: number;
}

export const cardOf = (row: CardRow): Card => ({
  kp: row.kp,
  due: Temporal.Instant.from(row.due_at),
  asked: row.asked,
  right: row.right,
  lastRight: row.last_right,
  memory: { stability: row.stability, difficulty: row.difficulty },
  answered: Temporal.Instant.from(row.answered_at),
  day: Temporal.PlainDate.from(row.day),
  interval: row.interval,
  since: Temporal.PlainDate.from(row.since),
  sinceTaught: row.since_taught,
});

/** Writes a card that is still at `version`, or the first one; gives its `kp`, or no row when another was faster. */
export const writeCard = (learner: string, card: Card, version: number) =>
  version
    ? sql`update card set due_at = ${card.due}, asked = ${card.asked}, "right" = ${card.right},
        last_right = ${card.lastRight}, stability = ${card.memory.stability}, difficulty = ${card.memory.difficulty},
        answered_at = ${card.answered}, day = ${card.day}, "interval" = ${card.interval}, since = ${card.since}, since_taught = ${card.sinceTaught},
        version = version + 1
        where learner = ${learner} and kp = ${card.kp} and version = ${version} returning kp`
    : sql`insert into card (learner, kp, due_at, asked, "right", last_right, stability, difficulty, answered_at, day,
          "interval", since, since_taught)
        select id, ${card.kp}, ${card.due}::timestamptz, ${card.asked}::int, ${card.right}::int,
          ${card.lastRight}::boolean, ${card.memory.stability}::float8, ${card.memory.difficulty}::float8,
          ${card.answered}::timestamptz, ${card.day}::date, ${card.interval}::smallint,
          ${card.since}::date, ${card.sinceTaught}::int
        from learner where id = ${learner} on conflict do nothing returning kp`;

interface ReviewRow {
  kp: string;
  correct: boolean;
  grade: Grade;
  hints: number;
  day: string;
  at: string;
  retention: number | null;
}

const reviewOf = ({ retention, day, at, ...row }: ReviewRow): Review => ({
  ...row,
  day: Temporal.PlainDate.from(day),
  at: Temporal.Instant.from(at),
  ...(retention !== null && { retention }),
});

/** Cards, apart from the answers that write them: see `quiz.ts`. */
export function cards(db: Db): CardPort {
  return {
    async listTimes(learner) {
      const { rows } = await sql<CardTimes>`
        select kp, due_at as due, answered_at as answered, "interval" from card where learner = ${learner}`.execute(db);
      return rows;
    },

    async move(learner, moves) {
      if (!moves.length) return;
      const texts = (of: 'from' | 'to') => moves.map((move) => move[of].toString());
      // The version goes up, so that an answer which read the card before is computed again.
      await sql`
        update card c set due_at = m.later, version = version + 1
        from unnest(${moves.map(({ kp }) => kp)}::text[], ${texts('from')}::timestamptz[],
          ${texts('to')}::timestamptz[]) as m (kp, earlier, later)
        where c.learner = ${learner} and c.kp = m.kp and c.due_at = m.earlier and m.later <> m.earlier`.execute(db);
    },

    async listLearners(after, limit) {
      const { rows } = await sql<ClockRow & { id: string }>`
        select id, zone, day_start, parameters from learner l
        where id > ${after} and (exists (select from attempt where learner = l.id)
          or exists (select from card where learner = l.id)) order by id limit ${limit}`.execute(db);
      return rows.map((row) => ({ id: row.id, clock: clockOf(row) }));
    },

    // One query, so that both are read at the same moment.
    async log(learner) {
      const { rows } = await sql<{ reviews: ReviewRow[]; cards: CardRow[] }>`
        select
          coalesce((select jsonb_agg(jsonb_build_object('kp', kp, 'correct', correct, 'grade', grade, 'hints', hints, 'day', day,
            'at', at, 'retention', retention) order by seq) from attempt where learner = ${learner} and undone_at is null), '[]') as reviews,
          coalesce((select jsonb_agg(to_jsonb(c)) from card c where learner = ${learner}), '[]') as cards`.execute(db);
      const { reviews, cards: stored } = rows[0]!;
      return {
        reviews: reviews.map(reviewOf),
        cards: stored.map((row) => ({ card: cardOf(row), version: row.version })),
      };
    },

    async undo({ question, cohort, by, now }) {
      const { rows } = await sql<ClockRow & { learner: string; undone: boolean }>`
        with found as (
          select a.draw, a.learner, a.enrolment, a.undone_at from attempt a join enrolment e on e.id = a.enrolment
          where a.draw = ${question} and e.cohort = ${cohort} for update of a
        ), undone as (
          update attempt a set undone_at = ${now}, undone_by = ${by} from found f
          where a.draw = f.draw and f.undone_at is null returning a.draw
        ), taken as (
          delete from points p using found f
          where p.enrolment = f.enrolment and p.source = ${sourceOf({ question })} and f.undone_at is null
          returning p.enrolment, p.day, p.minutes, -p.board as board
        ), of_day as (
          update day_minutes d set minutes = d.minutes - t.minutes from taken t where d.enrolment = t.enrolment and d.day = t.day
        ), ${moveBoard(sql`taken`)}
        select f.learner::text, l.zone, l.day_start, l.parameters, exists (select from undone) as undone
        from found f join learner l on l.id = f.learner`.execute(db);
      const row = rows[0];
      if (!row?.undone) return row && 'repeat';
      return { learner: row.learner, clock: clockOf(row) };
    },

    async replace(learner, { kp, card, version }) {
      const statement = card
        ? writeCard(learner, card, version)
        : sql`delete from card where learner = ${learner} and kp = ${kp} and version = ${version} returning kp`;
      return (await statement.execute(db)).rows.length > 0;
    },
  };
}

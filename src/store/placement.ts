import { sql } from 'kysely';
import type { AbilitySums } from '../core/placement/ability.ts';
import type { PlacementPort } from '../core/placement/port.ts';
import type { Db } from './database.ts';
import { sourceOf } from './source.ts';

/** Placements, which are quizzes: see `quiz.ts` for their questions. */
export function placements(db: Db): PlacementPort {
  return {
    async latest(enrolment) {
      const { rows } = await sql<{ quiz: string; ended: Temporal.Instant | null }>`
        select q.id as quiz, q.ended_at as ended
        from enrolment e join cohort c on c.id = e.cohort join quiz q on q.learner = e.learner and q.exam = 'placement'
        join enrolment o on o.id = q.enrolment join cohort p on p.id = o.cohort and p.route = c.route
        where e.id = ${enrolment} order by q.id desc limit 1`.execute(db);
      const row = rows[0];
      return row && { quiz: row.quiz, ...(row.ended && { ended: row.ended }) };
    },

    async add(quiz, number, item) {
      await sql`update quiz set items = items || to_jsonb(${item}::text)
        where id = ${quiz} and jsonb_array_length(items) = ${number}::int - 1 and ended_at is null`.execute(db);
    },

    async sums(least) {
      const { rows } = await sql<AbilitySums & { item: string }>`
        select item, answers, x, y, xy, yy from placement_item where answers >= ${least}`.execute(db);
      return new Map(rows.map(({ item, ...sums }) => [item, sums]));
    },

    // In the order of the items, so that two that end at once lock them in one order.
    async end({ quiz, score, answers, at }) {
      await sql`
        with ended as (
          update quiz set ended_at = ${at}, score = ${score} where id = ${quiz} and ended_at is null returning id
        )
        insert into placement_item (item, answers, x, y, xy, yy)
        select a.item, 1, a.correct::int, a.ability, a.correct::int * a.ability, a.ability * a.ability
        from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a (item text, correct boolean, ability float8), ended
        order by a.item
        on conflict (item) do update set answers = placement_item.answers + 1, x = placement_item.x + excluded.x,
          y = placement_item.y + excluded.y, xy = placement_item.xy + excluded.xy, yy = placement_item.yy + excluded.yy`.execute(
        db,
      );
    },

    async evidence(enrolment, task) {
      const { rows } = await sql<{ given: readonly string[]; counts: boolean }>`
        select f.evidence as given, exists (select from points p where p.enrolment = f.enrolment
          and p.source = ${sourceOf({ task })} and p.board > 0) as counts
        from finish f where f.enrolment = ${enrolment} and f.task = ${task}`.execute(db);
      return rows[0];
    },
  };
}

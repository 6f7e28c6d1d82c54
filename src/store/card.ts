import { sql } from 'kysely';
import type { WaitingCard } from '../core/card/model.ts';
import type { CardPort } from '../core/card/port.ts';
import type { Db } from './database.ts';

/** Cards, apart from the answers that write them: see `quiz.ts`. */
export function cards(db: Db): CardPort {
  return {
    async listWaiting(learner, moment) {
      const { rows } = await sql<WaitingCard>`
        select c.kp, c.due_at as due, max(a.at) as answered
        from card c join attempt a on a.learner = c.learner and a.kp = c.kp
        where c.learner = ${learner} and c.due_at > ${moment} group by c.kp, c.due_at`.execute(db);
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
  };
}

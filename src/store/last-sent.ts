import { type RawBuilder, sql } from 'kysely';

/** What a person's last unasked message is called at the address of the delivery `row`. By the index of their days. */
export const lastSentOf = (row: string): RawBuilder<string | null> => sql`(
  select l.ref from delivery l
  where l.learner = ${sql.ref(row)}.learner and l.budget_day is not null and l.state = 'sent'
    and l.platform = ${sql.ref(row)}.platform and l.address = ${sql.ref(row)}.address
  order by l.budget_day desc limit 1)`;

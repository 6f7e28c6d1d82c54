import { sql } from 'kysely';
import { nameShown } from '../core/learner/account.ts';
import { placeOnBoard } from './board.ts';
import type { Db } from './database.ts';

/** A person's name in a view, as `name()` writes it: isolated, and with Markdown's signs escaped. */
const isolated = /\u2068([^\u2069]*)\u2069/g;

const nobody = '\u2068…\u2069';

/**
 * Erases a learner, within a transaction: their row, and with it all that hangs on it; what only they were in; and what
 * has their account or their name in places that others go on using.
 */
export async function eraseLearner(tx: Db, id: string): Promise<void> {
  const { rows: accounts } = await sql<{ account: string; names: string[] }>`
    select a.account, array(select n.name from account_name n where n.platform = a.platform and n.account = a.account)
      || l.name as names
    from account a join learner l on l.id = a.learner where l.id = ${id} and a.platform = 'web'`.execute(tx);
  for (const { account, names } of accounts) await eraseMessages(tx, account, new Set(names.map(nameShown)));
  await withdrawNotes(tx, id);
  await sql`
    update board_team t set minutes = t.minutes - w.minutes, people = t.people - (w.minutes > 0)::int
    from board_week w join enrolment e on e.id = w.enrolment
    where e.learner = ${id} and t.cohort = w.cohort and t.monday = w.monday`.execute(tx);
  const { rows: shown } = await sql<{ id: string }>`
    update enrolment set board = false where learner = ${id} and on_board returning id::text`.execute(tx);
  for (const enrolment of shown) await placeOnBoard(tx, enrolment.id);
  await sql`delete from cohort where organiser = ${id} and platform is null`.execute(tx);
  // It was made of the event by which the group was opened, which may name who did it.
  await sql`update cohort set key = 'erased:' || id where organiser = ${id} and not demo`.execute(tx);
  await sql`delete from summary_choice where by = ${id}`.execute(tx);
  await sql`delete from spending where scope = 'learner' and subject = ${id}`.execute(tx);
  await sql`delete from learner where id = ${id}`.execute(tx);
}

/**
 * What they had posted for a group, in its thread and where others were told of it: in the playground it goes with them;
 * elsewhere the message is edited as soon as the job of that name comes by. What was not posted yet never is.
 */
async function withdrawNotes(tx: Db, id: string): Promise<void> {
  const posted = sql`(kind = 'note' and slot in (select id::text from note where learner = ${id})
    or kind = 'announcement' and params->>'announcement' in (select id::text from announcement where learner = ${id}))`;
  const told = sql`(kind = 'answered' and slot in (select question::text from note where learner = ${id})
    or kind = 'daily-pair' and (slot, learner) in (
      select v.question::text, v.learner from daily_vote v join daily_vote own on own.question = v.question and own.pair = v.pair
      where own.learner = ${id} and v.learner <> ${id})
    or kind = 'group-note' and learner in (
      select c.organiser from note n join cohort c on c.id = n.cohort where n.learner = ${id}))`;
  await sql`delete from message where id::text in (
    select ref from delivery where platform = 'web' and (${posted} or ${told}))`.execute(tx);
  await sql`delete from delivery where ${posted} and (platform = 'web' or state in ('pending', 'claimed'))`.execute(tx);
  await sql`insert into edit (delivery, due_at) select id, timestamptz 'epoch' from delivery
    where platform <> 'web' and (${posted} or ${told})
    on conflict (delivery) do update set due_at = excluded.due_at`.execute(tx);
  // A line of theirs is in the summary of its week, which stays without it.
  await sql`insert into edit (delivery, due_at) select d.id, timestamptz 'epoch' from delivery d
    join note n on d.recipient = 'cohort:' || n.cohort and d.slot = n.about
    where d.kind = 'weekly-summary' and n.kind = 'line' and n.learner = ${id}
    on conflict (delivery) do update set due_at = excluded.due_at`.execute(tx);
}

/** The playground's own copy of what was said: to them and by them, and their name in what the others read. */
async function eraseMessages(tx: Db, account: string, names: ReadonlySet<string>): Promise<void> {
  await sql`delete from message
    where person = ${account} or author = ${account} or channel = ${`dm:${account}`}`.execute(tx);
  await sql`update message set key = null where starts_with(key, ${`${account}:`})`.execute(tx);
  const { rows } = await sql<{ id: string; view: string }>`
    select id, view::text as view from message where view::text like ${'%\u2068%'} for update`.execute(tx);
  for (const { id, view } of rows) {
    const without = view.replace(isolated, (whole, written: string) => (names.has(readName(written)) ? nobody : whole));
    if (without !== view) await sql`update message set view = ${without}::jsonb where id = ${id}`.execute(tx);
  }
}

/** The name that stands there: once as JSON, and once as Markdown. */
function readName(written: string): string {
  return (JSON.parse(`"${written}"`) as string).replace(/\\(.)/gs, '$1');
}

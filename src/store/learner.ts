import { createHmac } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Language } from '../core/language/model.ts';
import { readAccount } from '../core/learner/account.ts';
import type { Account, Beginning, Goal, Learner } from '../core/learner/model.ts';
import type { KnownLearner, LearnerPort } from '../core/learner/port.ts';
import { cohortOf } from './cohort.ts';
import type { Db } from './database.ts';
import { readDaysOff, writeDaysOff } from './days-off.ts';
import { readDeadline } from './deadline.ts';
import { eraseLearner } from './erase.ts';
import { markOfLearner } from './erasure.ts';
import { type Seen, saveName } from './name.ts';
import type { CohortTable, EnrolmentTable, LearnerTable } from './tables.ts';
import { inTransaction } from './transact.ts';

const learnerOf = (row: Selectable<LearnerTable>): Learner => ({
  id: row.id,
  name: row.name,
  language: row.language,
  languageKnown: row.language_known,
  zone: row.zone,
  zoneKnown: row.placed,
  reminderTime: row.reminder_time,
  dayStart: row.day_start,
  quiet: { from: row.quiet_from, to: row.quiet_to },
  remind: row.remind,
  goals: row.goals.map((g) => ({ from: Temporal.PlainDate.from(g.from), days: g.days })),
  quizMinutes: row.quiz_minutes,
  lightDays: row.light_days,
  ...(row.weekly_hours !== null && { weeklyHours: row.weekly_hours }),
  ...(row.nudge_since && { nudgeSince: Temporal.PlainDate.from(row.nudge_since) }),
  ...(row.load_week !== null && { loadWeek: Temporal.PlainDate.from(row.load_week) }),
  ...(row.heard_on !== null && { heardOn: Temporal.PlainDate.from(row.heard_on) }),
  ...(row.vacation.length > 0 && { vacation: readDaysOff(row.vacation) }),
  ...(row.parameters && { parameters: row.parameters }),
});

/** What a learner's cards follow from, as columns. */
export type ClockRow = Pick<Selectable<LearnerTable>, 'zone' | 'day_start' | 'parameters'>;

export const clockOf = ({ zone, day_start, parameters }: ClockRow) => ({
  ...{ zone, dayStart: day_start },
  ...(parameters && { parameters }),
});

const goalsJson = (goals: readonly Goal[]) =>
  JSON.stringify(goals.map((g) => ({ from: g.from.toString(), days: g.days })));

interface Where {
  readonly workspace?: string;
}

interface KnownRow {
  learner: Selectable<LearnerTable>;
  enrolments: { enrolment: Selectable<EnrolmentTable>; cohort: Selectable<CohortTable> }[];
}

/** A learner `l` with the enrolments that are active, as one row of JSON. */
const knownColumns = sql`to_jsonb(l) || jsonb_build_object('id', l.id::text) as learner,
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'enrolment', to_jsonb(e) || jsonb_build_object('id', e.id::text, 'learner', e.learner::text),
      'cohort', to_jsonb(c) || jsonb_build_object('id', c.id::text, 'organiser', c.organiser::text)) order by e.id)
    from enrolment e join cohort c on c.id = e.cohort where e.learner = l.id and e.left_at is null
  ), '[]') as enrolments`;

/** The same for a learner as long as there is their row, and never to be computed again after that. */
const pseudonymOf = ({ id, log_key }: Selectable<LearnerTable>): string =>
  createHmac('sha256', log_key).update(id).digest('hex').slice(0, 12);

const knownOf = (row: KnownRow): KnownLearner => ({
  learner: learnerOf(row.learner),
  pseudonym: pseudonymOf(row.learner),
  enrolments: row.enrolments.map(({ enrolment, cohort }) => enrolmentOf(enrolment, cohort)),
});

/** Writes the mark of somebody who is about to be erased down where no backup of the database overwrites it. */
export type Remember = (mark: string) => Promise<void>;

/** People: learners and the accounts they come by. */
export function learners(db: Db, remember?: Remember): LearnerPort {
  /** An account's learner, whether their DMs are closed, and what the account is called in that workspace. */
  const find = async ({ platform, account, workspace }: Omit<Seen, 'name'>) => {
    const { rows } = await sql<KnownRow & { name: string | null; dm_closed: boolean }>`
      select ${knownColumns}, a.dm_closed, n.name
      from account a join learner l on l.id = a.learner
      left join account_name n on n.platform = a.platform and n.account = a.account and n.workspace = ${workspace}
      where a.platform = ${platform} and a.account = ${account}`.execute(db);
    return rows[0] && { ...knownOf(rows[0]), name: rows[0].name, dmClosed: rows[0].dm_closed };
  };

  const create = (
    { platform, account, workspace, name }: Seen,
    language: Language,
    { languageKnown, zone, zoneKnown, reminderTime, dayStart, quiet, remind, goals, quizMinutes }: Beginning,
  ) =>
    inTransaction(db, async (tx) => {
      // Two first presses at once: the second waits here, and then finds the account.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`${platform}:${account}`}, 0))`.execute(tx);
      await sql`
        with learner as (
          insert into learner (name, language, language_known, zone, placed, reminder_time, day_start, quiet_from, quiet_to,
            remind, goals, quiz_minutes)
          select ${name}, ${language}, ${languageKnown}, ${zone}, ${zoneKnown}, ${reminderTime}, ${dayStart}, ${quiet.from},
            ${quiet.to}, ${remind}, ${goalsJson(goals)}::jsonb, ${quizMinutes}
          where not exists (select 1 from account where platform = ${platform} and account = ${account})
          returning id),
        account as (
          insert into account (platform, account, learner) select ${platform}, ${account}, id from learner
          returning platform, account)
        insert into account_name (platform, account, workspace, name)
        select platform, account, ${workspace}, ${name} from account`.execute(tx);
    });

  /** Whether that changed anything: of several at once, one did. */
  async function setDmClosed({ platform, account }: Pick<Account, 'platform' | 'account'>, closed: boolean) {
    const { numUpdatedRows } = await db
      .updateTable('account')
      .set({ dm_closed: closed })
      .where('platform', '=', platform)
      .where('account', '=', account)
      .where('dm_closed', '=', !closed)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  }

  /** A name seen in a DM is the account's own: the team's on Slack, and that of no workspace elsewhere. */
  const seenAs = ({ platform, account, name, workspace = readAccount(account).workspace }: Account & Where): Seen => ({
    platform,
    account,
    name,
    workspace,
  });

  const recognise: LearnerPort['recognise'] = async (acting) => {
    const seen = seenAs(acting);
    const { account, name } = seen;
    const known = await find(seen);
    if (!known) return undefined;
    const { learner, enrolments, pseudonym, dmClosed } = known;
    if (known.name !== name)
      await inTransaction(db, async (tx) => {
        // The learner comes first, as it does when they are erased meanwhile.
        if (seen.workspace === readAccount(account).workspace)
          await tx.updateTable('learner').set({ name }).where('id', '=', learner.id).execute();
        await saveName(tx, seen);
      });
    return { learner: { ...learner, name }, enrolments, pseudonym, ...(dmClosed && { dmClosed }) };
  };

  return {
    recognise,

    async identify({ language, beginning, ...acting }) {
      const known = await recognise(acting);
      if (known) return known;
      await create(seenAs(acting), language, beginning());
      return (await recognise(acting))!;
    },

    clockOf: async (account) => (await find({ ...account, workspace: '' }))?.learner,

    async get(id) {
      const { rows } = await sql<KnownRow>`select ${knownColumns} from learner l where l.id = ${id}`.execute(db);
      return rows[0] && knownOf(rows[0]);
    },

    async list(ids) {
      if (!ids.length) return [];
      const { rows } = await sql<Selectable<LearnerTable> & { platform: string | null; account: string | null }>`
        select l.*, a.platform, a.account from learner l
        left join lateral (select platform, account from account where learner = l.id and not dm_closed
          order by platform, account limit 1) a on true
        where l.id = any(${ids}::bigint[]) order by l.id`.execute(db);
      return rows.map(({ platform, account, ...row }) => ({
        learner: learnerOf(row),
        ...(platform !== null && account !== null && { account: { platform, account } }),
      }));
    },

    async save(id, changes) {
      const {
        quiet,
        reminderTime,
        dayStart,
        goals,
        languageKnown,
        zoneKnown,
        quizMinutes,
        lightDays,
        vacation,
        weeklyHours,
        loadWeek,
        nudgeSince,
        heardOn,
        ...same
      } = changes;
      const values = {
        ...same,
        ...(languageKnown !== undefined && { language_known: languageKnown }),
        ...(zoneKnown !== undefined && { placed: zoneKnown }),
        ...(reminderTime !== undefined && { reminder_time: reminderTime }),
        ...(dayStart !== undefined && { day_start: dayStart }),
        ...(quiet && { quiet_from: quiet.from, quiet_to: quiet.to }),
        ...(quizMinutes !== undefined && { quiz_minutes: quizMinutes }),
        ...(lightDays && { light_days: [...lightDays] }),
        ...(weeklyHours !== undefined && { weekly_hours: weeklyHours }),
        ...(loadWeek && { load_week: loadWeek }),
        ...(nudgeSince !== undefined && { nudge_since: nudgeSince }),
        ...(heardOn && { heard_on: heardOn }),
        ...(vacation && { vacation: writeDaysOff(vacation) }),
        ...(goals && { goals: sql<never>`${goalsJson(goals)}::jsonb` }),
      };
      if (Object.keys(values).length) await db.updateTable('learner').set(values).where('id', '=', id).execute();
    },

    async erase(id) {
      // First: who is on the list and still there is erased at the next start, as they asked.
      const mark = remember && (await markOfLearner(db, id));
      if (mark !== undefined) await remember?.(mark);
      await inTransaction(db, (tx) => eraseLearner(tx, id));
    },

    closeDm: async (account) => void (await setDmClosed(account, true)),
    openDm: (account) => setDmClosed(account, false),
  };
}

export const enrolmentOf = (row: Selectable<EnrolmentTable>, cohort: Selectable<CohortTable>): Enrolment => ({
  id: row.id,
  learner: row.learner,
  cohort: cohortOf(cohort),
  joined: Temporal.PlainDate.from(row.joined),
  ...(row.pace && { pace: row.pace }),
  ...(row.sprint !== null && { sprint: row.sprint }),
  ...(row.aside_task !== null &&
    row.aside_on !== null && { aside: { task: row.aside_task, on: Temporal.PlainDate.from(row.aside_on) } }),
  ...(row.deadline && { deadline: readDeadline(row.deadline) }),
  ...(row.skips && { skips: row.skips }),
  ...(row.postponed.length > 0 && { postponed: row.postponed }),
  board: row.board,
  ...(row.organises && { organises: true }),
});

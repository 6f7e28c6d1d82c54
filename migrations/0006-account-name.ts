import { type Kysely, sql } from 'kysely';

/**
 * What an account is called in each workspace. Before, `account.name` was what it was called wherever it acted last.
 * Of that name nobody knows the workspace: it counts for those in which the account has been in a group, and on Slack
 * for the account's own team. An empty workspace is for names that belong to none, such as those seen in Discord's DMs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table account_name (
    platform text not null, account text not null, workspace text not null, name text not null,
    primary key (platform, account, workspace), foreign key (platform, account) references account on delete cascade
  )`.execute(db);
  await sql`insert into account_name (platform, account, workspace, name)
    select a.platform, a.account, c.workspace, a.name
    from account a join enrolment e on e.learner = a.learner join cohort c on c.id = e.cohort and c.platform = a.platform
    where c.workspace is not null
    union
    select platform, account, split_part(account, ':', 1), name from account where platform = 'slack' and account like '%:%'
    on conflict do nothing`.execute(db);
  await sql`alter table account drop column name`.execute(db);
}

import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

/** The display name of an account in a workspace. An empty workspace is for a name that belongs to none. */
export interface Seen {
  readonly platform: string;
  readonly account: string;
  readonly workspace: string;
  readonly name: string;
}

/** Stores a name for its workspace only. Does nothing for an account that was erased meanwhile. */
export async function saveName(tx: Db, { platform, account, workspace, name }: Seen): Promise<void> {
  await sql`
    insert into account_name (platform, account, workspace, name)
    select platform, account, ${workspace}, ${name} from account
    where platform = ${platform} and account = ${account} for key share
    on conflict (platform, account, workspace) do update set name = excluded.name`.execute(tx);
}

/**
 * The name of an enrolment `e`'s learner in the workspace of its cohort `c`. If there is none, the name of their account
 * outside all workspaces, or its id; never the name from another workspace.
 */
export const nameShownIn = sql<string>`(
  select coalesce(here.name, own.name, split_part(a.account, ':', -1))
  from account a
  left join account_name here on here.platform = a.platform and here.account = a.account
    and a.platform = c.platform and here.workspace = c.workspace
  left join account_name own on own.platform = a.platform and own.account = a.account and own.workspace = ''
  where a.learner = e.learner
  order by here.name is null, a.platform = c.platform desc, a.platform, a.account limit 1)`;

/** All that a learner and the members of a cohort are called anywhere, so that it can be taken out of what they wrote. */
export const namesAround = (
  learner: RawBuilder<unknown>,
  cohort: RawBuilder<unknown>,
): RawBuilder<readonly string[]> => sql`(
  select coalesce(jsonb_agg(distinct n.name), '[]') from account a
  join account_name n on n.platform = a.platform and n.account = a.account
  where a.learner = ${learner} or a.learner in (select e.learner from enrolment e where e.cohort = ${cohort}))`;

import { sql } from 'kysely';
import type { Db } from './database.ts';

/** What an account was called, and in which workspace; an empty one is for a name that belongs to none. */
export interface Seen {
  readonly platform: string;
  readonly account: string;
  readonly workspace: string;
  readonly name: string;
}

/** Keeps a name for its workspace alone. An account that is erased meanwhile stays erased. */
export async function saveName(tx: Db, { platform, account, workspace, name }: Seen): Promise<void> {
  await sql`
    insert into account_name (platform, account, workspace, name)
    select platform, account, ${workspace}, ${name} from account
    where platform = ${platform} and account = ${account} for key share
    on conflict (platform, account, workspace) do update set name = excluded.name`.execute(tx);
}

/**
 * What the learner of an enrolment `e` is called in the workspace of its cohort `c`. Failing that, what their account is
 * called outside of all workspaces, or its id: never what another workspace calls them.
 */
export const nameShownIn = sql<string>`(
  select coalesce(here.name, own.name, split_part(a.account, ':', -1))
  from account a
  left join account_name here on here.platform = a.platform and here.account = a.account
    and a.platform = c.platform and here.workspace = c.workspace
  left join account_name own on own.platform = a.platform and own.account = a.account and own.workspace = ''
  where a.learner = e.learner
  order by here.name is null, a.platform = c.platform desc, a.platform, a.account limit 1)`;

import type { Ports } from '../ports.ts';
import type { Cohort, RoleStanding } from './model.ts';

/** The role that a cohort asks for, as its platform calls it now; undefined where it asks for none. */
export async function entryRole(
  ports: Pick<Ports, 'channel'>,
  { home, entryRole: role }: Cohort,
): Promise<Pick<RoleStanding, 'name'> | undefined> {
  return home && role !== undefined
    ? ports.channel.role({ platform: home.platform, workspace: home.workspace, role })
    : undefined;
}

import type { Ports } from '../ports.ts';
import type { Place, RoleHeld } from './model.ts';

/**
 * Whether somebody has the role that a cohort asks for, by its platform at this moment; undefined where none is asked for.
 * It asks outside, so it comes before the transaction in which they join.
 */
export async function heldRole(
  ports: Pick<Ports, 'channel'>,
  { place, account }: { readonly place: Place; readonly account: string },
): Promise<RoleHeld | undefined> {
  if (place.kind === 'solo') return undefined;
  const { home, entryRole: role } = place.cohort;
  if (!home || role === undefined) return undefined;
  return { role, ...(await ports.channel.role({ platform: home.platform, workspace: home.workspace, role, account })) };
}

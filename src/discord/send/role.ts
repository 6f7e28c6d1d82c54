import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { RoleStanding } from '../../chat/contract/platform.ts';

const unknownRole = 10011;
const unknownMember = 10007;

const roleSchema = z.object({ name: z.string() });
const memberSchema = z.object({ roles: z.array(z.string()) });

/** Whether Discord says that there is no such thing. */
const isGone = (error: unknown, code: number) => error instanceof DiscordAPIError && error.code === code;

/** A role of a server, and whether a member has it. Throws what Discord says of anything else. */
export async function roleIn(
  rest: () => REST,
  { workspace, role, account }: { readonly workspace: string; readonly role: string; readonly account?: string },
): Promise<RoleStanding> {
  const named = rest()
    .get(Routes.guildRole(workspace, role))
    .then((found) => ({ name: roleSchema.parse(found).name }))
    .catch((error) => {
      if (isGone(error, unknownRole)) return {};
      throw error;
    });
  // Everybody has the role of the server itself, and it is not among theirs.
  if (account === undefined || role === workspace)
    return { ...(await named), has: account === undefined ? 'unknown' : 'yes' };
  const held = rest()
    .get(Routes.guildMember(workspace, account))
    .then((found) => memberSchema.parse(found).roles.includes(role))
    .catch((error) => {
      if (isGone(error, unknownMember)) return false;
      throw error;
    });
  const [known, has] = await Promise.all([named, held]);
  return { ...known, has: has ? 'yes' : 'no' };
}

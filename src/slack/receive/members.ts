import type { Workspace } from '../clients.ts';
import type { Given } from './payload.ts';
import type { Profile, SlackUser } from './people.ts';

/**
 * Who belongs to the workspace of the token, and under which team they are known. In an enterprise, somebody may come
 * from another of its workspaces, or be named with the enterprise itself; their id is the same in all of them, so they are
 * one person, of the bot's own workspace. Undefined for a stranger, whom a shared channel brings.
 */
export function createMembers(
  profileOf: (who: SlackUser) => Promise<Profile | undefined>,
  ownWorkspace: () => Workspace | undefined,
) {
  return async (given: Given): Promise<Given | undefined> => {
    const own = ownWorkspace();
    if (!own || given.team === own.id) return own && given;
    if (!own.enterprise) return undefined;
    const same =
      given.team === own.enterprise || (await profileOf(given))?.enterprise_user?.enterprise_id === own.enterprise;
    return same ? { ...given, team: own.id, domain: own.name } : undefined;
  };
}

import { z } from 'zod';
import { type Clients, createClients as createOne } from '../../src/slack/clients.ts';

export { askedAt, fetchAt } from '../../src/slack/clients.ts';

const workspaces = z.record(z.string(), z.url()).parse(JSON.parse(process.env.FAULT_SLACK!));

/** The bot's own clients, one for each workspace, in the place of the one that it has today. */
export function createClients(of: Parameters<typeof createOne>[0]): Clients {
  const clients = new Map(Object.entries(workspaces).map(([team, apiUrl]) => [team, createOne({ ...of, apiUrl })]));
  const first = clients.values().next().value!;
  return {
    ownWorkspace: first.ownWorkspace,
    clientOf: (workspace = '') => (clients.get(workspace) ?? first).clientOf(workspace),
    answering: first.answering,
  };
}

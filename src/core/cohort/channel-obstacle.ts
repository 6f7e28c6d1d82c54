import type { Ports } from '../ports.ts';
import type { Cohort, CohortMoved } from './model.ts';

/** Says that the bot may not post in a channel, and why, where the platform says so. */
export async function cannotPost(
  ports: Pick<Ports, 'channel'>,
  home: NonNullable<Cohort['home']>,
): Promise<Exclude<CohortMoved, { kind: 'moved' }>> {
  const obstacle = await ports.channel.obstacle(home);
  return { kind: 'cannotPost', ...(obstacle && { obstacle }) };
}

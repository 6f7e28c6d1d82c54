import type { ChannelObstacle, Cohort, RoleStanding } from '../../core/cohort/model.ts';
import type { Platform } from './platform.ts';

type Home = NonNullable<Cohort['home']>;

/** What core asks about channels, answered by the platforms that there are. */
export const channelsOf = (platform: (name: string) => Platform | undefined) => ({
  mayPost: async ({ platform: name, ...to }: Home): Promise<boolean> => (await platform(name)?.mayPost(to)) ?? false,
  obstacle: async ({ platform: name, ...to }: Home): Promise<ChannelObstacle | undefined> =>
    platform(name)?.obstacle?.(to),
  visible: async (
    { platform: name, ...who }: Pick<Home, 'platform' | 'workspace'> & { readonly account?: string },
    channels: readonly string[],
  ): Promise<ReadonlySet<string>> => (await platform(name)?.visible?.(who, channels)) ?? new Set(channels),
  role: async ({
    platform: name,
    ...of
  }: Pick<Home, 'platform' | 'workspace'> & {
    readonly role: string;
    readonly account?: string;
  }): Promise<RoleStanding> => (await platform(name)?.role?.(of)) ?? { has: 'unknown' },
});

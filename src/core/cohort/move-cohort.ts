import { toChannel } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { slotOfMinute } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import type { Ports, Transact } from '../ports.ts';
import { changeCohort } from './change-cohort.ts';
import { cannotPost } from './channel-obstacle.ts';
import type { Cohort, CohortMoved } from './model.ts';

type Home = NonNullable<Cohort['home']>;

/** Makes a channel the cohort's home, if the bot may post there. The old and the new channel are told. */
export async function moveCohort(
  ports: Pick<Ports, 'channel' | 'curriculum'> & Transact<'alarm' | 'audit' | 'cohort' | 'delivery' | 'officeHour'>,
  { cohort, home, by, now }: { cohort: Cohort; home: Cohort['home']; by?: Id; now: Temporal.Instant },
): Promise<CohortMoved> {
  if (!home) return { kind: 'cannotPost' };
  if (!(await ports.channel.mayPost(home))) return cannotPost(ports, home);
  const { curriculum } = ports;
  return ports.transact(async (tx) => {
    const moved = await changeCohort(
      { ...tx, curriculum },
      { cohort, changes: { home }, ...(by !== undefined && { by }), now },
    );
    const from = cohort.home;
    if (from && from.channel !== home.channel)
      await tx.delivery.plan([line(cohort, from, 'away', now), line(cohort, home, 'here', now)], now);
    return { kind: 'moved', cohort: moved };
  });
}

/** A line in one of the two channels, once a minute at most. */
function line({ id }: Cohort, at: Home, posts: 'here' | 'away', now: Temporal.Instant): NewDelivery {
  return {
    ...toChannel(id, at),
    kind: 'cohort-moved',
    slot: `${slotOfMinute(now)} ${at.channel}`,
    params: { cohort: id, posts },
  };
}

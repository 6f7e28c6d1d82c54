import { recipientOf, slotOfMinute } from '../delivery/rules.ts';
import type { Ports } from '../ports.ts';
import type { CardShared, Cohort } from './model.ts';

/**
 * Plans a cohort's card for everybody in a channel: in the cohort's own channel for anybody, elsewhere for its organisers,
 * if everybody in the workspace may know of the cohort. At most one card a minute in a channel.
 * Whoever does not organise it is asked first.
 */
export async function shareCard(
  ports: Pick<Ports, 'channel' | 'delivery'>,
  input: { cohort: Cohort; organises: boolean; sure: boolean; channel: Cohort['home']; now: Temporal.Instant },
): Promise<CardShared> {
  const { cohort, organises, sure, channel: there, now } = input;
  const { home } = cohort;
  if (!home || !there) return 'alone';
  const { platform, workspace, channel } = there;
  if (home.channel !== channel) {
    if (!organises) return 'alone';
    const known = await ports.channel.visible({ platform, workspace }, [home.channel]);
    if (!known.has(home.channel)) return 'alone';
  }
  if (await ports.channel.obstacle(there)) return 'closed';
  if (!organises && !sure) return 'ask';
  const planned = await ports.delivery.plan(
    [
      {
        kind: 'cohort-card',
        recipient: recipientOf({ channel: there }),
        slot: slotOfMinute(now),
        params: { cohort: cohort.id },
        platform,
        address: { workspace, channel },
      },
    ],
    now,
  );
  return planned ? 'planned' : 'recent';
}

import { directTo } from '../delivery/address.ts';
import { recipientOf } from '../delivery/rules.ts';
import { changeSettings } from '../learner/change-settings.ts';
import type { Account, Learner } from '../learner/model.ts';
import type { Transact } from '../ports.ts';

/**
 * Chooses where reminders go. Whoever says yes to private messages gets the first one at once: it answers that press, so
 * it draws on no budget, it opens the conversation, and it shows whether messages arrive. `key` is the event's: the same
 * event twice plans one.
 */
export async function chooseReminder(
  ports: Transact<'alarm' | 'card' | 'delivery' | 'learner'>,
  input: {
    learner: Learner;
    remind: Exclude<Learner['remind'], 'unasked'>;
    at: Pick<Account, 'platform' | 'account'>;
    key: string;
    now: Temporal.Instant;
  },
): Promise<Learner> {
  const { learner, remind, at, key, now } = input;
  return ports.transact(async (tx) => {
    const changed = await changeSettings(tx, { learner, changes: { remind }, now });
    if (remind === 'dm') {
      const first = {
        kind: 'reminder-set',
        recipient: recipientOf({ learner: learner.id }),
        slot: `yes:${key}`,
        params: { learner: learner.id },
        platform: at.platform,
        address: directTo(at.account),
        learner: learner.id,
      } as const;
      await tx.delivery.plan([first], now);
    }
    return changed;
  });
}

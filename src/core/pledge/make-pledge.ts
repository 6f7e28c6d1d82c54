import { thisMonday } from '../calendar/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { Pledge } from './model.ts';

/** Writes down what a learner means to do this week. Undefined when they have said already how it went. */
export async function makePledge(
  ports: Pick<Ports, 'pledge'>,
  { learner, what, moment, now }: { learner: Learner; what: string; moment: string; now: Temporal.Instant },
): Promise<Pledge | undefined> {
  const pledge = { monday: thisMonday(now, learner), what, moment };
  return (await ports.pledge.save({ learner: learner.id, pledge, at: now })) ? pledge : undefined;
}

import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { ShownTrap } from './model.ts';
import { foldTraps } from './rules.ts';

/** A learner's traps, the last that caught them first, without those that are no longer taught. */
export async function showTraps(
  ports: Pick<Ports, 'curriculum' | 'trap'>,
  { learner }: { readonly learner: Id },
): Promise<readonly ShownTrap[]> {
  const traps = [...foldTraps(await ports.trap.events(learner)).values()];
  const shown = traps.flatMap((trap) => {
    const misconception = ports.curriculum.misconceptions.get(trap.id);
    return misconception ? [{ trap, misconception }] : [];
  });
  return shown.sort((a, b) => Temporal.PlainDate.compare(b.trap.last, a.trap.last));
}

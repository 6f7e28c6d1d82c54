import { chooseBuddies } from '../core/buddy/choose-buddies.ts';
import type { Wish } from '../core/buddy/model.ts';
import { hoursApart } from '../core/buddy/rules.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Ports } from '../core/ports.ts';
import { random } from '../core/seed/rules.ts';

/** So many study together. */
const together = 3;

const isFree = ({ triad }: Wish): boolean => !triad || triad.together < 2;

/**
 * A visitor who looks for study buddies is not alone in the next round: those of the demo's people whose clocks are nearest
 * look for some as well. Without a visitor who does, none of them does.
 */
export async function befriend(
  ports: Ports,
  { cohort, accounts, now }: { cohort: Cohort; accounts: ReadonlyMap<string, string>; now: Temporal.Instant },
): Promise<void> {
  const { wishes, blocks } = await ports.buddy.wishes(cohort.id);
  if (!wishes.length) return;
  const people: { readonly enrolment: Enrolment; readonly zone: string }[] = [];
  for (const [account, name] of accounts) {
    const known = await ports.learner.recognise({ platform: 'web', account, name });
    const enrolment = known?.enrolments.find((one) => one.cohort.id === cohort.id);
    if (known && enrolment) people.push({ enrolment, zone: known.learner.zone });
  }
  const made = new Set(people.map(({ enrolment }) => enrolment.id));
  const visitor = wishes.find((wish) => !made.has(wish.enrolment) && isFree(wish));
  if (!visitor) return;
  const apart = new Set(blocks.filter((pair) => pair.includes(visitor.learner)).flat());
  const waiting = wishes.filter((wish) => made.has(wish.enrolment) && isFree(wish)).length;
  const willing = people
    .filter(({ enrolment }) => !apart.has(enrolment.learner) && !wishes.some((one) => one.enrolment === enrolment.id))
    .map((one) => ({
      ...one,
      ranks: [hoursApart(one.zone, visitor.zone, now), random(`buddy:${visitor.enrolment}:${one.enrolment.id}`)()],
    }))
    .toSorted((a, b) => a.ranks[0]! - b.ranks[0]! || a.ranks[1]! - b.ranks[1]!);
  for (const { enrolment } of willing.slice(0, Math.max(0, together - 1 - waiting)))
    await chooseBuddies(ports, { enrolment, on: true, now });
}

import { chooseBuddies } from '../core/buddy/choose-buddies.ts';
import type { Wish } from '../core/buddy/model.ts';
import { hoursApart } from '../core/buddy/rules.ts';
import { daysBetween } from '../core/calendar/rules.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import { random } from '../core/seed/rules.ts';
import type { Demo } from '../store/demo.ts';
import { hellos } from './own-lines.ts';
import { sayAs, topicsOf } from './speak.ts';
import { calledBy } from './visitors.ts';

/** So many study together. */
const together = 3;

/** Whom a round has brought to a visitor on a Monday says hello on one of as many days. */
const helloDays = 5;

const isFree = ({ triad }: Wish): boolean => !triad || triad.together < 2;

interface Demos {
  readonly cohort: Cohort;
  /** The demo's people: their names, by account. */
  readonly names: ReadonlyMap<string, string>;
  readonly company: Demo['company'];
}

/**
 * A visitor who looks for study buddies is not alone in the next round: those of the demo's people whose clocks are nearest
 * look for some as well. Without a visitor who does, none of them does.
 */
export async function befriend(
  ports: Ports,
  { cohort, names, company, now }: Demos & { readonly now: Temporal.Instant },
): Promise<void> {
  const { wishes, blocks } = await ports.buddy.wishes(cohort.id);
  if (!wishes.length) return;
  const people = await company({ cohort: cohort.id, accounts: [...names.keys()] });
  const made = new Set(people.map(({ enrolment }) => enrolment));
  const visitor = wishes.find((wish) => !made.has(wish.enrolment) && isFree(wish));
  if (!visitor) return;
  const apart = new Set(blocks.filter((pair) => pair.includes(visitor.learner)).flat());
  const waiting = wishes.filter((wish) => made.has(wish.enrolment) && isFree(wish)).length;
  const willing = people
    .filter(({ enrolment, learner }) => !apart.has(learner) && !wishes.some((one) => one.enrolment === enrolment))
    .map((one) => ({
      ...one,
      ranks: [hoursApart(one.zone, visitor.zone, now), random(`buddy:${visitor.enrolment}:${one.enrolment}`)()],
    }))
    .toSorted((a, b) => a.ranks[0]! - b.ranks[0]! || a.ranks[1]! - b.ranks[1]!);
  for (const { enrolment: id } of willing.slice(0, Math.max(0, together - 1 - waiting)))
    await chooseBuddies(ports, { enrolment: { id, cohort }, on: true, now });
}

/**
 * Those of the demo's people whom a round has brought to a visitor say hello first, in the channel, as the page of buddies
 * advises: once, in the visitor's language.
 */
export async function sayHello(
  ports: Ports,
  { cohort, names, company, date, now }: Demos & { readonly date: Temporal.PlainDate; readonly now: Temporal.Instant },
): Promise<void> {
  const path = pathOf(ports.curriculum, cohort);
  const { wishes } = await ports.buddy.wishes(cohort.id);
  const fresh = wishes.filter(({ triad }) => {
    const days = triad ? daysBetween(triad.monday, date) : -1;
    return days >= 0 && days < helloDays;
  });
  if (!path || !fresh.length) return;
  const accounts = [...names.keys()];
  const people = await company({ cohort: cohort.id, accounts });
  const task = path.days[0]!.task;
  for (const visitor of fresh.filter((wish) => people.every(({ enrolment }) => enrolment !== wish.enrolment))) {
    const author = (await ports.learner.get(visitor.learner))?.learner;
    const others = (await ports.buddy.get(visitor.enrolment))?.others ?? [];
    for (const { account, enrolment } of people.filter((one) =>
      others.some((other) => other.enrolment === one.enrolment),
    )) {
      const back = (await ports.buddy.get(enrolment))?.others.find((other) => other.enrolment === visitor.enrolment);
      const line = hellos[accounts.indexOf(account) % hellos.length]!(calledBy(back?.name ?? ''));
      const words = line(topicsOf(ports.curriculum, task, 0));
      const key = `demo:hello:${visitor.enrolment}:${visitor.triad?.monday}`;
      const who = { account, name: names.get(account) ?? account, words, key, now, language: author?.language };
      await sayAs(ports, who, { cohort, task }, { kind: 'share', signed: true });
    }
  }
}

import { daysBetween } from '../calendar/rules.ts';
import { retrievability } from '../card/memory.ts';
import type { Parameters, TaughtCard } from '../card/model.ts';
import { daysSince } from '../card/rules.ts';
import type { Path } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { OwnDate } from './model.ts';
import { pointsBy } from './rules.ts';

/** The day that a learner chose themselves, ahead or come; undefined where they chose none. */
export function ownDate(
  path: Path,
  enrolment: Enrolment,
  at: {
    readonly cards: readonly TaughtCard[];
    readonly today: Temporal.PlainDate;
    readonly parameters?: Parameters | undefined;
  },
): OwnDate | undefined {
  const { deadline: choice } = enrolment;
  if (choice?.kind !== 'date' || !choice.on) return undefined;
  const inDays = daysBetween(at.today, choice.on);
  if (inDays > 0) return { kind: 'ahead', on: choice.on, inDays };
  const kps = pointsBy(choice.on, path, enrolment, choice.scope);
  const known = at.cards.filter(({ kp }) => kps.has(kp));
  const recalled = known.reduce((sum, c) => sum + retrievability(c.memory, daysSince(c, at.today), at.parameters), 0);
  return { kind: 'come', on: choice.on, points: kps.size, recalled: Math.round(recalled) };
}

import { daysBetween } from '../calendar/rules.ts';
import { gainOf, retrievability } from '../card/memory.ts';
import type { TaughtCard } from '../card/model.ts';
import { daysSince } from '../card/rules.ts';
import { skillOf } from '../curriculum/entry.ts';
import { type Learner, quizMinutes } from '../learner/model.ts';
import { minutesOn } from '../learner/rules.ts';
import { newPerDay } from '../quiz/daily-set.ts';
import type { Deadline, Readiness } from './model.ts';
import { enough, planned } from './plan.ts';

/** How many questions a point takes: once more for some that go wrong, and twice when it is new. */
const questionsFor = { known: 1.2, fresh: 2.2 };

/** How likely a point that was new shortly before is recalled: a guess, since nothing is known of it yet. */
const freshRecall = 0.85;

interface At {
  readonly learner: Pick<Learner, 'quizMinutes' | 'lightDays' | 'parameters'>;
  readonly cards: readonly TaughtCard[];
  readonly today: Temporal.PlainDate;
  /** How many seconds a question about a point usually takes. */
  readonly seconds: (kp: string) => number;
}

/** How far a learner's minutes suffice until a deadline, and what would if they do not. */
export function readinessOf({ on, kps }: Deadline, at: At): Readiness {
  const days = daysBetween(at.today, on);
  const cards = new Map(at.cards.map((card) => [card.kp, card]));
  const all = [...kps];
  const secondsUntil = (minutes: number) =>
    planned *
    60 *
    Array.from({ length: days }, (_, n) =>
      minutesOn({ ...at.learner, quizMinutes: minutes }, at.today.add({ days: n })),
    ).reduce((sum, n) => sum + n, 0);
  /** The points of these for which there is time, the known ones first. */
  const fitting = (points: readonly string[], minutes: number): ReadonlySet<string> => {
    let [left, fresh] = [secondsUntil(minutes), newPerDay * days];
    const isNew = (kp: string) => (cards.has(kp) ? 0 : 1);
    return new Set(
      points
        .toSorted((a, b) => isNew(a) - isNew(b))
        .filter((kp) => {
          const needed = neededFor(kp, cards.get(kp), days, at);
          if (needed > left || (isNew(kp) && fresh === 0)) return false;
          left -= needed;
          fresh -= isNew(kp);
          return true;
        }),
    );
  };
  const ready = fitting(all, at.learner.quizMinutes);
  const recall = all.reduce((sum, kp) => sum + recallOf(cards.get(kp), ready.has(kp), days, at), 0);
  const met = all.filter((kp) => cards.has(kp)).length;
  const readiness = { points: all.length, met, recall: recall / Math.max(1, all.length), ready: ready.size };
  if (ready.size === all.length) return readiness;
  const fits = (points: readonly string[], minutes: number) => fitting(points, minutes).size === points.length;
  const minutes = quizMinutes.find((n) => n > at.learner.quizMinutes && fits(all, n));
  const skills = [...new Set(all.map(skillOf))];
  const first = (count: number) => all.filter((kp) => skills.slice(0, count).includes(skillOf(kp)));
  let count = 0;
  while (count < skills.length && fits(first(count + 1), at.learner.quizMinutes)) count++;
  return {
    ...readiness,
    short: {
      ...(minutes !== undefined && { minutes }),
      skills: count,
      ofSkills: skills.length,
      fitting: skills.slice(0, count),
    },
  };
}

/** Fewer answers than this say nothing of how somebody will recall. */
const answersToForetell = 10;

/** Whether there are answers enough to estimate recall: of points that were asked on more than one day. */
export const foretells = (cards: readonly TaughtCard[]): boolean =>
  cards.reduce((sum, { since, day, asked }) => sum + (daysBetween(since, day) > 0 ? asked : 0), 0) >= answersToForetell;

/** The seconds that a point needs before the day: none when it is recalled then anyway. */
function neededFor(kp: string, card: TaughtCard | undefined, days: number, { learner, today, seconds }: At): number {
  if (!card) return questionsFor.fresh * seconds(kp);
  const anyway = retrievability(card.memory, daysSince(card, today) + days, learner.parameters) >= enough;
  return anyway ? 0 : questionsFor.known * card.seconds;
}

/** How likely a point is recalled on the day, when it is asked shortly before or not any more. */
function recallOf(card: TaughtCard | undefined, asked: boolean, days: number, { learner, today }: At): number {
  if (!card) return asked ? freshRecall : 0;
  const ago = daysSince(card, today);
  const left = retrievability(card.memory, ago + days, learner.parameters);
  const ahead = Math.min(days, 2);
  const { parameters } = learner;
  return asked && left < enough ? left + gainOf(card.memory, ago + days - ahead, { ahead, parameters }) : left;
}

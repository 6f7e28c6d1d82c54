import { intervalAfter, memoryAfter, retentionFor } from '../src/core/card/memory.ts';
import { grades, type Parameters, type TaughtCard } from '../src/core/card/model.ts';
import type { Learner } from '../src/core/learner/model.ts';
import { beginningOf } from '../src/core/learner/rules.ts';
import { affordableRetention, fitting, newPerDay, secondsLeft, wantedToday } from '../src/core/quiz/daily-set.ts';
import { random } from '../src/core/seed/rules.ts';
import type { World } from './worlds.ts';

const first = new Temporal.PlainDate(2026, 1, 5);
const secondsEach = 30;
const dayStart = 4 * 60;

/** How somebody studies: for a date, or with light days; two sprints of six weeks, two new points a study day. */
export interface Season {
  readonly seed: string;
  readonly minutes: number;
  readonly days: number;
  /** The number of the day for which the points of the second sprint should be known. */
  readonly deadline?: number;
  readonly lightDays?: readonly number[];
  /** Of their memory; the usual ones when absent. */
  readonly parameters?: Parameters;
}
export const sprintDays = 42;

/** What came of it: reviews a day, the mean chance of recall on each day over all points, and over those of the second sprint. */
export interface Studied {
  readonly answered: readonly number[];
  readonly recall: readonly number[];
  readonly inScope: readonly number[];
  /** The most seconds of a day that were spent, over the seconds there were. */
  readonly fullest: number;
}

/** A learner who answers every day all that the product itself would ask. */
export function studyWith(
  world: World,
  { seed, minutes, days, deadline, lightDays = [], parameters }: Season,
): Studied {
  const theirs = world(random(`${seed}:learner`));
  const luck = random(`${seed}:answers`);
  const start = first.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  const learner: Learner = {
    ...{ id: '1', name: 'Ana', language: 'en' },
    ...beginningOf({ zone: 'UTC' }, start),
    ...{ quizMinutes: minutes, lightDays, dayStart },
    ...(parameters && { parameters }),
  };
  const traces = new Map<string, ReturnType<typeof theirs.meet>>();
  const cards = new Map<string, TaughtCard>();
  const kps = new Set<string>();
  const [answered, recall, inScope]: [number[], number[], number[]] = [[], [], []];
  let fullest = 0;
  for (let n = 0; n < days; n++) {
    const day = first.add({ days: n });
    const now = start.add({ hours: 24 * n });
    const spent = { day, seconds: 0 };
    const record = () => ({
      ...{ finished: [], days: [], minutes: [], cards: [...cards.values()], spent },
      ...(deadline !== undefined && n < deadline && { deadline: { on: first.add({ days: deadline }), kps } }),
    });
    const answer = (kp: string, right: boolean) => {
      const before = cards.get(kp);
      const grade = right ? grades.good : grades.again;
      const memory = memoryAfter(before?.memory, before ? before.day.until(day).days : 0, grade, parameters);
      const retention = retentionFor(memory, affordableRetention([...cards.values()], learner));
      const interval = intervalAfter(memory, grade, retention, parameters);
      const due = day.add({ days: interval }).toZonedDateTime({ timeZone: 'UTC', plainTime: '04:00' }).toInstant();
      cards.set(kp, {
        ...{ kp, due, memory, day, interval, answered: now, lastRight: right, seconds: secondsEach },
        ...{ asked: (before?.asked ?? 0) + 1, right: 0, since: before?.since ?? day, sinceTaught: 1 },
      });
      spent.seconds += secondsEach;
    };
    // Five study days a week, two sprints; what is new has its places first.
    const fresh = n % 7 < 5 && n < 2 * sprintDays ? newPerDay : 0;
    for (let m = 0; m < fresh; m++) {
      const kp = `s.p${n}-${m}`;
      const right = luck() < 0.7;
      traces.set(kp, theirs.meet(n, right));
      if (n >= sprintDays) kps.add(kp);
      answer(kp, right);
    }
    const at = { learner, record: record(), now };
    const wanted = wantedToday(at).map(({ card }) => card);
    const asked = fitting(wanted, secondsLeft(at));
    for (const { kp } of asked) {
      const right = luck() < traces.get(kp)!.recall(n);
      traces.get(kp)!.answer(n, right);
      answer(kp, right);
    }
    answered.push(asked.length + fresh);
    fullest = Math.max(fullest, spent.seconds / (minutes * 60));
    const mean = (of: Iterable<string>) => {
      const all = [...of].map((kp) => traces.get(kp)!.recall(n + 1));
      return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
    };
    recall.push(mean(cards.keys()));
    inScope.push(mean(kps));
  }
  return { answered, recall, inScope, fullest };
}

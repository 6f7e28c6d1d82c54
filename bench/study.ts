import { gainOf, intervalAfter, memoryAfter, retentionFor } from '../src/core/card/memory.ts';
import { type Grade, grades, type Memory, type Parameters } from '../src/core/card/model.ts';
import { affordableRetention, newPerDay } from '../src/core/quiz/daily-set.ts';
import { random } from '../src/core/seed/rules.ts';
import { fitParameters } from '../src/fitting/fit.ts';
import type { World } from './worlds.ts';

/** A point as a scheduler knows it. */
export interface Point {
  readonly last: number;
  readonly due: number;
}

/** When points come back, and which of those that are due come first. */
export interface Scheduler<Known extends Point = Point> {
  /** The points for today, at most so many. */
  pick(points: readonly Known[], day: number, most: number, luck: () => number): readonly Known[];
  after(point: Known | undefined, day: number, right: boolean, points: readonly Known[]): Known;
}

export const season = { days: 182, points: 260 };

/** What a learner's season comes to. `most` is how many reviews a day there is time for. */
export function studySeason<Known extends Point>(
  scheduler: Scheduler<Known>,
  world: World,
  { seed, most = Number.POSITIVE_INFINITY }: { readonly seed: string; readonly most?: number },
) {
  const learner = world(random(`${seed}:learner`));
  const luck = random(`${seed}:answers`);
  const known = new Map<Known, ReturnType<typeof learner.meet>>();
  const histories = new Map<ReturnType<typeof learner.meet>, { day: number; days: number; grade: Grade }[]>();
  let [reviews, knowledge] = [0, 0];
  for (let day = 0; day < season.days; day++) {
    const points = [...known.keys()];
    for (const point of scheduler.pick(points, day, most, luck)) {
      const trace = known.get(point)!;
      const right = luck() < trace.recall(day);
      histories.get(trace)!.push({ day, days: day - point.last, grade: gradeOf(right) });
      trace.answer(day, right);
      known.delete(point);
      known.set(scheduler.after(point, day, right, [...known.keys()]), trace);
      reviews++;
    }
    // Five study days a week.
    if (day % 7 < 5)
      for (let n = 0; n < newPerDay && known.size < season.points; n++) {
        const right = luck() < 0.7;
        const trace = learner.meet(day, right);
        known.set(scheduler.after(undefined, day, right, points), trace);
        histories.set(trace, [{ day, days: 0, grade: gradeOf(right) }]);
      }
    knowledge += [...known.values()].reduce((sum, trace) => sum + trace.recall(day + 0.5), 0) / season.points;
  }
  return { reviews, knowledge: knowledge / season.days, histories: [...histories.values()] };
}

const gradeOf = (right: boolean): Grade => (right ? grades.good : grades.again);

type Remembered = Point & { readonly memory: Memory };

const soonest = <Known extends Point>(points: readonly Known[], day: number, most: number) =>
  points
    .filter(({ due }) => due <= day)
    .toSorted((a, b) => a.due - b.due)
    .slice(0, most);

const remembered = (
  point: Remembered | undefined,
  day: number,
  right: boolean,
  wanted: (memory: Memory) => number,
  parameters?: Parameters,
): Remembered => {
  const grade = right ? grades.good : grades.again;
  const memory = memoryAfter(point?.memory, point ? day - point.last : 0, grade, parameters);
  return { memory, last: day, due: day + intervalAfter(memory, grade, wanted(memory), parameters) };
};

/** FSRS at the same retention for every point, whatever the load, soonest first: what ours is measured beside. */
export const fixedRetention = (retention: number, parameters?: Parameters): Scheduler<Remembered> => ({
  pick: soonest,
  after: (point, day, right) => remembered(point, day, right, () => retention, parameters),
});

/** Ours at a retention that is desired over all points, whatever the load. */
export const desiredRetention = (desired: number, parameters?: Parameters): Scheduler<Remembered> => ({
  pick: soonest,
  after: (point, day, right) => remembered(point, day, right, (memory) => retentionFor(memory, desired), parameters),
});

const secondsEach = 30;

/** Ours as it runs, with time for so many reviews a day: by value, at the retention that the time suffices for. */
export const ours = (most: number, parameters?: Parameters): Scheduler<Remembered> => ({
  pick(points, day) {
    const due = points.filter((point) => point.due <= day);
    const value = new Map(due.map((point) => [point, gainOf(point.memory, day - point.last, { parameters })]));
    return due.toSorted((a, b) => value.get(b)! - value.get(a)!).slice(0, most);
  },
  after(point, day, right, points) {
    const cards = points.map(({ memory }) => ({ memory, seconds: secondsEach }));
    const learner = { quizMinutes: (most * secondsEach) / 60, lightDays: [], ...(parameters && { parameters }) };
    const desired = affordableRetention(cards, learner);
    return remembered(point, day, right, (memory) => retentionFor(memory, desired), parameters);
  },
});

/** So many points a day, whichever. */
export const randomQuiz = (size: number): Scheduler => ({
  pick(points, _day, most, luck) {
    const left = [...points];
    return Array.from(
      { length: Math.min(size, most, left.length) },
      () => left.splice(Math.floor(luck() * left.length), 1)[0]!,
    );
  },
  after: (_point, day) => ({ last: day, due: day }),
});

/** Boxes of 1, 2, 4, 8 and 16 days: up when right, back to the first when wrong. */
export const leitner: Scheduler<Point & { readonly wait: number }> = {
  pick: soonest,
  after(point, day, right) {
    const wait = right ? Math.min(16, (point?.wait ?? 0.5) * 2) : 1;
    return { wait, last: day, due: day + wait };
  },
};

/** SM-2 as Anki has it with two answers: good and again. */
export const sm2: Scheduler<Point & { readonly wait: number; readonly ease: number }> = {
  pick: soonest,
  after(point, day, right) {
    const ease = Math.max(1.3, (point?.ease ?? 2.5) - (point && !right ? 0.2 : 0));
    const wait = !right || !point ? 1 : Math.max(point.wait + 1, Math.round(point.wait * ease));
    return { ease, wait, last: day, due: day + wait };
  },
};

/** How many learners a shared fit is made from. None of them is among those who are measured. */
const fittedTo = 12;

/** What the product's own fit makes of the answers of learners of this world, before a day of the season. */
export const fitTo = (world: World, before = season.days): Promise<Parameters> =>
  fitParameters(
    Array.from(
      { length: fittedTo },
      (_, n) => studySeason(fixedRetention(0.9), world, { seed: `others:${n}` }).histories,
    )
      .flat()
      .map((history) => history.filter(({ day }) => day < before))
      .filter(({ length }) => length > 1),
    300_000,
  );

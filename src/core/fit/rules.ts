import { daysBetween } from '../calendar/rules.ts';
import { memoryAfter, retrievability } from '../card/memory.ts';
import { grades, type History, type Memory, type Parameters } from '../card/model.ts';
import type { LoggedAnswer } from './model.ts';

/** The share of the answers, by their day, that a fit learns from. The later ones judge it. */
const split = 0.8;

/** A history, and from which of its answers on they are later than the split. */
interface Judged {
  readonly history: History;
  readonly later: number;
}

/** The histories up to the split, to learn from, and all of them, to judge by what came later. Nobody is named in them. */
export function splitByTime(answers: readonly LoggedAnswer[]): {
  readonly early: readonly History[];
  readonly all: readonly Judged[];
} {
  const days = answers.map(({ day }) => day).sort(Temporal.PlainDate.compare);
  const from = days[Math.floor(days.length * split)];
  const byPoint = Map.groupBy(answers, ({ learner, kp }) => `${learner} ${kp}`);
  const all = [...byPoint.values()].map((list): Judged => {
    const history = list.map(({ day, grade }, n) => ({
      days: n ? Math.max(0, daysBetween(list[n - 1]!.day, day)) : 0,
      grade,
    }));
    const later = list.findIndex(({ day }) => from && Temporal.PlainDate.compare(day, from) >= 0);
    return { history, later: later < 0 ? list.length : later };
  });
  // Answers of one day say nothing of forgetting.
  const early = all
    .map(({ history, later }) => history.slice(0, later))
    .filter((history) => history.some(({ days }) => days > 0));
  return { early, all };
}

/** No answer is held for surer than this: one surprise would count for everything. */
const surest = 0.999;

/** The mean surprise about the later answers, in nats, of who predicts them with these parameters; and how many they are. */
export function lossOf(all: readonly Judged[], parameters: Parameters | undefined) {
  let [sum, answers] = [0, 0];
  for (const { history, later } of all) {
    let memory: Memory | undefined;
    for (const [n, { days, grade }] of history.entries()) {
      if (memory && n >= later) {
        const recall = Math.min(surest, Math.max(1 - surest, retrievability(memory, days, parameters)));
        sum -= Math.log(grade === grades.again ? 1 - recall : recall);
        answers++;
      }
      memory = memoryAfter(memory, days, grade, parameters);
    }
  }
  return { loss: sum / Math.max(1, answers), answers };
}

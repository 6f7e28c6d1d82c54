import { memoryAfter, retrievability } from '../src/core/card/memory.ts';
import { grades } from '../src/core/card/model.ts';
import { choose } from '../src/core/quiz/choose.ts';
import type { Candidate, Choice } from '../src/core/quiz/model.ts';
import { random } from '../src/core/seed/rules.ts';
import type { Bench } from './pairs.ts';

const decisions = 100_000;
/** Of so many decisions, one is made again without a cause. */
const counterfactual = 5;

/** What a quiz is chosen from, on some day of somebody's. */
function choiceOf(luck: () => number): Choice {
  const candidates = Array.from({ length: 3 + Math.floor(luck() * 37) }, (_, n): Candidate => {
    const memory = memoryAfter(memoryAfter(undefined, 0, luck() < 0.7 ? grades.good : grades.again), 3, grades.good);
    const days = Math.floor(luck() * 40);
    const known = { memory, days, recall: retrievability(memory, days), asked: 2, lastRight: luck() < 0.8 };
    const fresh = luck() < 0.1;
    const seconds = 20 + Math.floor(luck() * 70);
    const point = { kp: `s${Math.floor(luck() * 6)}.p${n}`, item: `i${n}`, seconds };
    return fresh ? { ...point, cause: 'new' } : { ...point, cause: 'due', known };
  });
  return { seconds: 300 + Math.floor(luck() * 600), questions: 6, fresh: 2, retention: 0.9, candidates };
}

const pointsOf = (choice: Choice) => choose(choice).map(({ kp }) => kp);

/** Whether what a question says of itself is why it was asked. */
export const bench: Bench = {
  peer: 'nobody: what is promised stands alone',
  packages: ['ts-fsrs'],
  async run(pairs) {
    const rows = { other: [] as number[], kept: [] as number[], lost: [] as number[], ms: [] as number[] };
    for (let pair = 0; pair < pairs; pair++) {
      const luck = random(`why:${pair}`);
      let [other, kept, lost, asked, spent] = [0, 0, 0, 0, 0];
      for (let n = 0; n < Math.ceil(decisions / pairs); n++) {
        const choice = choiceOf(luck);
        const begun = performance.now();
        const points = pointsOf(choice);
        spent += performance.now() - begun;
        if (pointsOf(JSON.parse(JSON.stringify(choice)) as Choice).join() !== points.join()) other++;
        if (n % counterfactual) continue;
        const named = points[Math.floor(luck() * points.length)];
        if (named === undefined) continue;
        asked++;
        const without = (kp: string) =>
          pointsOf({ ...choice, candidates: choice.candidates.filter((one) => one.kp !== kp) });
        if (without(named).includes(named)) kept++;
        const others = choice.candidates.filter(({ kp }) => kp !== named);
        if (!without(others[Math.floor(luck() * others.length)]!.kp).includes(named)) lost++;
      }
      rows.other.push(other);
      rows.kept.push(kept / asked);
      rows.lost.push(lost / asked);
      rows.ms.push(spent / Math.ceil(decisions / pairs));
    }
    return [
      { name: 'choices that came out otherwise when computed again', unit: 'choices', ours: rows.other, goal: 0 },
      {
        name: 'questions asked all the same without the cause that they name',
        unit: 'of all',
        ours: rows.kept,
        goal: 0.05,
      },
      { name: 'questions not asked any more without another’s cause', unit: 'of all', ours: rows.lost, goal: 0.05 },
      { name: 'a choice', unit: 'ms', ours: rows.ms, goal: 1 },
    ];
  },
};

import { choose } from '../src/core/quiz/choose.ts';
import type { Candidate, Choice } from '../src/core/quiz/model.ts';
import { random } from '../src/core/seed/rules.ts';
import { loadCurriculum } from '../src/curriculum/load.ts';
import { reasonOf } from '../src/views/reason.ts';
import type { Bench } from './pairs.ts';
import { type Facts, factsOf, offered, recordOf, without } from './why.ts';

const decisions = 100_000;
/** Each day is chosen for with so many different rests of its minutes. */
const perDay = 10;
/** On one of so many days a cause is taken away, and the whole day is computed anew. */
const counterfactual = 3;

/** The same question stands in both causes' names: without the one, the other goes as well. */
const shared = ['date', 'dueByDate', 'light'];
const shares = (one: Candidate, other: Candidate) =>
  one.kp === other.kp || (shared.includes(reasonOf(one)) && shared.includes(reasonOf(other)));

/**
 * Whether what a question says of itself is why it was asked. The named cause is taken out of the facts of the day (the card
 * is not due, the trap is overcome, there is no deadline, the point is not new), and the day is chosen again; then the same
 * with the cause of another question.
 */
export const bench: Bench = {
  peer: 'nobody: what is promised stands alone',
  packages: ['ts-fsrs'],
  async run(pairs) {
    const curriculum = await loadCurriculum('curriculum');
    const rows = { other: [] as number[], kept: [] as number[], lost: [] as number[], ms: [] as number[] };
    const days = Math.ceil(decisions / perDay / pairs);
    for (let pair = 0; pair < pairs; pair++) {
      const luck = random(`facts:${pair}`);
      const counts = { other: 0, named: 0, kept: 0, unnamed: 0, lost: 0 };
      let spent = 0;
      for (let n = 0; n < days; n++) {
        const facts = factsOf(curriculum, luck, `${pair}:${n}`);
        const record = recordOf(curriculum, facts);
        const begun = process.cpuUsage();
        const choice = await offered(curriculum, facts, record);
        const asked = choose(choice);
        const { user, system } = process.cpuUsage(begun);
        spent += (user + system) / 1_000;
        for (let rest = 1; rest <= perDay; rest++)
          if (!isRebuilt({ ...choice, seconds: (choice.seconds! * rest) / perDay })) counts.other++;
        const one = asked[Math.floor(luck() * asked.length)];
        if (n % counterfactual || !one) continue;
        const isAsked = async (changed: Facts) =>
          choose(await offered(curriculum, changed)).some(({ item }) => item === one.item);
        counts.named++;
        if (await isAsked(without(curriculum, facts, one))) counts.kept++;
        const others = choice.candidates.filter((other) => !shares(one, other));
        const other = others[Math.floor(luck() * others.length)];
        if (!other) continue;
        counts.unnamed++;
        if (!(await isAsked(without(curriculum, facts, other)))) counts.lost++;
      }
      rows.other.push(counts.other);
      rows.kept.push(counts.kept / counts.named);
      rows.lost.push(counts.lost / counts.unnamed);
      rows.ms.push(spent / days);
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
      { name: 'a choice, with what it is chosen from', unit: 'ms of one core', ours: rows.ms, goal: 1 },
    ];
  },
};

/** From its row, as it is stored. */
function isRebuilt(choice: Choice): boolean {
  const itemsOf = (of: Choice) => choose(of).map(({ item }) => item);
  return itemsOf(JSON.parse(JSON.stringify(choice)) as Choice).join() === itemsOf(choice).join();
}

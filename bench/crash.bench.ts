import { setTimeout as wait } from 'node:timers/promises';
import { type FanOut, openFanOut } from './fan-out.ts';
import { type Bench, interleave } from './pairs.ts';

/** Eight seconds at what Discord permits: long enough to be in the middle of it. */
const people = 400;
const processes = 3;
/** How often one is killed, and how long after the one before (ms). */
const kills = 2;
const everyMs = 2_000;

/** A fan-out by three processes of which one after the other is killed without a word, beside one in which none is. */
export const bench: Bench = {
  peer: 'the same with no process killed',
  packages: ['discord.js', 'bullmq'],
  usualPairs: 1,
  async run(pairs) {
    const world = await openFanOut(people, 'crash');
    try {
      await world.warm();
      await Promise.all(Array.from({ length: processes }, () => world.start()));
      let round = 0;
      const kill = async () => {
        for (let n = 0; n < kills; n++) {
          await world.killOne();
          await wait(everyMs);
        }
      };
      const { ours, peer } = await interleave(pairs, {
        ours: () => world.fanOut(`killed ${++round}`, kill),
        peer: () => world.fanOut(`whole ${++round}`),
      });
      const of = (runs: readonly FanOut[], figure: (run: FanOut) => number) => runs.map(figure);
      return [
        { name: 'not delivered', unit: 'messages', ours: of(ours, ({ sent }) => people - sent), goal: 0 },
        { name: 'delivered twice', unit: 'messages', ours: of(ours, ({ twice }) => twice), goal: 0 },
        {
          ...{ name: 'from the first message to the last', unit: 's', goal: 1.3 },
          ...{ ours: of(ours, ({ took }) => took), peer: of(peer, ({ took }) => took) },
        },
        {
          ...{ name: 'to nine of ten of them', unit: 's', goal: 1.3 },
          ...{ ours: of(ours, ({ mostAfter }) => mostAfter), peer: of(peer, ({ mostAfter }) => mostAfter) },
        },
        { name: 'sent once more, and known by their key', unit: 'requests', ours: of(ours, ({ again }) => again) },
        { name: 'refused with 429', unit: 'requests', ours: of(ours, ({ refused }) => refused) },
      ];
    } finally {
      await world.stop();
    }
  },
};

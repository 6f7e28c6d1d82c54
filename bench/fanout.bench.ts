import { openFanOut, permitted } from './fan-out.ts';
import type { Bench } from './pairs.ts';
import type { Row } from './result.ts';

const people = 300;

/** A fan-out to DMs that are open, by one process and by three: how near it comes to what Discord permits. */
export const bench: Bench = {
  peer: 'what Discord permits',
  packages: ['discord.js', 'bullmq'],
  async run(pairs) {
    const rows: Row[] = [];
    for (const processes of [1, 3]) {
      const [took, least, refused, twice, first]: number[][] = [[], [], [], [], []];
      for (let n = 0; n < pairs; n++) {
        const world = await openFanOut(people, `fan-out ${n}`);
        try {
          await world.warm();
          for (let started = 0; started < processes; started++) await world.start();
          const made = await world.fanOut('now');
          took!.push(made.took);
          least!.push((made.sent - 1) / (permitted.limit / (permitted.ms / 1_000)));
          refused!.push(made.refused);
          twice!.push(made.twice + people - made.sent);
          first!.push(made.firstAfter);
        } finally {
          await world.stop();
        }
      }
      const by = `by ${processes} ${processes > 1 ? 'processes' : 'process'}`;
      rows.push(
        { name: `all of it, ${by}`, unit: 's', ours: took!, peer: least!, goal: 1 / 0.93 },
        { name: `refused with 429, ${by}`, unit: 'requests', ours: refused!, goal: 0 },
        { name: `twice or not at all, ${by}`, unit: 'messages', ours: twice!, goal: 0 },
        { name: `the first one after it was due, ${by}`, unit: 's', ours: first!, goal: 2 },
      );
    }
    return rows;
  },
};

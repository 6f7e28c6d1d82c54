import { type FanOut, openFanOut, permitted } from './fan-out.ts';
import { type Bench, interleave } from './pairs.ts';
import { median } from './result.ts';

/** Four seconds at what Discord permits. */
const people = 200;
/** So many of them use commands, each the next as soon as the last is answered. */
const together = 2;
const commands = ['/progress', '/task'];
/** Discord shows an error to whoever waits for longer (ms). */
const latest = 3_000;

interface Round {
  readonly times: readonly number[];
  readonly fanOut?: FanOut;
}

/** What a command takes while the same process sends to everybody, beside what it takes when nothing is sent. */
export const bench: Bench = {
  peer: 'the same commands while nothing is sent',
  packages: ['discord.js', 'bullmq', 'pg'],
  usualPairs: 5,
  async run(pairs) {
    const world = await openFanOut(people, 'busy');
    try {
      await world.warm();
      await world.start('chat,jobs');
      const { discord, guild, users } = world;
      let count = 0;
      const use = async (until: (n: number) => boolean): Promise<number[]> => {
        const times: number[] = [];
        const one = async (who: number) => {
          while (!until(times.length)) {
            const begun = performance.now();
            await discord.command(users[who]!, commands[count++ % commands.length]!, {}, guild.channel);
            times.push(performance.now() - begun);
          }
        };
        await Promise.all(Array.from({ length: together }, (_, who) => one(who)));
        return times;
      };
      // Code is compiled, and caches fill.
      await use((n) => n >= 40);
      let round = 0;
      let asked = 100;
      const { ours, peer } = await interleave<Round>(pairs, {
        async ours() {
          let over = false;
          let times: number[] = [];
          const using = use(() => over);
          const fanOut = await world.fanOut(`busy ${++round}`).finally(() => {
            over = true;
          });
          times = await using;
          asked = times.length;
          return { times, fanOut };
        },
        peer: async () => ({ times: await use((n) => n >= asked) }),
      });
      const at = (of: readonly Round[], share: number) =>
        of.map(({ times }) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1]!);
      const sent = ours.flatMap(({ fanOut }) => fanOut ?? []);
      return [
        {
          name: 'a command, p50',
          unit: 'ms',
          ours: ours.map(({ times }) => median(times)),
          peer: peer.map(({ times }) => median(times)),
        },
        { name: 'a command, p99', unit: 'ms', ours: at(ours, 0.99), peer: at(peer, 0.99), goal: 2 },
        { name: 'the slowest of all', unit: 'ms', ours: at(ours, 1), goal: latest },
        { name: 'commands meanwhile', unit: 'commands', ours: ours.map(({ times }) => times.length) },
        {
          ...{ name: 'all that is sent, beside what Discord permits', unit: 's', goal: 1 / 0.93 },
          ours: sent.map(({ took }) => took),
          peer: sent.map((run) => (run.sent - 1) / (permitted.limit / (permitted.ms / 1_000))),
        },
        { name: 'refused with 429', unit: 'requests', ours: sent.map(({ refused }) => refused), goal: 0 },
      ];
    } finally {
      await world.stop();
    }
  },
};

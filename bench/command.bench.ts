import { App, HTTPReceiver } from '@slack/bolt';
import { pino } from 'pino';
import type { Action, Event } from '../src/chat/contract/event.ts';
import type { Reply } from '../src/chat/contract/reply.ts';
import { thisMonday } from '../src/core/calendar/rules.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { join } from '../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../src/core/learner/identify-learner.ts';
import { createSlack } from '../src/slack/adapter.ts';
import { countRoundTrips, startBot } from './bot.ts';
import { type Bench, interleave } from './pairs.ts';
import { median, type Row } from './result.ts';
import { serve, startSlack } from './slack.ts';

/** Commands in one round: enough for a p99 to be the second worst. */
const perRound = 200;
const learners = 16;

/** What a command costs, from a signed request to the answer at its response URL; and how often the database is asked. */
export const bench: Bench = {
  peer: 'a Bolt handler that says hello, in the same process',
  packages: ['@slack/bolt', 'pg', 'kysely'],
  async run(pairs) {
    const slack = await startSlack();
    const bot = await startBot();
    try {
      await enrol(bot);
      const rows = [...(await timesOf(bot, slack, pairs)), ...(await roundTripsOf(bot, pairs))];
      if (bot.faults.length > 0) throw new Error('a command had a fault', { cause: bot.faults[0] });
      return rows;
    } finally {
      await slack.stop();
      await bot.stop();
    }
  },
};

type Bot = Awaited<ReturnType<typeof startBot>>;
const home = { platform: 'slack', workspace: 'T0BENCH', channel: 'C0BENCH' };

/** A group in its first week, and everybody in it. */
async function enrol(bot: Bot): Promise<void> {
  // No platform is behind this bot, and a group is made only where the bot may post.
  const ports = { ...bot.ports, channel: { ...bot.ports.channel, mayPost: async () => true } };
  const now = Temporal.Now.instant();
  for (let n = 0; n < learners; n++) {
    const account = `U${n}`;
    const who = { platform: 'slack', account, name: 'Ada', language: 'en', zone: 'Europe/Berlin' } as const;
    const { learner } = await identifyLearner(ports, { ...who, now });
    const start = thisMonday(now, learner);
    const form = {
      name: 'Bench',
      path: 'swe',
      start,
      languages: ['en'],
      zone: 'Europe/Berlin',
      postTime: 9 * 60,
    } as const;
    const made = await createCohort(ports, { form, organiser: learner, home, key: 'bench', now });
    if (made.kind !== 'created') throw new Error(made.kind);
    const path = ports.curriculum.paths.get('swe')!;
    await join(ports, { learner, place: { kind: 'cohort', cohort: made.cohort, path }, changes: {}, now });
  }
}

/** What one round takes on each side, for two commands that read, one at a time and many together. */
async function timesOf({ handle }: Bot, slack: Awaited<ReturnType<typeof startSlack>>, pairs: number): Promise<Row[]> {
  const { signingSecret, apiUrl } = slack;
  const log = pino({ level: 'error' }, pino.destination(2));
  const platform = createSlack({ botToken: 'xoxb-bench', signingSecret, apiUrl, handle, log });
  await platform.start();
  const ours = await serve(platform.requestListener!);
  const peer = await serve(hello(signingSecret));

  const round = (url: string, text: string, together: number) => async () => {
    const times: number[] = [];
    const one = async (user: number) => {
      for (let n = 0; n < perRound / together; n++)
        times.push(await slack.command(url, signingSecret, `U${user}`, text));
    };
    await Promise.all(Array.from({ length: together }, (_, user) => one(user)));
    times.sort((a, b) => a - b);
    return { p50: median(times), p99: times[Math.ceil(times.length * 0.99) - 1]! };
  };

  const rows: Row[] = [];
  for (const text of ['progress', 'task'])
    for (const together of [1, 16]) {
      const sides = { ours: round(ours.url, text, together), peer: round(peer.url, 'hello', together) };
      // Not counted: code is compiled, and caches fill.
      await interleave(1, sides);
      const taken = await interleave(pairs, sides);
      for (const figure of ['p50', 'p99'] as const)
        rows.push({
          name: `/${text}, ${together} at a time, ${figure}`,
          unit: 'ms',
          ours: taken.ours.map((one) => one[figure]),
          peer: taken.peer.map((one) => one[figure]),
          goal: { p50: 2, p99: 2.5 }[figure],
        });
    }
  await platform.stop();
  await Promise.all([ours.stop(), peer.stop()]);
  return rows;
}

/** Round trips to the database by kind of command, as dispatch is called by a platform. */
async function roundTripsOf({ handle }: Bot, times: number): Promise<Row[]> {
  let count = 0;
  const done = async (action: Action): Promise<Reply> => {
    const event: Event = {
      ...{ id: `bench-${++count}`, platform: 'slack', account: 'U0', name: 'Ada', locale: 'en-GB' },
      ...{ zone: 'Europe/Berlin', organiser: false, seen: 'channel', workspace: { id: 'T0BENCH', name: 'Bench' } },
      ...{ channel: 'C0BENCH', action },
    };
    const pending = handle(event);
    return (await pending.check()) ?? pending.run();
  };
  const say = (text: string) => done({ kind: 'text', text });
  const taken = {
    progress: [] as number[],
    task: [] as number[],
    'quiz start': [] as number[],
    answer: [] as number[],
  };
  while (taken.answer.length < times) {
    let asked: Reply | undefined;
    const start = await countRoundTrips(async () => {
      asked = await say('quiz');
    });
    const press = answerOf(asked);
    // A question that is answered in words opens a form first.
    if (!press && count < 100 * times) continue;
    if (!press) throw new Error('no question with options to press');
    taken['quiz start'].push(start);
    taken.progress.push(await countRoundTrips(() => say('progress')));
    taken.task.push(await countRoundTrips(() => say('task')));
    taken.answer.push(await countRoundTrips(() => done(press)));
  }
  const goals = { progress: 2, task: 2, 'quiz start': undefined, answer: 3 };
  return Object.entries(taken).map(([name, ours]) => {
    const goal = goals[name as keyof typeof goals];
    return { name: `round trips of ${name}`, unit: 'queries', ours, ...(goal !== undefined && { goal }) };
  });
}

/** The first option, whichever kind of question it is. */
function answerOf(reply: Reply | undefined): Action | undefined {
  for (const block of reply?.kind === 'view' ? reply.view.body : []) {
    if (block.kind === 'select') return { kind: 'press', route: block.route, values: [block.options[0]!.value] };
    const first = block.kind === 'buttons' ? block.buttons[0] : undefined;
    if (first && 'route' in first && first.label === 'A') return { kind: 'press', route: first.route, values: [] };
  }
  return undefined;
}

function hello(signingSecret: string) {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: '/slack/events' });
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bench' }) });
  app.command('/study', async ({ ack, respond }) => {
    await ack();
    await respond('hello');
  });
  return receiver.requestListener.bind(receiver);
}

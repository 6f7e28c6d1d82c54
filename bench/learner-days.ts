import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { jobs, notices } from '../jobs/index.ts';
import type { Action, Event } from '../src/chat/contract/event.ts';
import type { Reply } from '../src/chat/contract/reply.ts';
import { readRoute } from '../src/chat/contract/route.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { join } from '../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../src/core/learner/identify-learner.ts';
import { type Env, messagesOf, runJob } from '../src/schedule/job.ts';
import { countRoundTrips, startBot, takesAll } from './bot.ts';
import type { Cost, Measured } from './scale.ts';

const groups = 3;
const perGroup = 20;
const questions = 8;
const learners = groups * perGroup;
/** So many more join at the end: the pages of an index say nothing about a few. */
const crowd = 1_000;
/** Days before anything is counted: the first ones write what is there once. */
const before = 3;
const monday = '2026-11-23';

/** Learners of three groups, day after day, with the real store, jobs and commands. Gives what each of `days` cost. */
export async function measureDays(days: number) {
  const first = Temporal.PlainDate.from(monday);
  const at = (date: Temporal.PlainDate, clock: string) => Temporal.Instant.from(`${date}T${clock}Z`);
  let now = at(first, '08:00:00');
  const bot = await startBot(async () => now);
  const ports = { ...bot.ports, channel: { ...bot.ports.channel, mayPost: async () => true } };
  const log = { error: (fields: object) => void bot.faults.push(fields), warn: () => {} };
  const env: Env = {
    ports,
    log,
    now: async () => now,
    platforms: new Map([['slack', takesAll('slack')]]),
    messages: messagesOf([...jobs, ...notices]),
  };
  const asked = new pg.Client(bot.url);
  await asked.connect();
  const one = async (query: string) => Number(Object.values((await asked.query(query)).rows[0] ?? {})[0]);
  const postmaster = statOf(await one('select pg_backend_pid()'))[1]!;
  const tick = async () => {
    for (const job of jobs) await runJob(job, env);
  };
  const size = async () => {
    await asked.query('vacuum full');
    const ours = "relkind = 'r' and relnamespace = 'public'::regnamespace";
    return (await one(`select sum(pg_total_relation_size(oid)) from pg_class where ${ours}`)) / 1024;
  };
  const written = async () => (await one("select pg_current_wal_insert_lsn() - '0/0'")) / 1024;
  const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
    const [wal, database, cpu] = [await written(), databaseCpuMs(postmaster), process.cpuUsage()];
    const roundTrips = await countRoundTrips(work);
    const { user, system } = process.cpuUsage(cpu);
    const [databaseCpu, after] = [databaseCpuMs(postmaster) - database, await written()];
    return { roundTrips, walKb: after - wal, cpuMs: (user + system) / 1_000, databaseCpuMs: databaseCpu };
  };
  let events = 0;
  let commands = 0;
  const done = async (account: string, action: Action): Promise<Reply | undefined> => {
    commands++;
    const event: Event = {
      ...{ id: `e${++events}`, platform: 'slack', account, name: account, locale: 'en-GB', zone: 'UTC' },
      ...{ organiser: false, seen: 'channel', workspace: { id: 'T0', name: 'Bench' }, channel: 'C0', action },
    };
    const pending = bot.handle(event);
    return (await pending.check()) ?? pending.run();
  };
  const press = (account: string, route: string) => done(account, { kind: 'press', route, values: [] });
  const study = async (account: string) => {
    const [tick] = routesOf(await done(account, { kind: 'text', text: 'task' }), 'task', 'tick');
    if (tick) await press(account, tick);
    let reply = await done(account, { kind: 'text', text: 'quiz' });
    for (let n = 0; n < questions; n++) {
      // Wrong as often as right, and a question that is answered in words is not known.
      const choices = routesOf(reply, 'quiz', 'answer');
      const answer = choices[n % Math.max(choices.length, 1)] ?? routesOf(reply, 'quiz', 'unknown')[0];
      if (!answer) break;
      const said = await press(account, answer);
      const next = routesOf(said, 'quiz', 'next')[0] ?? routesOf(said, 'quiz', 'more')[0];
      if (!next) break;
      reply = await press(account, next);
    }
    await done(account, { kind: 'text', text: 'progress' });
  };

  try {
    const accounts = Array.from({ length: learners }, (_, n) => `U${n}`);
    const path = ports.curriculum.paths.get('swe')!;
    const identify = async (account: string) => {
      const who = { platform: 'slack', account, name: account, language: 'en', zone: 'UTC' } as const;
      return (await identifyLearner(ports, { ...who, now })).learner;
    };
    const open = async (group: number, people: readonly string[]) => {
      const members = [];
      for (const account of people) members.push(await identify(account));
      const form = {
        name: 'Bench',
        path: 'swe',
        start: first,
        languages: ['en'],
        zone: 'UTC',
        postTime: 9 * 60,
      } as const;
      const home = { platform: 'slack', workspace: 'T0', channel: `C${group}` };
      const made = await createCohort(ports, { form, organiser: members[0]!, home, key: `g${group}`, now });
      if (made.kind !== 'created') throw new Error(made.kind);
      const place = { kind: 'cohort', cohort: made.cohort, path } as const;
      for (const learner of members) await join(ports, { learner, place, changes: { remind: 'dm' }, now });
    };
    for (let group = 0; group < groups; group++)
      await open(group, accounts.slice(group * perGroup, (group + 1) * perGroup));
    const cost: { message: Cost[]; day: Cost[] } = { message: [], day: [] };
    let grownFrom = 0;
    let counted = 0;
    for (let day = 0, n = 0; n < before + days; day++) {
      const date = first.add({ days: day });
      if (date.dayOfWeek > 5) continue;
      if (n === before) {
        grownFrom = await size();
        counted = commands;
      }
      now = at(date, '09:05:00');
      await tick();
      await tick();
      now = at(date, '20:00:30');
      const sent = () => one("select count(*) from delivery where kind = 'reminder' and state = 'sent'");
      const already = await sent();
      const due = await costOf(tick);
      const messages = (await sent()) - already;
      // What a tick costs when nothing is due belongs to the process, and not to a message.
      now = now.add({ seconds: 5 });
      const idle = await costOf(tick);
      const studied = await costOf(async () => {
        for (const account of accounts) await study(account);
      });
      if (n++ < before) continue;
      cost.message.push(per(messages, due, idle));
      cost.day.push(per(learners, studied));
    }
    if (bot.faults.length > 0) throw new Error('something had a fault', { cause: bot.faults[0] });
    const grown = await size();
    await open(
      groups,
      Array.from({ length: crowd }, (_, n) => `V${n}`),
    );
    const figures: Omit<Measured, 'message' | 'day'> = {
      commands: (commands - counted) / (learners * days),
      learnerKb: ((await size()) - grown) / crowd,
      dayKb: (grown - grownFrom) / (learners * days),
    };
    return { ...cost, ...figures };
  } finally {
    await asked.end();
    await bot.stop();
  }
}

function per(count: number, all: Cost, less?: Cost): Cost {
  const of = (what: keyof Cost) => (all[what] - (less?.[what] ?? 0)) / count;
  return { roundTrips: of('roundTrips'), walKb: of('walKb'), cpuMs: of('cpuMs'), databaseCpuMs: of('databaseCpuMs') };
}

/** The buttons of a reply that belong to an action of a command. */
function routesOf(reply: Reply | undefined, command: string, action: string): string[] {
  const all = [...JSON.stringify(reply ?? {}).matchAll(/"route":"([^"]+)"/g)].map(([, route]) => route!);
  return all.filter((route) => {
    const read = readRoute(route);
    return read?.command === command && read.action === action;
  });
}

/** What Linux says of a process, from its state on; nothing when it has ended. */
function statOf(pid: number | string): number[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
  } catch {
    return [];
  }
}

/** What PostgreSQL has used of the processor so far (ms), all of its processes together, those that ended too. */
function databaseCpuMs(postmaster: number): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const of = statOf(pid);
    if (Number(pid) === postmaster) ticks += of[11]! + of[12]! + of[13]! + of[14]!;
    else if (of[1] === postmaster) ticks += of[11]! + of[12]!;
  }
  return ticks * 10;
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { momentOf } from '../src/core/calendar/rules.ts';

const minutes = 24 * 60;
const read = (file: string) => parse(readFileSync(`${import.meta.dirname}/data/${file}`, 'utf8')) as unknown;

/** What a thing that happens costs: of our process and of PostgreSQL (ms of a core), and what PostgreSQL does for it. */
const costSchema = z.strictObject({
  roundTrips: z.number(),
  walKb: z.number(),
  cpuMs: z.number(),
  databaseCpuMs: z.number(),
});
export type Cost = z.infer<typeof costSchema>;

/** What `npm run bench -- scale` measured on the real store, kept so that the page and its test have the same figures. */
const measuredSchema = z.strictObject({
  /** A direct message to a learner: planned, sent and written down. */
  message: costSchema,
  /** All that a learner does on a day: the task, eight questions, how they stand. */
  day: costSchema,
  commands: z.number(),
  /** What the database keeps of a learner who has joined, and of each day on which they do something (KB, indexes included). */
  learnerKb: z.number(),
  dayKb: z.number(),
});
export type Measured = z.infer<typeof measuredSchema>;

export const readMeasured = (): Measured => measuredSchema.parse(read('scale.yaml'));
export const readZones = () => Object.entries(z.record(z.string(), z.number().positive()).parse(read('zones.yaml')));

/** What nobody can measure before there are a hundred million. */
export const assumed = {
  learners: 100e6,
  /** Of all: those who asked for a direct message, and those who do something on a study day. */
  reminded: 0.6,
  active: 0.35,
  /** Of the reminded: those who keep the hour that is suggested. The others are spread evenly over full hours of their day. */
  usualHour: 0.5,
  hours: { from: 7, to: 22 },
  /** Of what is done in a day: what follows within an hour of the reminder. The rest is spread evenly over those hours. */
  soon: 0.5,
  /** People in a workspace, whatever the number of its groups. */
  workspace: 500,
  studyDays: 5 * 52,
  /** Of a core, what is used at the peak, so that there is room for a process that ends. */
  use: 0.5,
} as const;

/** What is allowed: a Discord application by default, and a workspace of Slack. */
export const platforms = { discordPerSecond: 50, slackPerMinute: 300 } as const;

/** Study days of 2026, one in each half: clocks differ. */
export const studyDays = ['2026-01-14', '2026-07-15'] as const;

export interface Day {
  /** Messages due and commands, by minute of the UTC day. */
  readonly messages: Float64Array;
  readonly commands: Float64Array;
}

/**
 * Everybody's Wednesday, as minutes of UTC see it: learners live in the zones as people do, and what is due in the same minute
 * is spread over `spread` minutes.
 */
export function simulate(date: string, commandsADay: number, spread: number, usual: number): Day {
  const zones = readZones();
  const world = zones.reduce((sum, [, people]) => sum + people, 0);
  const [messages, commands] = [new Float64Array(minutes), new Float64Array(minutes)];
  const over = (of: Float64Array, from: number, long: number, amount: number) => {
    for (let n = 0; n < long; n++) of[(from + n) % minutes]! += amount / long;
  };
  const { learners, reminded, active, usualHour, hours, soon } = assumed;
  const choices = hours.to - hours.from + 1;
  const day = Temporal.PlainDate.from(date);
  for (const [zone, people] of zones) {
    const here = (learners * people) / world;
    // A day of UTC has a part of two dates there, which are alike: minutes wrap around.
    const minuteOf = (local: number) => {
      const { hour, minute } = momentOf(day, local, zone).toZonedDateTimeISO('UTC');
      return hour * 60 + minute;
    };
    const atHour = (local: number, share: number) => {
      over(messages, minuteOf(local), spread, here * reminded * share);
      over(commands, minuteOf(local), 60 + spread, here * active * commandsADay * soon * share);
    };
    atHour(usual, usualHour);
    for (let hour = hours.from; hour <= hours.to; hour++) atHour(hour * 60, (1 - usualHour) / choices);
    over(commands, minuteOf(hours.from * 60), choices * 60, here * active * commandsADay * (1 - soon));
  }
  return { messages, commands };
}

/** The minute with the most, and how many a second that is. */
export function peakOf(of: Float64Array): { readonly at: string; readonly perSecond: number } {
  const minute = of.indexOf(Math.max(...of));
  const two = (n: number) => String(n).padStart(2, '0');
  return { at: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`, perSecond: of[minute]! / 60 };
}

/** What the busiest minute of both days asks for, and what a year leaves. */
export function planFor(measured: Measured, spread: number, usual: number) {
  const days = studyDays.map((date) => simulate(date, measured.commands, spread, usual));
  const busiest = (of: 'messages' | 'commands') =>
    days.map((day) => peakOf(day[of])).reduce((a, b) => (b.perSecond > a.perSecond ? b : a));
  const { message, day, commands } = measured;
  const each = (what: keyof Cost) => ({ message: message[what], command: day[what] / commands });
  /** The most in any minute, of something that both messages and commands need. */
  const most = (what: keyof Cost) => {
    const { message: ofMessage, command } = each(what);
    return Math.max(
      ...days.flatMap((of) => Array.from(of.messages, (n, i) => (n * ofMessage + of.commands[i]! * command) / 60)),
    );
  };
  const { learners, reminded, active, use, studyDays: perYear } = assumed;
  const daily = learners * reminded * message.walKb + learners * active * day.walKb;
  return {
    messages: busiest('messages'),
    commands: busiest('commands'),
    messagesADay: learners * reminded,
    averageMessages: (learners * reminded) / 86_400,
    roundTrips: most('roundTrips'),
    walMbPerSecond: most('walKb') / 1024,
    walTbPerDay: daily / 1024 ** 3,
    /** Processes of one core each, and cores of PostgreSQL. */
    processes: Math.ceil(most('cpuMs') / 1_000 / use),
    databaseCores: Math.ceil(most('databaseCpuMs') / 1_000 / use),
    firstTb: (learners * measured.learnerKb) / 1024 ** 3,
    yearTb: (learners * active * perYear * measured.dayKb) / 1024 ** 3,
    applications: Math.ceil(busiest('messages').perSecond / platforms.discordPerSecond),
    /** Learners with reminders whom one application serves in time. */
    perApplication: (learners * reminded * platforms.discordPerSecond) / busiest('messages').perSecond,
    workspaces: Math.ceil(learners / assumed.workspace),
    /** Minutes in which a workspace has had all its messages of the hour that most keep. */
    workspaceMinutes: (assumed.workspace * reminded * usualHourShare()) / platforms.slackPerMinute,
  };
}

const usualHourShare = () => assumed.usualHour + (1 - assumed.usualHour) / (assumed.hours.to - assumed.hours.from + 1);

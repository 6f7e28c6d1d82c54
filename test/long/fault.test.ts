import { writeFileSync } from 'node:fs';
import { join as joined } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { createCohort } from '../../src/core/cohort/create-cohort.ts';
import { toLearner } from '../../src/core/delivery/address.ts';
import type { NewDelivery } from '../../src/core/delivery/model.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { random } from '../../src/core/seed/rules.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { startEmbedded } from '../../src/postgres/embedded.ts';
import { manifest } from '../../src/slack/register.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { testPorts } from '../harness/bot.ts';
import { cleanUp, folder, type Run, run, small, stop } from '../harness/process.ts';
import { hasRedis, startServer } from '../harness/redis.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

/** How large it is: 1 is 6,000 messages, in some two minutes on two cores. With little of it, all are due at once. */
const scale = Number(process.env.FAULT_SCALE ?? 1);
const seed = process.env.FAULT_SEED ?? 'fault';
const workspaces = 20;
const onDiscord = Math.round(4_000 * scale);
const inEach = Math.round((2_000 * scale) / workspaces);
/** One in so many is in their quiet hours, and has to hear nothing. */
const quietEvery = 20;

const killEveryMs = 20_000;
const jumpEveryMs = 7_000;
const minute = 60_000;
/** So long Slack is asked for what is in doubt (ms). */
const lookingFor = 7 * minute;
/** What a clock is wrong by, from one moment to the next. */
const wrong = [0, 0, 3 * minute, -3 * minute, 60 * minute, -60 * minute];

/** Of a hundred requests, so many are done and nobody hears of it, and so many fail. */
const lostOf100 = 2;
const failedOf100 = 3;

const undo: (() => Promise<unknown>)[] = [];
let over = false;
afterAll(async () => {
  over = true;
  await cleanUp();
  for (const step of undo.splice(0).reverse()) await step();
});

/** It is noon there: whatever a clock is wrong by, it is the same day, and no quiet hour of most people's. */
function noon(): string {
  const ahead = 12 - Temporal.Now.zonedDateTimeISO('UTC').hour;
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

interface Person {
  readonly learner: string;
  readonly platform: string;
  readonly account: string;
  readonly quiet: boolean;
  /** The messages that they have. */
  had(): number;
}

/** A Discord and twenty Slacks that lose and fail some of what they are asked, and count what they did so to. */
async function openPlatforms(luck: () => number) {
  const wrongs = { lost: 0, failed: 0 };
  let well = false;
  const upset = (sends: boolean) => {
    const dice = luck() * 100;
    const kind = dice < lostOf100 ? 'lost' : dice < lostOf100 + failedOf100 ? 'failed' : undefined;
    if (well || !kind) return undefined;
    if (sends) wrongs[kind] += 1;
    return kind;
  };
  const discord = await startDiscord({ rates: { 'POST dm': { limit: 100_000, ms: 1_000 } }, newDms: 100_000 });
  undo.push(discord.stop);
  discord.disturb(() => {
    const kind = upset(false);
    const answerMs = 20 + 40 * luck();
    if (kind === 'lost') return { result: 'hang up', after: true };
    return kind ? { result: { status: 500 + Math.floor(luck() * 4) } } : { answerMs };
  });
  const given = manifest([], catalogues, { socketMode: true }).oauth_config?.scopes?.bot ?? [];
  const slacks = await Promise.all(
    Array.from({ length: workspaces }, async (_, n) => {
      // Some installed the app before it asked for that scope, and let nobody look whether a message is there.
      const scopes = n % 10 ? given : given.filter((scope) => scope !== 'im:history');
      const slack = await startSlack({ mode: 'socket', team: `T${n}FAULT`, seed: n + 1, scopes });
      undo.push(slack.stop);
      slack.disturb((spot) => {
        const kind = upset(spot === 'chat.postMessage');
        const delayMs = 20 + 40 * luck();
        if (kind === 'lost') return { hangUp: true, after: true };
        return kind ? { status: 503 } : { delayMs };
      });
      return slack;
    }),
  );
  return {
    discord,
    slacks,
    /** What went wrong when a message was sent on Slack. */
    wrongs,
    /** Nothing goes wrong any more. */
    heal: () => {
      well = true;
    },
  };
}

type Platforms = Awaited<ReturnType<typeof openPlatforms>>;

/** Everybody has a group, and is to be reminded now: some by a row that is written already, some by their alarm, some by both. */
async function populate(ports: ReturnType<typeof testPorts>, { discord, slacks }: Platforms) {
  const now = Temporal.Now.instant();
  const zone = noon();
  const today = Temporal.Now.plainDateISO(zone);
  const [path] = ports.curriculum.paths.values();
  if (!path) throw new Error('a curriculum without a path');
  const guild = discord.addGuild('Hall');
  const places = [
    {
      platform: 'discord',
      workspace: guild.id,
      channel: guild.channel,
      n: onDiscord,
      add: (name: string) => discord.addUser(name).id,
    },
    ...slacks.map((slack) => ({
      ...{ platform: 'slack', workspace: slack.team.id, channel: slack.addChannel('general').id, n: inEach },
      add: (name: string) => slack.addUser({ name, locale: 'en-GB' }).account,
    })),
  ];
  const people: Omit<Person, 'had'>[] = [];
  const changes = { remind: 'dm', zone, reminderTime: 6 * 60, studyDays: 7 } as const;
  await Promise.all(
    places.map(async ({ platform, workspace, channel, n: count, add }, place) => {
      const enter = async (n: number) => {
        const account = add(`P${n}`);
        const who = { platform, account, name: `P${n}`, language: 'en', zone, now } as const;
        return { account, learner: (await identifyLearner(ports, who)).learner };
      };
      const organiser = await enter(0);
      const start = today.subtract({ days: today.dayOfWeek - 1 });
      const form = { name: 'Owls', path: path.id, start, languages: ['en'], zone, postTime: 9 * 60 } as const;
      const home = { platform, workspace, channel };
      const by = { form, organiser: organiser.learner, home, key: `fault ${place}`, now };
      const made = await createCohort(ports, by);
      if (made.kind !== 'created') throw new Error(made.kind);
      const { cohort } = made;
      const enrol = async (n: number) => {
        const { account, learner } = n === 0 ? organiser : await enter(n);
        const isQuiet = n % quietEvery === quietEvery - 1;
        const quiet = isQuiet ? { from: 8 * 60, to: 18 * 60 } : { from: 22 * 60, to: 7 * 60 };
        await join(ports, { learner, place: { kind: 'cohort', cohort, path }, changes: { ...changes, quiet }, now });
        people.push({ learner: learner.id, platform, account, quiet: isQuiet });
      };
      const numbers = Array.from({ length: count }, (_, n) => n).values();
      await Promise.all(
        Array.from({ length: platform === 'discord' ? 6 : 1 }, async () => {
          for (const n of numbers) await enrol(n);
        }),
      );
    }),
  );
  return { people, today };
}

test.skipIf(!hasRedis)(
  'whatever is killed, restarted, wrong or lost, everybody is told once, in their hours, or is listed',
  async () => {
    const luck = random(seed);
    const platforms = await openPlatforms(random(`${seed} platforms`));
    const { discord, slacks } = platforms;
    const place = folder();
    const postgres = await startEmbedded(place, { maxConnections: 100 });
    const redis = await startServer();
    undo.push(redis.stop);
    const db = openDatabase(postgres.url, 12, () => {});
    undo.push(() => db.destroy());
    for (const setting of ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off'])
      await sql.raw(`alter system set ${setting}`).execute(db);
    await sql`select pg_reload_conf()`.execute(db);
    await migrate(db);
    const ports = testPorts(db, await loadCurriculum(small));
    const settingUp = performance.now();
    const { people, today } = await populate(ports, platforms);

    // Nothing else is due. All DMs on Discord are open: a message was there yesterday.
    await sql`update learner set remind_at = null, nudge_at = null`.execute(db);
    await sql`update cohort set post_at = null, summary_at = null, question_off = true`.execute(db);
    await sql`delete from delivery`.execute(db);
    // Whatever day of the week it is, there is a task.
    await sql`update enrolment set pace = 'own'`.execute(db);
    const planned = (of: Omit<Person, 'had'>, day: Temporal.PlainDate): NewDelivery => ({
      ...toLearner(of.learner, of),
      ...{ kind: 'reminder', slot: day.toString(), params: { learner: of.learner, day: day.toString(), opening: '1' } },
      budgetDay: day,
    });
    const inDiscord = people.filter(({ platform }) => platform === 'discord');
    const yesterday = today.subtract({ days: 1 });
    await ports.delivery.plan(
      inDiscord.map((of) => planned(of, yesterday)),
      Temporal.Now.instant().add({ hours: 24 }),
    );
    const dms = inDiscord.map(({ account }) => `${discord.openDm(account)}/1`);
    await sql`update delivery d set state = 'sent', ref = o.ref, due_at = due_at - interval '48 hours', ended_at = now() - interval '24 hours'
      from unnest(${inDiscord.map(({ learner }) => learner)}::bigint[], ${dms}::text[]) as o (learner, ref)
      where d.learner = o.learner`.execute(db);
    const due = Temporal.Now.instant();
    for (let n = 0; n < people.length; n += 500)
      await ports.delivery.plan(
        people.slice(n, n + 500).flatMap((of, i) => (i % 4 ? [planned(of, today)] : [])),
        due,
      );
    const byAlarm = people.flatMap(({ learner }, n) => ((n % 500) % 4 < 2 ? [learner] : []));
    await sql`update learner set remind_at = ${due} where id = any(${byAlarm}::bigint[])`.execute(db);
    console.log(`${people.length} people after ${Math.round(performance.now() - settingUp)} ms`);

    // Three processes, each started again when it ends.
    const clocks = ['a', 'b', 'c'].map((name) => joined(place, `clock-${name}`));
    for (const clock of clocks) writeFileSync(clock, '0');
    const preload = new URL('../harness/faulty-process.ts', import.meta.url).href;
    const settings = {
      ...{ ROLES: 'jobs', DATABASE_URL: postgres.url, REDIS_URL: redis.url, LOG_LEVEL: 'error' },
      ...{ ...discord.settings, ...slacks[0]!.settings, SLACK_API_URL: slacks[0]!.apiUrl },
      FAULT_SLACK: JSON.stringify(Object.fromEntries(slacks.map((slack) => [slack.team.id, slack.apiUrl]))),
      NODE_OPTIONS: `--import=${preload}`,
    };
    let calm = false;
    const processes: Run[] = [];
    const said: string[] = [];
    const supervising = clocks.map(async (FAULT_CLOCK, n) => {
      while (!over) {
        const it = run({ ...settings, FAULT_CLOCK }, { cwd: place });
        processes[n] = it;
        const { err, out } = await it.ended;
        said.push(err + out);
        await wait(500);
      }
    });

    // What goes wrong
    const began = performance.now();
    const counts = { kills: 0, jumps: 0, postgres: 0, redis: 0 };
    const sleeping = new AbortController();
    const sleep = (ms: number) => wait(ms, undefined, { signal: sleeping.signal }).catch(() => {});
    const killing = async () => {
      for (await sleep(killEveryMs / 2); !calm; await sleep(killEveryMs)) {
        processes[Math.floor(luck() * 3)]?.child.kill('SIGKILL');
        counts.kills += 1;
      }
    };
    const jumping = async () => {
      for (await sleep(jumpEveryMs); !calm; await sleep(jumpEveryMs)) {
        writeFileSync(clocks[Math.floor(luck() * 3)]!, String(wrong[Math.floor(luck() * wrong.length)]));
        counts.jumps += 1;
      }
    };
    const restarting = async () => {
      for (await sleep(25_000); !calm; await sleep(45_000)) {
        if (counts.postgres === counts.redis) {
          await postgres.end();
          await sleep(1_500);
          await postgres.restart();
          counts.postgres += 1;
        } else {
          await redis.kill();
          await sleep(1_500);
          await redis.start();
          counts.redis += 1;
        }
      }
    };
    const troubles = Promise.all([killing(), jumping(), restarting()]);

    const intended = people.filter(({ quiet }) => !quiet);
    const left = async () => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from learner l
        where l.id = any(${intended.map(({ learner }) => learner)}::bigint[]) and not exists (select from delivery d
          where d.learner = l.id and d.slot = ${today.toString()} and d.state not in ('pending', 'claimed', 'sending'))`.execute(
        db,
      );
      return rows[0]!.n;
    };
    /** What those that are left wait for. */
    const why = async () => {
      const { rows: waiting } =
        await sql`select platform, address->>'workspace' as workspace, state, detail, count(*)::int as n,
        min(due_at - now())::text as due, min(lease_until - now())::text as lease from delivery
        where slot = ${today.toString()} and state in ('pending', 'claimed', 'sending') group by 1, 2, 3, 4`.execute(
          db,
        );
      const { rows: alarms } = await sql`select count(*)::int as n, min(remind_at - now())::text as at from learner
        where not exists (select from delivery d where d.learner = learner.id and d.slot = ${today.toString()})`.execute(
        db,
      );
      const { rows: lanes } = await sql`select * from lane where greatest(next_at, parked_until) > now()`.execute(db);
      return [...waiting, ...alarms, ...lanes].map((row) => JSON.stringify(row)).join('\n');
    };
    const trouble = 6.5 * minute;
    for (let n = intended.length; n > intended.length / 100 && performance.now() - began < trouble; await wait(2_000))
      n = await left().catch(() => n);
    // All is well again, and what is left is sent.
    calm = true;
    sleeping.abort();
    await troubles;
    for (const clock of clocks) writeFileSync(clock, '0');
    platforms.heal();
    const troubled = performance.now() - began;
    // A busy machine takes longer; one on which nothing is sent for a minute has lost something.
    for (let [n, before, at] = [await left(), Infinity, performance.now()]; n > 0; n = await left()) {
      if (n < before) [before, at] = [n, performance.now()];
      if (performance.now() - at > 1.5 * minute)
        expect.fail(`${n} messages are not sent\n${await why()}\n${said.join('\n')}`);
      await wait(1_000);
    }
    // Slack is asked for what is in doubt, a message a minute in a workspace: until there is no more of it than replies that it lost.
    const inDoubt = async () => {
      const { rows } = await sql<{ n: number; asked: number }>`select count(*)::int as n, count(ask_at)::int as asked
        from delivery where slot = ${today.toString()} and state = 'ambiguous'`.execute(db);
      return rows[0]!;
    };
    const listedAt = performance.now();
    for (let of = await inDoubt(); of.n > platforms.wrongs.lost && of.asked; of = await inDoubt()) {
      if (performance.now() - listedAt > lookingFor) break;
      await wait(2_000);
    }
    over = true;
    const ends = await Promise.all(processes.map((it) => stop(it)));
    await Promise.all(supervising);

    // What the platforms have, beside what the rows say
    const inDms = new Map<string, number>();
    for (const { channel } of discord.posted())
      if (channel.with) inDms.set(channel.with, (inDms.get(channel.with) ?? 0) + 1);
    const inSlack = new Map<string, number>();
    for (const slack of slacks)
      for (const user of slack.people()) inSlack.set(user.account, slack.messages(user).length);
    const had = ({ platform, account }: Omit<Person, 'had'>) =>
      (platform === 'discord' ? inDms : inSlack).get(account) ?? 0;
    const { rows } = await sql<{ learner: string; state: string; detail: string | null; due: Temporal.Instant }>`
      select learner::text, state, detail, due_at as due from delivery where slot = ${today.toString()}`.execute(db);
    const byLearner = Map.groupBy(rows, ({ learner }) => learner);
    const rowOf = ({ learner }: Omit<Person, 'had'>) => byLearner.get(learner)?.[0];
    const listed = intended.filter((of) => rowOf(of)?.state === 'ambiguous');
    const lines = listed.map((of) => `${of.platform} ${rowOf(of)!.detail}`);
    const tally = Object.entries(Object.groupBy(lines, (line) => line)).map(
      ([line, all]) => `  ${all!.length} × ${line}`,
    );
    console.log(
      [
        `${intended.length} messages in ${Math.round(troubled / 1_000)} s: ${JSON.stringify({ ...counts, ...platforms.wrongs })}`,
        `${discord.asked(/messages$/).length} requests for messages on Discord, 429: ${discord.asked().filter(({ status }) => status === 429).length}`,
        `${slacks.reduce((sum, slack) => sum + slack.calls('conversations.history').length, 0)} looked for on Slack`,
        ...tally,
        ...said.filter(Boolean).map((text) => text.slice(0, 300)),
      ].join('\n'),
    );

    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0]);
    // Once, or listed.
    const wrongly = intended.flatMap((of) => {
      const row = rowOf(of);
      const n = had(of);
      const onSlack = of.platform === 'slack';
      // Slack has just said that it is not there.
      const again = onSlack && row?.state === 'pending' && n === 0;
      const right = row?.state === 'sent' ? n === 1 : again || (row?.state === 'ambiguous' && n <= 1);
      return right ? [] : [{ ...of, n, ...row }];
    });
    expect(wrongly.slice(0, 20), `${wrongly.length} messages`).toEqual([]);
    // Discord knows a key for two minutes, and a retry comes sooner: whatever a machine's clock says, the database's counts.
    expect(listed.filter(({ platform }) => platform === 'discord')).toEqual([]);
    // Each is listed with its reason, and there are no more than replies that never came: the rest was looked for.
    expect(listed.filter((of) => !rowOf(of)?.detail)).toEqual([]);
    const { lost, failed } = platforms.wrongs;
    expect(listed.length).toBeLessThanOrEqual(lost);
    // Two of a kind, in quiet hours
    expect(people.filter((of) => (byLearner.get(of.learner)?.length ?? 0) > 1)).toEqual([]);
    expect(people.filter((of) => of.quiet && had(of) > 0)).toEqual([]);
    // Enough went wrong for this to say anything.
    expect(Math.min(counts.postgres, lost, failed)).toBeGreaterThan(0);
    // Slack refuses no look at a history but for its scope.
    const looks = slacks.flatMap(({ refusals }) => refusals.filter((line) => line.startsWith('conversations.history')));
    expect(looks.filter((line) => !line.includes('missing_scope'))).toEqual([]);
    // Three processes that a busy machine held up let go together: a few are refused then, and take another slot.
    expect(discord.asked().filter(({ status }) => status === 429).length).toBeLessThanOrEqual(onDiscord / 25);
  },
  20 * minute,
);

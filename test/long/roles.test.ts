import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { testDatabase } from '../harness/database.ts';
import { address, cleanUp, run, stop } from '../harness/process.ts';
import { hasRedis, testRedis } from '../harness/redis.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

const t = catalogues.en;
const undo: (() => Promise<unknown>)[] = [];
let redis: Awaited<ReturnType<typeof testRedis>>;
beforeAll(async () => {
  if (hasRedis) redis = await testRedis();
});
afterAll(async () => {
  await cleanUp();
  for (const step of undo.splice(0).reverse()) await step();
  await redis?.stop();
});

/** Somewhere it is about noon on a weekday now, if anywhere: there are no posts at weekends, and no reminders at night. */
const noon = Intl.supportedValuesOf('timeZone').find((zone) => {
  const { hour, dayOfWeek } = Temporal.Now.zonedDateTimeISO(zone);
  return hour >= 10 && hour <= 13 && dayOfWeek <= 5;
});

/** What somebody does and sees, the same on both platforms. */
interface Person {
  command(line: string): Promise<unknown>;
  press(label: string): Promise<unknown>;
  submit(fields: Record<string, string>): Promise<unknown>;
  sees(): string;
}

/** Until they see it, after what was done. */
const until = (person: Person, words: string) =>
  vi.waitFor(() => expect(person.sees()).toContain(words), { timeout: 10_000 });

/** A Discord and a Slack of its own, a database and a queue, and one process for each of these ROLES between them. */
async function setUp(roles: readonly string[], queue: number) {
  const database = await testDatabase();
  undo.push(database.drop);
  const discord = await startDiscord({ rates: 'none' });
  undo.push(discord.stop);
  const slack = await startSlack({ mode: 'socket', burst: 1000 });
  undo.push(slack.stop);
  const at = new URL(redis.url);
  at.pathname = `/${queue}`;
  const processes = roles.map((ROLES) =>
    run({
      ROLES,
      DATABASE_URL: database.url,
      REDIS_URL: at.href,
      ...discord.settings,
      ...slack.settings,
      LOG_LEVEL: 'error',
    }),
  );
  await Promise.all(processes.map(address));
  const chats = roles.filter((of) => of.includes('chat')).length;
  await vi.waitFor(() => expect([discord.connected(), slack.connections()]).toEqual([1, chats]), { timeout: 20_000 });

  discord.addGuild('Hall');
  const general = slack.addChannel('general');
  const onDiscord = (name: string, organiser = false): Person => {
    const user = discord.addUser(name, { organiser });
    return {
      command: (line) => discord.command(user, `/${line}`),
      press: (label) => discord.press(user, label),
      submit: (fields) => discord.submit(user, fields),
      sees: () => discord.sees(user),
    };
  };
  const onSlack = (name: string, admin = false): Person => {
    const user = slack.addUser({ name, admin, locale: 'en-GB' });
    return {
      command: (line) => slack.command(user, general, line),
      press: async (label) => {
        await slack.until(user, `[${label}]`);
        await slack.press(user, label);
      },
      submit: async (fields) => {
        await slack.until(user, '— modal');
        await slack.submit(user, fields);
      },
      sees: () => slack.sees(user),
    };
  };
  return { database, processes, slack, places: { discord: onDiscord, slack: onSlack } };
}

/** A group is opened; two join and want to be reminded; one of them does a task and answers a question. */
async function play(on: Awaited<ReturnType<typeof setUp>>, platform: 'discord' | 'slack') {
  const seat = on.places[platform];
  const people = { olga: seat('Olga', true), ada: seat('Ada'), bo: seat('Bo') };
  const { olga, ada, bo } = people;
  const today = Temporal.Now.plainDateISO(noon);
  await olga.command('cohort create');
  await olga.submit({ name: 'Owls', start: String(today.subtract({ days: today.dayOfWeek - 1 })) });
  await until(olga, t.cohort.show);
  for (const one of [ada, bo]) {
    await one.command('join');
    await one.press('A');
    await one.press(t.join.setDay);
    await one.submit({ clock: noon!, hour: '20' });
    await one.press(t.join.remindYes('20:00'));
    await until(one, t.join.reminded('20:00', '').split(',')[0]!);
  }
  // Whatever the day of the week, the first task of the route is the next.
  await sql`update enrolment set pace = 'own'`.execute(on.database.db);
  await ada.command('task');
  await ada.press(t.task.doneButton);
  await ada.submit({ f0: '520' });
  await until(ada, t.task.finished('Write your bread as percentages'));
  await ada.command('quiz');
  await until(ada, 'Question 1 of');
  // Which question it is depends on the day: the first of its buttons answers most, and a form the others.
  const [, label = ''] = /Question 1 of[\s\S]*?\[([^\]]+)\]/.exec(ada.sees()) ?? [];
  await ada.press(label);
  if (label === t.quiz.write) await ada.submit({ answer: '3 1 2' });
  await vi.waitFor(async () => expect((await attempts(on.database.db, platform)).rows[0]?.n).toBe(3), {
    timeout: 10_000,
  });

  return people;
}

/** Of this platform's people: the two who joined have answered one each. */
const attempts = (db: Awaited<ReturnType<typeof testDatabase>>['db'], platform: string) =>
  sql<{
    n: number;
  }>`select count(*)::int as n from attempt join account using (learner) where platform = ${platform}`.execute(db);

/** What is written down, but for what differs from run to run: moments and ids. */
async function rows({ db }: Awaited<ReturnType<typeof testDatabase>>) {
  const { rows } = await sql<{ line: string }>`
    select 'learner ' || concat_ws(' ', a.platform, l.name, l.language, l.zone, l.reminder_time, l.remind, l.remind_at > now()) as line
      from learner l join account a on a.learner = l.id
    union all select 'cohort ' || concat_ws(' ', platform, name, start, post_at > now(), summary_at > now()) from cohort
    union all select 'enrolment ' || concat_ws(' ', c.platform, l.name, e.joined, e.pace, e.left_at)
      from enrolment e join learner l on l.id = e.learner join cohort c on c.id = e.cohort
    union all select 'finish ' || concat_ws(' ', c.platform, f.task, f.evidence, f.day)
      from finish f join enrolment e on e.id = f.enrolment join cohort c on c.id = e.cohort
    union all select 'draw ' || concat_ws(' ', p.platform, d.kp, count(*), count(a.draw))
      from draw d join account p on p.learner = d.learner left join attempt a on a.draw = d.id group by p.platform, d.kp
    union all select 'delivery ' || concat_ws(' ', platform, kind, slot, state, detail, count(*))
      from (select platform, kind, regexp_replace(slot, '^yes:.*', 'yes') as slot, state, detail from delivery) d
      group by platform, kind, slot, state, detail`.execute(db);
  return rows.map(({ line }) => line).sort();
}

const messages = (person: Person) =>
  person
    .sees()
    .replace(/\d{9,}/g, 'N')
    .split(/\n---\n|\n\n(?=— )/)
    // Which of two questions about a point is asked depends on the event's id.
    .map((one) => one.replace(/# [✓✗◐] [\s\S]*\n(You answered|Explanation)[\s\S]*/, '# answered'))
    .sort();

test.skipIf(!hasRedis || !noon)(
  'chat twice and jobs once, in processes of their own, do what one process does: each thing exactly once',
  async () => {
    const [one, split] = await Promise.all([setUp(['chat,jobs,web'], 1), setUp(['chat', 'chat', 'jobs'], 2)]);
    const played = await Promise.all(
      [one, split].map(async (on) => {
        const people = [await play(on, 'discord'), await play(on, 'slack')];
        const { db } = on.database;
        await sql`update learner set remind_at = now() where remind = 'dm'`.execute(db);
        await sql`update cohort set zone = ${noon}, post_at = now()`.execute(db);
        const state = sql<{
          of: string;
        }>`select concat_ws(' ', platform, kind, state, detail, due_at - now()) as of from delivery`;
        const under = / (pending|claimed|sending)/;
        // Four people to remind, two channels to post in.
        await vi.waitFor(
          async () => {
            const all = (await state.execute(db)).rows.map(({ of }) => of);
            expect(
              all.filter((one) => !under.test(one)),
              all.join('\n'),
            ).toHaveLength(6);
          },
          { timeout: 200_000, interval: 250 },
        );
        return {
          people,
          said: await Promise.all(on.processes.map((process) => stop(process))),
          rows: await rows(on.database),
        };
      }),
    );
    const [alone, together] = played as [(typeof played)[0], (typeof played)[0]];
    for (const { said } of played) expect(said.map(({ code, err }) => [code, err])).toEqual(said.map(() => [0, '']));
    expect(together.rows).toEqual(alone.rows);
    expect(together.rows.filter((row) => /^delivery (discord|slack) daily-post \S+ sent .*1$/.test(row))).toHaveLength(
      2,
    );
    for (const [i, people] of together.people.entries())
      for (const name of ['olga', 'ada', 'bo'] as const)
        expect(messages(people[name])).toEqual(messages(alone.people[i]![name]));
    expect([...one.slack.refusals, ...split.slack.refusals]).toEqual([]);
  },
);

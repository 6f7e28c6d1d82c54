import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { random } from '../../src/core/seed/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import type { Seat } from '../harness/seat.ts';
import { seats } from '../harness/seats.ts';
import { count, join, openGroup, openStage } from '../harness/stage.ts';

const people = 6;
const rounds = 15;
/** What a platform says to somebody whose deed it could not deliver: then it was not acknowledged. */
const notDelivered = /did not respond|operation_timeout|dispatch_failed/;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for words; false when they do not come, as may be on such a day. */
async function came(seat: Seat, words: RegExp, ms = 6000): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await wait(30)) if (words.test(await seat.sees())) return true;
  return false;
}

/** Whether a deed was acknowledged, whatever came of it. */
const acknowledged = (deed: Promise<unknown>): Promise<boolean> =>
  deed.then(
    () => true,
    (error: Error) =>
      !notDelivered.test(error.message) && !/sees no|nothing like that|modal|form is open/.test(error.message),
  );

// The playground has no platform between it and the page: what is lost there, the page asks for again.
test.each(seats.slice(0, 3))(
  'on %s that drops, delays and refuses at random, no acknowledged answer is lost and no fault is shown twice',
  async (name, open) => {
    const dice = random(name);
    /** The question that somebody's last press or form was about, as the bot was told of it. */
    const told = new Map<string, string>();
    const hear =
      (handle: Handle): Handle =>
      (event) => {
        const route = 'route' in event.action ? event.action.route : '';
        const [, question] = /^quiz\.(?:answer|write):(\d+)/.exec(route) ?? [];
        if (question && event.action.kind !== 'suggest') told.set(event.account, question);
        return handle(event);
      };
    const stage = await openStage(open, hear);
    const { chat, db } = stage;
    const languages = [catalogues.en, catalogues['zh-CN']];
    const room = chat.room();
    const mei = chat.seat({ name: 'Mei', language: 'en', organiser: true, in: [room] });
    await openGroup({ t: catalogues.en, mei });
    const everybody = Array.from({ length: people }, (_, n) => {
      const t = languages[n % 2]!;
      return { t, seat: chat.seat({ name: `P${n}`, language: t.language, in: [room] }) };
    });
    for (const { t, seat } of everybody) await join({ t }, seat, t.join.remindYes('13:00'));
    // Now and then the database has a fault, too: nobody's answer is in it, but a person is told.
    await sql`create function trouble() returns trigger language plpgsql as
      $$ begin if random() < 0.15 then raise exception 'trouble'; end if; return new; end $$`.execute(db);
    await sql`create trigger trouble before insert on quiz for each row execute function trouble()`.execute(db);

    const answers = new Set<string>();
    let [pressed, silent] = [0, 0];
    chat.disturb!(dice);
    const breaking = setInterval(() => chat.drop!(), 4000);
    await Promise.all(
      everybody.map(async ({ t, seat }) => {
        for (let round = 0; round < rounds; round++) {
          const typed = round % 3 === 2;
          told.delete(seat.account);
          if (!(await acknowledged(seat.command('quiz', { topic: typed ? 'number' : 'single' })))) continue;
          if (!(await came(seat, typed ? new RegExp(`\\[${t.quiz.write}\\]`) : /\[A\]/))) continue;
          let sure = false;
          if (typed) {
            await acknowledged(seat.press(t.quiz.write));
            told.delete(seat.account);
            sure = await acknowledged(seat.submit({ answer: '80' }));
          } else sure = await acknowledged(seat.press('A'));
          const question = told.get(seat.account);
          if (sure && question) answers.add(question);
          pressed += 1;
          if (!sure) silent += 1;
        }
      }),
    );
    // The reminder of the day, on the same day.
    for (let minute = 0; minute < 12; minute++) {
      stage.goTo(`2026-11-23T12:${String(minute).padStart(2, '0')}:30Z`);
      await stage.runJobs();
    }
    clearInterval(breaking);
    chat.disturb!();
    // The platform is well again. Whether it is, is looked at by the real clock, at most 15 s apart.
    const pending = () => sql`select from delivery where state = 'pending'`.execute(db).then(({ rows }) => rows.length);
    for (let minute = 12; minute === 12 || (minute < 60 && (await pending()) > 0); minute++, await wait(1000)) {
      chat.rest();
      stage.goTo(`2026-11-23T12:${minute}:30Z`);
      await stage.runJobs();
    }

    const { rows } = await sql<{ question: string }>`select draw::text as question from attempt`.execute(db);
    const kept = new Set(rows.map(({ question }) => question));
    expect([...answers].filter((question) => !kept.has(question))).toEqual([]);
    const faults = (await Promise.all(everybody.map(({ seat }) => seat.sees()))).map(
      (seen) => seen.match(/`[0-9a-f]{8}`/g) ?? [],
    );
    for (const shown of faults) expect(shown).toEqual([...new Set(shown)]);
    const reminded = await Promise.all(
      everybody.map(async ({ t, seat }) => (await seat.dms()).split(t.reminder.snooze.hour).length - 1),
    );
    console.log(
      `${name}: ${pressed} answers given, ${silent} not acknowledged, ${answers.size} to be kept; ${faults.flat().length} faults shown; reminders ${reminded}`,
    );
    // Enough went wrong, and enough went well, for this to say anything.
    expect(answers.size).toBeGreaterThan(pressed / 3);
    expect(faults.flat().length).toBeGreaterThan(0);
    // Discord knows a message again, Slack does not: there it is sent once at the most.
    if (chat.platform().idempotent) expect(reminded).toEqual(everybody.map(() => 1));
    else expect(Math.max(...reminded)).toBe(1);
    expect(await count({ db }, 'enrolment')).toBe(people);
    await stage.stop();
  },
  300_000,
);

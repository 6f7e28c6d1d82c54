import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { commands as all } from '../../commands/index.ts';
import { deliver } from '../../jobs/deliver.ts';
import type { Draw } from '../../src/chat/contract/capability.ts';
import type { Command } from '../../src/chat/contract/command.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import { buttons, text } from '../../src/chat/contract/view.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { directTo } from '../../src/core/delivery/address.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { runJob } from '../../src/schedule/job.ts';
import { sample } from '../curriculum/sample.ts';
import { startTestBot } from './bot.ts';
import type { Chat, Room, Seat, Who } from './seat.ts';
import { seats } from './seats.ts';

/** A Monday at noon in Berlin, in the evening in Shanghai. */
const noon = '2026-11-23T11:00:00Z';

/** The bot on one platform: a database, a clock that a test moves, and what was written into the log. */
export async function openStage(
  open: (typeof seats)[number][1],
  around: (handle: Handle) => Handle = (it) => it,
  {
    commands = all,
    curriculum = sample,
    folder,
    model,
    draw,
  }: { commands?: readonly Command[]; curriculum?: Curriculum; folder?: string; model?: ModelPort; draw?: Draw } = {},
) {
  const logged: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
  let chat: Chat | undefined;
  const platforms = () => (chat ? [chat.platform()] : []);
  const parts = { ...(model && { model }), ...(draw && { draw }), ...(folder && { folder }) };
  const bot = await startTestBot({ curriculum, at: noon, platforms, log, around, commands, ...parts });
  const on = await open({ ...bot, log, commands });
  chat = on;
  return {
    ...bot,
    chat: on,
    logged,
    /** Runs every job twice: the second time must change nothing. */
    runJobs: () => bot.runJobs(2),
    /** Sends what is planned, and plans nothing. */
    deliver: () => runJob(deliver, bot.env),
    /** Ends the process and starts another one. */
    restart: () => on.restart(bot.anotherHandle()),
    async clear() {
      bot.goTo(noon);
      await bot.clear();
      on.rest();
    },
    async stop() {
      await on.stop();
      await bot.drop();
    },
  };
}
type Stage = Awaited<ReturnType<typeof openStage>>;

/** A row of the table as it is played: the stage, the language of everybody in it, and the first people and channel. */
export interface Scene extends Stage {
  readonly t: Catalogue;
  readonly room: Room;
  /** The organiser. */
  readonly mei: Seat;
  readonly wei: Seat;
  seat(name: string, more?: Partial<Omit<Who, 'name'>>): Seat;
  /** Allows a refusal of the platform, or a line of the log, in this row. */
  allow(shape: RegExp): void;
}
export type Row = readonly [sentence: string, play: (scene: Scene) => Promise<void>];

/**
 * Plays each row on every platform. Here the platforms take turns with the languages, Slack's two transports take turns,
 * and in a table of four rows or more each row leaves out one platform in turn: the table is played on each platform and
 * in each language. With EVERY_LANGUAGE, in CI, each row is played in each language on each platform. Fails when the
 * platform refuses something, a line is logged, a fault is shown or somebody is pinged, unless the row allows it.
 */
export function playAll(rows: readonly Row[], parts?: Parameters<typeof openStage>[2]): void {
  const languages = Object.values(catalogues);
  const transports = seats.flatMap(([name], at) => (name.startsWith('Slack') ? [at] : []));
  // The plain platform costs little, and each row is played on it.
  const dear = [...new Set(seats.map(([name]) => platformOf(name)))].filter((name) => name !== 'a plain platform');
  const isTurn = (row: number, at: number, language: number) =>
    (row + at) % languages.length === language &&
    (!transports.includes(at) || transports[(row >> 1) % transports.length] === at) &&
    (rows.length < 4 || dear[row % dear.length] !== platformOf(seats[at]![0]));
  const turn = (at: number, language: number) =>
    process.env.EVERY_LANGUAGE ? rows : rows.filter((_, row) => isTurn(row, at, language));
  const turns = seats.map(([name, open], at) => ({
    ...{ name, open },
    played: languages
      .map((t, language) => ({ t, in: t.languageName, rows: turn(at, language) }))
      .filter((one) => one.rows.length > 0),
  }));
  describe.each(turns.filter(({ played }) => played.length > 0))('on $name', ({ open, played }) => {
    let stage: Stage;
    const { hear, quiet } = listening();
    beforeAll(async () => {
      stage = await openStage(open, hear, parts);
    });
    afterAll(() => stage.stop());
    describe.each(played)('in $in', ({ t, rows: inThis }) => {
      test.each(inThis)('%s', async (_sentence, play) => {
        await stage.clear();
        const { chat } = stage;
        const [refused, said] = [chat.refusals().length, stage.logged.length];
        const room = chat.room();
        const everybody: Seat[] = [];
        const allowed: RegExp[] = [];
        let oneLanguage = true;
        const seat: Scene['seat'] = (name, more = {}) => {
          const made = turning(chat.seat({ name, language: t.language, in: [room], ...more }), quiet);
          everybody.push(made);
          oneLanguage &&= (more.language ?? t.language) === t.language;
          return made;
        };
        const [mei, wei] = [seat('Mei', { organiser: true }), seat('Wei')];
        await play({ ...stage, t, room, mei, wei, seat, allow: (shape) => void allowed.push(shape) });
        await quiet();
        const strange = [...chat.refusals().slice(refused), ...stage.logged.slice(said)].filter(
          (line) => !allowed.some((shape) => shape.test(line)),
        );
        expect(strange).toEqual([]);
        expect(chat.pings()).toEqual([]);
        for (const one of everybody) {
          const seen = await one.sees();
          expect(seen).not.toContain(plainly(t.chat.fault('')));
          if (oneLanguage && t.language === 'en') expect(seen).not.toContain(chinese);
        }
      });
    });
  });
}

const isMore = new RegExp(
  `\\[(${Object.values(catalogues)
    .map(({ chat }) => chat.more)
    .join('|')})\\]`,
);

/** Looks for a button as people do: where it is not seen, behind *More*, which may still be on its way. */
const turning = (seat: Seat, quiet: () => Promise<void>): Seat => ({
  ...seat,
  async press(...labels) {
    for (let page = 0; ; page++) {
      try {
        return await seat.press(...labels);
      } catch (error) {
        if (!(error instanceof Error && / sees no(thing| button)/.test(error.message)) || page === 5) throw error;
        const more = await vi
          .waitFor(async () => (await seat.sees()).match(isMore)?.[1] ?? Promise.reject(error), { timeout: 500 })
          .catch(() => Promise.reject(error));
        await seat.press(more);
        await quiet();
      }
    }
  },
});

/** Slack is one platform, over either transport. */
const platformOf = (seat: string): string => seat.split(' over ')[0]!;

/** Hears what the bot does, so that one can wait until it is done: Slack says only that a press was heard. */
function listening() {
  const busy = new Set<Promise<unknown>>();
  function note<T>(work: Promise<T>): Promise<T> {
    busy.add(work);
    const done = () => void busy.delete(work);
    work.then(done, done);
    return work;
  }
  return {
    hear:
      (handle: Handle): Handle =>
      (event) => {
        const pending = handle(event);
        return { ...pending, check: () => note(pending.check()), run: () => note(pending.run()) };
      },
    async quiet() {
      while (busy.size > 0) await Promise.allSettled(busy);
    },
  };
}

/** The beginning of a sentence, as far as it has no markup: each platform shows that in its own way. */
export const plainly = (sentence: string): string => sentence.replace(/[`*].*/s, '');

/** Waits until a person sees these words: exactly `times` times, if given. */
export async function sees(seat: Seat, words: string, times?: number): Promise<string> {
  return vi.waitFor(
    async () => {
      const seen = await seat.sees();
      if (times === undefined) expect(seen).toContain(plainly(words));
      else expect(seen.split(plainly(words)).length - 1, seen).toBe(times);
      return seen;
    },
    { timeout: 3000, interval: 10 },
  );
}

/** Opens a group in the channel. */
export async function openGroup({ t, mei }: Pick<Scene, 't' | 'mei'>, name = 'Owls', where?: Room): Promise<void> {
  await mei.command('cohort create', {}, where);
  await mei.submit({ name, start: '2026-11-23', post: '9:00 Berlin' });
  await sees(mei, t.cohort.show);
}

/** Shows the card of the group to everybody in its channel. */
export async function showCard({ t, mei, deliver }: Pick<Scene, 't' | 'mei' | 'deliver'>): Promise<void> {
  await mei.press(t.cohort.show);
  await sees(mei, t.cohort.shown(''));
  await deliver();
}

/** Joins the group of the channel: a question, a day, and `remind`, the label of one of three buttons. */
export async function enter({ t }: Pick<Scene, 't'>, who: Seat, remind = t.join.remindNo, where?: Room): Promise<void> {
  await who.command('join', {}, where);
  await sees(who, t.join.tryFirst);
  await who.press('A');
  await sees(who, t.join.setDay);
  await who.press(t.join.setDay);
  await who.submit({ clock: 'Berlin', hour: '13' });
  await sees(who, t.join.remindNo);
  await who.press(remind);
}

/** The same, on a day with a task. */
export async function join(...of: Parameters<typeof enter>): Promise<void> {
  await enter(...of);
  const [{ t }, who] = of;
  await sees(who, t.join.firstTask);
}

/** Adds a document to the library of the group, which has none yet, and opens it. */
export async function addHandbook({ t, mei }: Pick<Scene, 't' | 'mei'>, handbook: string): Promise<void> {
  await mei.command('cohort library');
  await sees(mei, t.library.none);
  await mei.press(t.library.add);
  await mei.submit({ title: 'Handbook', text: handbook });
  await sees(mei, t.library.choose);
  await mei.choose('Handbook');
  await sees(mei, `[${t.library.draft}]`);
}

/** Answers the open question, by a button or in words. */
export async function answer(who: Seat, t: Catalogue): Promise<void> {
  const asked = await who.sees();
  if (asked.lastIndexOf(`[${t.quiz.write}]`) > asked.lastIndexOf('[A]')) {
    await who.press(t.quiz.write);
    await who.submit({ answer: '1' });
  } else await who.press('A');
  await sees(who, `[${t.quiz.finish}]`);
}

/** Sends an old message of the bot, with a button for each of these routes. */
export async function sayOld({ chat, room }: Pick<Scene, 'chat' | 'room'>, routes: readonly string[], to?: Seat) {
  const view = {
    body: [text('Long ago'), buttons(...routes.map((route, n) => ({ label: `Old ${n}`, route })))],
  };
  const sent = await chat.platform().send(to ? directTo(to.account) : room, view, `old:${routes}`);
  expect(sent.kind).toBe('sent');
}

/** A text of the sample curriculum in that language. */
export const told = (words: string, { language }: Pick<Catalogue, 'language'>): string =>
  words + (language === 'en' ? '' : chinese);
const chinese = '（中文）';

export const count = async ({ db }: Pick<Scene, 'db'>, table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]!.n;
};

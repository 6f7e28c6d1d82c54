import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { chooseBuddies } from '../../src/core/buddy/choose-buddies.ts';
import { formRound } from '../../src/core/buddy/rules.ts';
import { mondayOf } from '../../src/core/calendar/rules.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { befriend } from '../../src/playground/company.ts';
import { people } from '../../src/playground/people.ts';
import { createPlayground } from '../../src/playground/playground.ts';
import { talk } from '../../src/playground/talk.ts';
import { storedClock } from '../../src/store/clock.ts';
import { demo, heardKey } from '../../src/store/demo.ts';
import { library } from '../curriculum/library.ts';
import { startTestBot, type TestBot } from '../harness/bot.ts';

/** The demo of the playground, and who opens its page first. */
let bot: TestBot;
let playground: Awaited<ReturnType<typeof createPlayground>>;
beforeAll(async () => {
  bot = await startTestBot({ curriculum: library, at: Temporal.Now.instant() });
  const { url, db, ports, handle } = bot;
  const clock = storedClock(db);
  const env = { ...bot.env, now: clock.now };
  const log = pino({ level: 'silent' });
  playground = await createPlayground({
    url,
    db,
    ports,
    env,
    handle,
    commands,
    log,
    onLost: () => {},
    port: () => 3000,
    clock,
  });
  await playground.prepare();
});
afterAll(async () => {
  await playground.web.platform.stop();
  await bot.drop();
});

const ask = (path: string, headers = {}) =>
  playground.web.app.request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', ...headers } });

/** Opens the page's stream, and gives the messages that it begins with. */
async function open(
  locale: string,
  zone: string,
): Promise<{ author: string; at: string; private: boolean; text: string }[]> {
  const response = await ask(`/api/events?person=you&locale=${locale}&zone=${zone}`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  while (!said.includes('\n\n')) said += (await reader.read()).value;
  await reader.cancel();
  const { messages } = JSON.parse(/^data: (.*)$/m.exec(said)![1]!);
  return messages.map((message: object) => ({ ...message, text: JSON.stringify(message) }));
}
const attempts = () => bot.db.selectFrom('attempt').select(['draw', 'at']).orderBy('draw').execute();
const members = () => bot.db.selectFrom('enrolment').select('id').orderBy('id').execute();

test('its group moves into its first visitor’s language and zone, and nobody studies anew', async () => {
  const before = [await attempts(), await members()];
  expect(before.every(({ length }) => length > 5)).toBe(true);
  const there = await open('zh-CN', 'Asia/Shanghai');
  expect([await attempts(), await members()]).toEqual(before);
  const [group] = await bot.db.selectFrom('cohort').select(['name', 'languages', 'zone', 'key']).execute();
  expect(group).toEqual({ name: 'AI 工程师 · 演示', languages: ['zh-CN'], zone: 'Asia/Shanghai', key: 'demo' });
  const posts = there.filter(({ text }) => /第 \d+ 天/.test(text));
  expect(posts.length).toBeGreaterThan(1);
  // Eight in the morning by the clock of the visitor, and in the order in which it happened.
  expect(posts.every(({ at }) => at.startsWith(`${at.slice(0, 10)}T00:00`))).toBe(true);
  expect(there.map(({ at }) => at)).toEqual(there.map(({ at }) => at).toSorted());
  // Nobody in it speaks another language.
  expect(there.filter(({ text }) => /[a-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}/.test(text))).toEqual([]);
});

test('it is the same for who comes next from there, and moves again for who comes from elsewhere', async () => {
  const ids = async (locale: string, zone: string) => (await open(locale, zone)).map(({ text }) => text);
  const first = await ids('zh-CN', 'Asia/Shanghai');
  expect(await ids('zh-CN', 'Asia/Shanghai')).toEqual(first);
  const english = await ids('en', 'Europe/Berlin');
  expect(english.some((text) => /day \d+/.test(text))).toBe(true);
  expect(english.filter((text) => /第 \d+ 天/.test(text))).toEqual([]);
});

test('what is due in its past is due to no other runner while it is played', async () => {
  const group = async () => (await bot.db.selectFrom('cohort').select(['key', 'zone']).execute())[0];
  const moved = open('en', 'America/Lima');
  await expect.poll(async () => (await group())?.key).not.toBe('demo');
  await playground.now();
  expect(await group()).toEqual({ key: 'demo', zone: 'America/Lima' });
  await moved;
});

test('the page has what its visitor will be asked, before any script', async () => {
  const page = await (await ask('/', { 'accept-language': 'zh-CN,zh;q=0.9' })).text();
  const [path] = library.paths.values();
  const item = library.items.get(path!.opener)!;
  const stem = (item.stem as { 'zh-CN': string })['zh-CN'];
  expect(page.slice(page.indexOf('<body>'), page.indexOf('id="first"'))).toContain(stem.slice(0, 8));
});

test('what its people say is about the day’s task, comes once, and is said by many', async () => {
  const notes = await bot.db.selectFrom('note').select(['learner', 'text', 'about', 'at']).execute();
  expect(notes.length).toBeGreaterThan(9);
  expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length);
  expect(new Set(notes.map(({ learner }) => learner)).size).toBeGreaterThan(4);
  const named = notes.filter(({ text, about }) => {
    const task = library.tasks.get(about ?? '')!;
    const points = task.kps.map((kp) => library.skills.get(kp.split('.')[0]!)!.kps.find(({ id }) => id === kp)!.name);
    return [task.title, ...points].some((name) => Object.values(name).some((words) => text.includes(words)));
  });
  expect(named.length * 2).toBeGreaterThan(notes.length);
});

test('whoever asks in it gets an answer from one of its people on the next study day', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const who = { platform: 'web', account: 'guest', name: 'Guest', language: 'zh-CN', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const note = { kind: 'question', text: '卡住了', signed: true, key: 'visitor' } as const;
  const posted = await postNote(ports, { cohort, learner, note, now });
  if (posted.kind !== 'posted') throw new Error(posted.kind);
  const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 1 });
  const soon = now.add({ hours: 20 });
  for (const _ of [1, 2]) await talk(ports, { date: monday, now: soon, names: new Map([['ana', 'Ana']]) });
  const [answer, ...others] = await ports.note.answers(posted.note, learner.id);
  expect([answer?.name, others]).toEqual(['Ana', []]);
  expect(answer?.text).toMatch(/lesson|课文/);
});

test('the answer takes up what was asked: it names the skill, and quotes what its lesson has of it', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const taught = [...library.skills.values()].filter(({ lesson }) => lesson).slice(0, 2);
  const texts: string[] = [];
  for (const [n, skill] of taught.entries()) {
    const who = {
      platform: 'web',
      account: `asker${n}`,
      name: `Asker ${n}`,
      language: 'en',
      zone: cohort.zone,
      now,
    } as const;
    const { learner } = await identifyLearner(ports, who);
    const point = (skill.kps.at(-1)!.name as { en: string }).en;
    const note = { kind: 'question', text: `What is ${point}?`, signed: true, about: skill.id, key: 'asks' } as const;
    const posted = await postNote(ports, { cohort, learner, note, now });
    if (posted.kind !== 'posted') throw new Error(posted.kind);
    const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 1 });
    await talk(ports, { date: monday, now: now.add({ hours: 20 }), names: new Map([['ana', 'Ana']]) });
    const [answer] = await ports.note.answers(posted.note, learner.id);
    const names = Object.values(skill.name) as string[];
    expect(names.some((name) => answer?.text.includes(name))).toBe(true);
    const [, quote = ''] = /“([^“”]{12,})”/.exec(answer?.text ?? '') ?? [];
    const lesson = Object.values(skill.lesson!)
      .join('\n')
      .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
      .replace(/[*`]/g, '');
    expect(lesson.replace(/\s+/g, ' ')).toContain(quote.replace(/…$/, ''));
    expect(quote).not.toBe('');
    texts.push(quote);
  }
  expect(new Set(texts).size).toBe(2);
});

test('somebody of it greets who says that they are here, and takes up what they share: one thing a day, once, in their language', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const who = {
    platform: 'web',
    account: 'newcomer',
    name: '李雷',
    language: 'zh-CN',
    zone: cohort.zone,
    now,
  } as const;
  const { learner } = await identifyLearner(ports, who);
  const heard = demo(bot.db).unheard;
  const names = new Map(people.slice(1).map(({ account, name }) => [account, name]));
  const before = new Set((await bot.db.selectFrom('note').select('id').execute()).map(({ id }) => id));
  for (const note of [
    { kind: 'arrival', text: '', signed: true, key: 'arrives' },
    { kind: 'share', text: '今天学会了', signed: true, key: 'shares' },
  ] as const)
    expect((await postNote(ports, { cohort, learner, note, now })).kind).toBe('posted');
  const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 1 });
  const toThem = async () =>
    (await bot.db.selectFrom('note').select(['id', 'text', 'key', 'learner']).orderBy('id').execute()).filter(
      ({ id, key }) => !before.has(id) && key.startsWith(heardKey),
    );
  // Later days: each takes up one thing, and the third day nothing is left.
  for (const [days, count] of [
    [0, 1],
    [1, 2],
    [2, 2],
  ] as const) {
    const day = { date: monday.add({ days }), now: now.add({ hours: 20 + 20 * days }), names, heard };
    await talk(ports, day);
    expect(await toThem()).toHaveLength(count);
  }
  const said = await toThem();
  for (const { text, learner: by } of said) {
    expect(text).toMatch(/^李雷，/);
    expect(text).toMatch(/笔记|再看一遍|在做|头几天/);
    expect(by).not.toBe(learner.id);
  }
});

test('who has said no name is greeted without one', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const name = catalogues.en.web.visitor;
  const who = { platform: 'web', account: 'nameless', name, language: 'en', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const note = { kind: 'arrival', text: '', signed: true, key: 'nameless' } as const;
  const posted = await postNote(ports, { cohort, learner, note, now });
  if (posted.kind !== 'posted') throw new Error(posted.kind);
  const names = new Map(people.slice(1).map((one) => [one.account, one.name]));
  const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 2 });
  await talk(ports, { date: monday, now: now.add({ hours: 20 }), names, heard: demo(bot.db).unheard });
  const key = `${heardKey}${posted.note}:share`;
  const said = await bot.db.selectFrom('note').select('text').where('key', '=', key).executeTakeFirstOrThrow();
  expect(said.text).toMatch(/^(Welcome!|Good that you are here\.)/);
  expect(said.text).not.toContain(name);
});

test('a visitor who looks for study buddies finds some of its people in the next round, and nobody looks without one', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const accounts = new Map(people.slice(1).map(({ account, name }) => [account, name]));
  await befriend(ports, { cohort, accounts, now });
  expect((await ports.buddy.wishes(cohort.id)).wishes).toEqual([]);
  const who = { platform: 'web', account: 'alone', name: 'Alone', language: 'en', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const path = library.paths.get(cohort.path)!;
  const place = { kind: 'cohort', cohort, path } as const;
  const { enrolment } = await join(ports, { learner, place, changes: {}, now });
  await chooseBuddies(ports, { enrolment, on: true, now });
  for (const _ of [1, 2]) await befriend(ports, { cohort, accounts, now });
  const { wishes, ...more } = await ports.buddy.wishes(cohort.id);
  expect(wishes).toHaveLength(3);
  const { triads } = formRound({ wishes: wishes.map((one) => ({ ...one, leftOver: true })), ...more }, now);
  expect(triads).toHaveLength(1);
  expect(triads[0]!.map((one) => one.enrolment)).toContain(enrolment.id);
});

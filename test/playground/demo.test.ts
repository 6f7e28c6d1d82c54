import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { chooseBuddies } from '../../src/core/buddy/choose-buddies.ts';
import { formRound } from '../../src/core/buddy/rules.ts';
import { mondayOf } from '../../src/core/calendar/rules.ts';
import { join } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { befriend, sayHello } from '../../src/playground/company.ts';
import { names } from '../../src/playground/people.ts';
import { createPlayground } from '../../src/playground/playground.ts';
import { talk } from '../../src/playground/talk.ts';
import { echoes, welcomes } from '../../src/playground/to-visitors.ts';
import { storedClock } from '../../src/store/clock.ts';
import { demo, heardKey, thanksKey } from '../../src/store/demo.ts';
import { library } from '../curriculum/library.ts';
import { startTestBot, type TestBot } from '../harness/bot.ts';

/** The demo of the playground, and who opens its page first. */
let bot: TestBot;
let playground: Awaited<ReturnType<typeof createPlayground>>;
beforeAll(async () => {
  bot = await startTestBot({ curriculum: library, at: Temporal.Now.instant() });
  const { url, db, ports, handle } = bot;
  const clock = storedClock(db);
  const platforms = new Map<string, Platform>();
  const env = { ...bot.env, now: clock.now, platforms };
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
  platforms.set('web', playground.web.platform);
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
  expect(named.length * 3).toBeGreaterThan(notes.length);
});

test('the next message is what they say at noon, too: who has just come is not led past their welcome', async () => {
  const { ports } = bot;
  const clock = storedClock(bot.db);
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await clock.now();
  const who = { platform: 'web', account: 'early', name: 'Early', language: 'en', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const note = { kind: 'arrival', text: '', signed: true, key: 'early' } as const;
  expect((await postNote(ports, { cohort, learner, note, now })).kind).toBe('posted');
  const next = async () => {
    const response = await playground.web.app.request('http://localhost:3000/api/clock', {
      method: 'POST',
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
      body: JSON.stringify({ to: 'next', person: 'you', locale: 'en', zone: cohort.zone }),
    });
    return ((await response.json()) as { messages: { at: string }[] }).messages;
  };
  let welcomed = false;
  for (let n = 0; n < 9 && !welcomed; n++) {
    const messages = await next();
    const at = await clock.now();
    // It stops at the first of them: none is hours old by then.
    for (const message of messages)
      expect(Temporal.Instant.from(message.at).until(at).total('minutes')).toBeLessThan(9);
    welcomed = messages.some((message) => /, Early[.!,;]/.test(JSON.stringify(message)));
    if (welcomed) expect(at.toZonedDateTimeISO(cohort.zone).hour).toBe(12);
  }
  expect(welcomed).toBe(true);
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
  const memory = demo(bot.db);
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
    const day = { date: monday.add({ days }), now: now.add({ hours: 20 + 20 * days }), names, memory };
    await talk(ports, day);
    expect(await toThem()).toHaveLength(count);
  }
  const said = await toThem();
  // What is named in a line differs from day to day.
  const about = { task: '~', point: '~', skill: '~' };
  for (const { text, learner: by } of said) {
    expect(text).toMatch(/^李雷，/);
    const lines = [...welcomes, ...echoes].map((line) => line('李雷')({ en: about, 'zh-CN': about })['zh-CN']);
    expect(lines.some((line) => line.split('~').every((part) => text.includes(part)))).toBe(true);
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
  const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 2 });
  await talk(ports, { date: monday, now: now.add({ hours: 20 }), names, memory: demo(bot.db) });
  const key = `${heardKey}${posted.note}:share`;
  const said = await bot.db.selectFrom('note').select('text').where('key', '=', key).executeTakeFirstOrThrow();
  const line = /^(Welcome!|Good that you are here\.|Hello, and|Nice to see a new name\.|Welcome\.|Good to have you!)/;
  expect(said.text).toMatch(line);
  expect(said.text).not.toContain(name);
});

test('a visitor who looks for study buddies finds some of its people in the next round, and nobody looks without one', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = await storedClock(bot.db).now();
  const { company } = demo(bot.db);
  await befriend(ports, { cohort, names, company, now });
  expect((await ports.buddy.wishes(cohort.id)).wishes).toEqual([]);
  const who = { platform: 'web', account: 'alone', name: 'Alone', language: 'en', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const path = library.paths.get(cohort.path)!;
  const place = { kind: 'cohort', cohort, path } as const;
  const { enrolment } = await join(ports, { learner, place, changes: {}, now });
  await chooseBuddies(ports, { enrolment, on: true, now });
  let readings = 0;
  const counted: typeof company = (of) => {
    readings++;
    return company(of);
  };
  // One reading of all of them, and nobody is looked up one by one.
  const recognise = () => Promise.reject(new Error('one by one'));
  const strict = { ...ports, learner: { ...ports.learner, recognise } };
  for (const _ of [1, 2]) await befriend(strict, { cohort, names, company: counted, now });
  expect(readings).toBe(2);
  const { wishes, ...more } = await ports.buddy.wishes(cohort.id);
  expect(wishes).toHaveLength(3);
  const { triads } = formRound({ wishes: wishes.map((one) => ({ ...one, leftOver: true })), ...more }, now);
  expect(triads).toHaveLength(1);
  expect(triads[0]!.map((one) => one.enrolment)).toContain(enrolment.id);

  // Whom the round has brought say hello first, each in words of their own, once.
  const monday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ weeks: 1 });
  await ports.buddy.form({
    ...{ cohort: cohort.id, monday, leftOver: [] },
    triads: triads.map((triad) => triad.map((one) => one.enrolment)),
  });
  const hello = { cohort, names, company, now: now.add({ hours: 24 * 7 }) };
  await sayHello(ports, { ...hello, date: monday.subtract({ days: 1 }) });
  const said = async () =>
    bot.db.selectFrom('note').select(['learner', 'text']).where('key', 'like', 'demo:hello:%').execute();
  expect(await said()).toEqual([]);
  for (const days of [0, 1]) await sayHello(ports, { ...hello, date: monday.add({ days }) });
  const hellos = await said();
  expect(hellos).toHaveLength(2);
  expect(new Set(hellos.map(({ text }) => text)).size).toBe(2);
  expect(hellos.every(({ text }) => text.includes('Alone'))).toBe(true);
});

test('a visitor who answers one of its people is thanked, by whoever asked, and their answer is the one that helped', async () => {
  const { ports } = bot;
  const cohort = (await ports.cohort.listIn({ platform: 'web', workspace: 'playground' }))[0]!;
  const now = (await storedClock(bot.db).now()).add({ hours: 24 * 21 });

  const asker = (await ports.learner.recognise({ platform: 'web', account: 'ben', name: 'Ben' }))!.learner;
  const who = { platform: 'web', account: 'answerer', name: 'Kim', language: 'en', zone: cohort.zone, now } as const;
  const { learner } = await identifyLearner(ports, who);
  const friday = mondayOf(now.toZonedDateTimeISO(cohort.zone).toPlainDate()).add({ days: 4 });
  const thanked = async () =>
    bot.db.selectFrom('note').select(['learner', 'text']).where('key', 'like', `${thanksKey}%`).orderBy('id').execute();
  // The second time within a few weeks the same words are not said again.
  for (const [key, count] of [
    ['first', 1],
    ['second', 1],
  ] as const) {
    const asked = { kind: 'question', text: 'How?', signed: true, key } as const;
    const question = await postNote(ports, { cohort, learner: asker, note: asked, now });
    if (question.kind !== 'posted') throw new Error(question.kind);
    const given = { kind: 'answer', text: 'Like this.', signed: true, key } as const;
    const of = (await ports.note.get(question.note))!;
    const answer = await postNote(ports, { cohort, learner, note: given, question: of, now });
    if (answer.kind !== 'posted') throw new Error(answer.kind);
    for (const _ of [1, 2])
      await talk(ports, { date: friday, now: now.add({ hours: 20 }), names, memory: demo(bot.db) });
    expect((await ports.note.get(question.note))?.solvedBy).toBe(answer.note);
    const said = await thanked();
    expect(said).toHaveLength(count);
    expect(said[0]).toMatchObject({ learner: asker.id, text: expect.stringContaining('Kim') });
  }
});

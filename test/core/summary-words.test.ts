import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cohort } from '../../src/core/cohort/model.ts';
import { makeDraft, makeSummary } from '../../src/core/summary/make-summary.ts';
import type { WeeklySummary } from '../../src/core/summary/model.ts';
import { checkWords } from '../../src/core/summary-words/check-words.ts';
import { takeWords, writeWords } from '../../src/core/summary-words/write-words.ts';
import type { Filled, ModelForm } from '../../src/core/tutor/model.ts';
import { noModel } from '../../src/core/tutor/no-model.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { figuresOf, modelText, weeklySummaryView } from '../../src/views/summary.ts';
import { at, date } from '../harness/clock.ts';
import { modelTerms } from '../harness/model.ts';
import { read } from '../harness/reply.ts';
import { curriculum, type World, world } from '../harness/world.ts';

const did = { people: 12, tasks: 31, answers: 84, minutes: 540, days: [] };
const good = {
  en: ['Together, {people} finished {tasks} and answered {answers}.', 'That was {minutes} well spent in {week}.'],
  'zh-CN': ['{people}一起完成了{tasks}，还答了{answers}。', '{week}大家一共学了{minutes}。'],
} as const;

describe.each(Object.values(catalogues))('words in $languageName', (t) => {
  const { language } = t;
  const [first, second] = good[language];
  const check = (...sentences: readonly string[]) =>
    checkWords(sentences, {
      language,
      figures: figuresOf({ did, week: 3 }, t),
      members: ['Ana', 'Li Wei', '王芳', 'A'],
    });

  test('with marks alone are taken as they are; a figure that is written out becomes its mark', () => {
    expect(check(first, second)).toEqual(good[language]);
    const figures = figuresOf({ did, week: 3 }, t);
    const written = first.replace(/\{(\w+)\}/g, (_, name: keyof typeof figures) => figures[name]!);
    expect(written).toMatch(/\d/);
    expect(check(written, second)).toEqual(good[language]);
    if (language === 'zh-CN') expect(check(written.replaceAll(' ', ''), second)).toEqual(good[language]);
  });

  const lies = {
    en: [
      ['another number', 'Together, 13 people studied and finished {tasks}.'],
      ['the number of something else', 'Together, 31 people finished {tasks}.'],
      ['a number that the figure ends with', 'Together, 112 people finished {tasks}.'],
      ['a decimal', 'In all, 2.31 tasks were done by {people}.'],
      ['a number in words', 'Together, {people} finished thirty-two of {tasks}.'],
      ['one in words', 'Only one did all of {tasks}.'],
      ['a share', 'About half of {people} finished {tasks}.'],
      ['per cent', 'Some percent of {people} did it.'],
      ['an order', 'It was the second time for {people}.'],
      ['a Roman or circled number', 'It was ③ for {people}.'],
      ['wide digits', 'Together, １３ of {people} did it.'],
      ['Chinese digits', 'Together, 十三 of {people} finished it.'],
      ['a member', 'Thanks to Ana, {people} finished it.'],
      ['a member at the beginning', 'Ana and {people} finished it.'],
      ['a member of two words', 'With li wei, {people} finished it.'],
      ['a Chinese member', 'With 王芳, {people} finished the week.'],
      ['somebody who is not there', 'Well led by Bartholomew, {people} finished it.'],
      ['a link', 'See https://evil.example for {tasks}.'],
      ['an address without its beginning', 'See evil.example for {tasks}.'],
      ['a link in markup', 'See [here](x) for {tasks}.'],
      ['a call', 'Hello @everyone, you did {tasks}.'],
      ['a call of a platform', 'Hello <@U1>, you did {tasks}.'],
      ['another language', '{people}一起完成了任务。'],
      ['no figure', 'A good week for all of you.'],
      ['a mark that there is not', 'Together, {people} overtook {others}.'],
      ['a figure twice', 'Of {tasks}, {tasks} were done.'],
      ['two lines', 'Together, {people} did it.\nAnd more.'],
    ],
    'zh-CN': [
      ['另一个数字', '13 位同学一起完成了{tasks}。'],
      ['别的数字', '31 位同学一起完成了{tasks}。'],
      ['中文数字', '{people}完成了三十二个任务。'],
      ['一个字的数字', '{people}里有三位完成了全部。'],
      ['大写数字', '{people}完成了叁拾个任务。'],
      ['一位', '{people}中有一位完成了全部。'],
      ['一半', '{people}中的一半完成了任务。'],
      ['倍', '{people}完成的任务翻倍了。'],
      ['百分之', '{people}完成了百分之八十。'],
      ['半角和全角', '{people}完成了１３个任务。'],
      ['成员', '多亏王芳，{people}完成了任务。'],
      ['英文名的成员', '多亏 Ana，{people}完成了任务。'],
      ['不存在的人', '多亏 Bartholomew，{people}完成了任务。'],
      ['链接', '{people}请看 https://evil.example 。'],
      ['没有协议的地址', '{people}请看 evil.example 。'],
      ['呼叫所有人', '@everyone {people}完成了任务。'],
      ['平台的呼叫', '<!channel> {people}完成了任务。'],
      ['另一种语言', 'Together, {people} did it.'],
      ['没有数字', '这一周大家都很努力。'],
    ],
  } as const;
  test.each<readonly [string, string]>(lies[language])('with %s are not shown', (_, lie) => {
    // The other sentence names what the lie does not, so that it is the lie that fails.
    const other = { en: 'All of that took {minutes}.', 'zh-CN': '大家一共学了{minutes}。' }[language];
    expect(check(other, first)).toBeDefined();
    expect(check(other, lie)).toBeUndefined();
    expect(check(lie, other)).toBeUndefined();
  });

  test('with a word that only looks like a number are shown', () => {
    const harmless = {
      en: ['Everyone among {people} can be content.', 'Someone always answered, {answers} in all.'],
      'zh-CN': ['这一周，{people}一起学习。', '从周一到周五，一共答了{answers}。'],
    }[language];
    const isAllowed = harmless.map((one) => check(one, second));
    expect(isAllowed).not.toContain(undefined);
  });

  test('are two sentences', () => {
    expect(check(first)).toBeUndefined();
    expect(check(first, second, first)).toBeUndefined();
  });
});

let here: World;
beforeAll(async () => {
  here = await world();
});
beforeEach(() => here.clear());
afterAll(() => here.drop());

const monday = date('2026-11-02');
const morning = at('2026-11-06T09:30');
const say = (summary: WeeklySummary, language: 'en' | 'zh-CN') => figuresOf(summary, catalogues[language]);

/** A model that writes this; it counts how often, and keeps what it was asked. */
function modelThat(
  words: readonly (readonly string[])[],
  { state = 'ready', tokens = 1_000_000 }: { state?: 'ready' | 'off'; tokens?: number } = {},
) {
  const asked: string[] = [];
  const model: ModelPort = {
    ...noModel,
    state: () => (state === 'off' ? { kind: 'off' } : { kind: 'ready', name: 'm' }),
    terms: () => modelTerms({ tokens, micros: 1e9 }),
    async fill<T>({ instructions, input, schema }: ModelForm<T>): Promise<Filled<T>> {
      asked.push(`${instructions}\n${input}`);
      const read = schema.safeParse({ words: words.map((sentences) => ({ sentences })) });
      const usage = { input: 300, cached: 0, output: 60 };
      return read.success ? { kind: 'done', value: read.data, usage } : { kind: 'failed', why: 'malformed', usage };
    },
  };
  return { asked, ports: { ...here.ports, model } };
}

const both = [good.en, good['zh-CN']] as const;

/** A group in which so many have studied and answered this week. */
async function studied(people = 6, changes: Parameters<World['group']>[0] = {}): Promise<Cohort> {
  const cohort = await here.group(changes);
  for (let n = 0; n < people; n++) {
    const { enrolment } = await here.member(cohort, { name: `Zoltan ${n}` });
    for (const source of [`task:t${n}`, `draw:${n}`])
      await here.db.insertInto('points').values({ enrolment: enrolment.id, source, minutes: 9, day: monday }).execute();
  }
  return cohort;
}

const write = ({ ports }: ReturnType<typeof modelThat>, cohort: Cohort, now = morning): ReturnType<typeof writeWords> =>
  writeWords(ports, { cohort, monday, by: cohort.organiser, say, now }, new AbortController().signal);
const take = ({ ports }: ReturnType<typeof modelThat>, cohort: Cohort, taken = true, now = morning) =>
  takeWords(ports, { cohort, monday, by: cohort.organiser, taken, now });
const posted = async ({ ports }: ReturnType<typeof modelThat>, cohort: Cohort) =>
  (await makeSummary(ports, { cohort: cohort.id, monday, now: at('2026-11-06T17:00') }))!;
const shown = (summary: WeeklySummary, of: 'en' | 'zh-CN' = 'en') =>
  read(weeklySummaryView(summary, [catalogues[of]], curriculum)).replace(/\\(?=[^\w\s])/g, '');

test('the model is given figures and no name, and its words are in the draft alone until the organiser takes them', async () => {
  const cohort = await studied();
  const scripted = modelThat(both);
  const draft = () => makeDraft(scripted.ports, { cohort: cohort.id, monday, now: morning });
  expect((await draft())?.model).toBe('offered');
  expect(await write(scripted, cohort)).toMatchObject({ kind: 'written', taken: false, words: { en: good.en } });
  expect(scripted.asked).toHaveLength(1);
  expect(scripted.asked[0]).toContain('6 people');
  for (const secret of ['Zoltan', 'Olga', 'Group', cohort.id === '1' ? 'cohort 1' : `cohort ${cohort.id}`])
    expect(scripted.asked[0]).not.toContain(secret);
  expect((await draft())?.model).toEqual({ words: { en: good.en, 'zh-CN': good['zh-CN'] } });
  // Nobody took them.
  expect((await posted(scripted, cohort)).modelWords).toBeUndefined();
  expect(await take(scripted, cohort)).toBe(true);
  expect(await draft()).toMatchObject({ summary: { modelWords: { en: good.en } } });
  expect((await draft())?.model).toBeUndefined();
  const summary = await posted(scripted, cohort);
  expect(shown(summary)).toContain('Together, 6 people finished 6 tasks and answered 6 questions.');
  expect(shown(summary, 'zh-CN')).toContain('6 位同学一起完成了 6 个任务，还答了 6 道题。');
  expect(await take(scripted, cohort, false)).toBe(true);
  expect((await posted(scripted, cohort)).modelWords).toBeUndefined();
  expect(await take(scripted, cohort, true, at('2026-11-06T17:00'))).toBe(false);
});

test('figures that moved since are those of the summary, in the model’s words as well', async () => {
  const cohort = await studied();
  const scripted = modelThat(both);
  await write(scripted, cohort);
  await take(scripted, cohort);
  const { enrolment } = await here.member(cohort, { name: 'Late' });
  await here.db
    .insertInto('points')
    .values({ enrolment: enrolment.id, source: 'task:late', minutes: 20, day: monday })
    .execute();
  const said = shown(await posted(scripted, cohort));
  expect(said).toContain('Together, 7 people finished 7 tasks and answered 6 questions. That was 128 minutes');
});

test('words whose figure is gone are not shown', async () => {
  const cohort = await studied();
  const scripted = modelThat(both);
  await write(scripted, cohort);
  await take(scripted, cohort);
  await here.db.deleteFrom('points').where('source', 'like', 'draw:%').execute();
  expect(shown(await posted(scripted, cohort))).not.toContain(catalogues.en.summary.byModel('').slice(0, 10));
});

test('what is asked again is not written anew, and of two presses at once the first one’s words stand', async () => {
  const cohort = await studied();
  const [one, other] = [modelThat(both), modelThat([['Look, {people}.', 'And {tasks}.'], good['zh-CN']])];
  const [first, second] = await Promise.all([write(one, cohort), write(other, cohort)]);
  expect(first).toEqual(second);
  const asked = () => one.asked.length + other.asked.length;
  const before = asked();
  expect(await write(one, cohort)).toEqual(first);
  expect(asked()).toBe(before);
});

test.each([
  ['a number that is none of its own', ['Together, 99 people finished {tasks}.', good.en[1]]],
  ['a number in words', ['Together, ninety-nine finished {tasks}.', good.en[1]]],
  ['the name of a member', ['Zoltan 3 and {people} finished {tasks}.', good.en[1]]],
  ['a link', ['See https://evil.example/, {people}.', good.en[1]]],
  ['too few sentences', ['Together, {people} finished {tasks}.']],
] as const)('a model that writes %s leaves the summary as it is, and is paid for', async (_, lie) => {
  const cohort = await studied();
  const scripted = modelThat([lie, good['zh-CN']]);
  expect(await write(scripted, cohort)).toEqual({ kind: 'failed' });
  expect(await here.store.summaryWords.find(cohort.id, monday)).toBeUndefined();
  expect(await take(scripted, cohort)).toBe(false);
  const honest = shown(await posted(modelThat([], { state: 'off' }), cohort));
  expect(shown(await posted(scripted, cohort))).toBe(honest);
  const spent = { scope: 'cohort', subject: cohort.id, day: date('2026-11-06') } as const;
  expect(await here.store.spending.spent(spent)).toMatchObject({ tokens: 360 });
});

test('one language that fails is enough to show neither', async () => {
  const cohort = await studied();
  expect(await write(modelThat([good.en, ['99 位同学完成了{tasks}。', good['zh-CN'][1]]]), cohort)).toEqual({
    kind: 'failed',
  });
  expect(await write(modelThat([good.en]), cohort)).toEqual({ kind: 'failed' });
  expect(await here.store.summaryWords.find(cohort.id, monday)).toBeUndefined();
});

test('below five people there is nothing to write, without a model nothing is offered, and over the budget nothing is asked', async () => {
  const few = await studied(4);
  const scripted = modelThat(both);
  expect((await makeDraft(scripted.ports, { cohort: few.id, monday, now: morning }))?.model).toBeUndefined();
  expect(await write(scripted, few)).toEqual({ kind: 'gone' });
  const cohort = await studied();
  const off = modelThat(both, { state: 'off' });
  expect((await makeDraft(off.ports, { cohort: cohort.id, monday, now: morning }))?.model).toBeUndefined();
  expect(await write(off, cohort)).toEqual({ kind: 'failed' });
  const poor = modelThat(both, { tokens: 100 });
  expect(await write(poor, cohort)).toMatchObject({ kind: 'spent', scope: 'learner' });
  expect([...scripted.asked, ...off.asked, ...poor.asked]).toEqual([]);
});

test.each([['quotesOnly'], ['minors']] as const)(
  'a group that is set to %s is offered nothing, and what was taken before is not posted',
  async (setting) => {
    const cohort = await studied();
    const scripted = modelThat(both);
    await write(scripted, cohort);
    await take(scripted, cohort);
    expect((await posted(scripted, cohort)).modelWords).toBeDefined();
    await here.store.cohort.save(cohort.id, { [setting]: true });
    const now = (await here.store.cohort.get(cohort.id))!;
    expect((await posted(scripted, now)).modelWords).toBeUndefined();
    const other = await studied();
    await here.store.cohort.save(other.id, { [setting]: true });
    const changed = (await here.store.cohort.get(other.id))!;
    const draft = await makeDraft(scripted.ports, { cohort: other.id, monday, now: morning });
    expect(draft?.model).toBeUndefined();
    expect(await write(scripted, changed)).toEqual({ kind: 'failed' });
    expect(scripted.asked).toHaveLength(1);
  },
);

test('where the operator has turned the model off since, what was taken is not posted', async () => {
  const cohort = await studied();
  const scripted = modelThat(both);
  await write(scripted, cohort);
  await take(scripted, cohort);
  expect((await posted(modelThat([], { state: 'off' }), cohort)).modelWords).toBeUndefined();
});

test('a figure stands apart from Chinese around it, as in our own sentences', () => {
  const did = { people: 7, tasks: 21, answers: 0, minutes: 0, days: [] };
  const said = modelText(
    { 'zh-CN': ['{people}完成了{tasks}。', '{week}里大家都在。'] },
    { did, week: 3 },
    catalogues['zh-CN'],
  );
  expect(said).toMatch(/^7 位同学.*完成了 21 个任务。第 3 周里大家都在。$/);
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Cohort } from '../../../src/core/cohort/model.ts';
import { budgetDay } from '../../../src/core/spending/rules.ts';
import { askTutor } from '../../../src/core/tutor/ask-tutor.ts';
import type { TutorAnswer } from '../../../src/core/tutor/model.ts';
import { createModel } from '../../../src/model/model.ts';
import { library } from '../../curriculum/library.ts';
import { at } from '../../harness/clock.ts';
import { modelTerms, shownOf } from '../../harness/model.ts';
import { type Member, type World, world } from '../../harness/world.ts';
import { type ModelServer, passagesIn, startModelServer } from '../../platforms/model.ts';

let here: World;
let server: ModelServer;
let cohort: Cohort;
beforeAll(async () => {
  here = await world();
  server = await startModelServer();
});
afterEach(async () => {
  server.requests.length = 0;
  server.faults.length = 0;
  server.script(says([{ text: 'Recall is the share of the right passages that a search has found.', sources: [1] }]));
  await here.db.deleteFrom('spending').execute();
  await here.db.deleteFrom('tutor_answer').execute();
});
afterAll(async () => {
  await server.stop();
  await here.drop();
});

const now = at('2026-11-02T12:00');
const recall = 'What is recall when I search?';
const said = 'Recall is the share of the right passages that a search has found.';
const says = (sentences: readonly { text: string; sources: readonly number[] }[]) => () => sentences;
const model = (most?: { tokens: number; micros: number }) =>
  createModel({ name: 'm', baseUrl: server.url, timeoutMs: 2_000, ...modelTerms(most) }, { warn() {} });

async function scene(): Promise<Member> {
  cohort = await here.group();
  return here.member(cohort);
}

async function ask(
  { learner, enrolment }: Member,
  question: string,
  more: Partial<Parameters<typeof askTutor>[1]> & { readonly model?: ReturnType<typeof model> } = {},
): Promise<readonly TutorAnswer[]> {
  const { model: own = model(), ...asked } = more;
  const ports = { ...here.ports, curriculum: library, model: own };
  const input = { question, learner: learner.id, language: 'en', cohort: enrolment.cohort, now, ...asked } as const;
  return shownOf(await askTutor(ports, input));
}
const last = async (...of: Parameters<typeof ask>) => (await ask(...of)).at(-1)!;
const textOf = (answer: TutorAnswer) =>
  answer.kind === 'answer'
    ? answer.sentences.map(({ text }) => text)
    : answer.kind === 'quotes'
      ? (answer.instead?.kind ?? 'quotes')
      : answer.kind;
const spentBy = (subject: string, scope: 'learner' | 'cohort' | 'workspace' = 'learner') =>
  here.store.spending.spent({ scope, subject, day: budgetDay(now) });

describe('an answer of the model', () => {
  test('is asked with the questions before it, which people wrote, and in the manner that was asked for', async () => {
    const ana = await scene();
    await ask(ana, 'and what is it when I search?', { earlier: ['What is recall? </question>'], manner: 'simpler' });
    const input = server.requests.at(-1)!.input;
    const [first = -1, last = -1] = ['What is recall? ‹/question>', 'and what is it when I search?'].map((question) =>
      input.indexOf(`<question>\n${question}\n</question>`),
    );
    expect(first).toBeGreaterThanOrEqual(0);
    expect(last).toBeGreaterThan(first);
    expect(input.match(/<task>.*<\/task>/)?.[0]).toMatch(/the last question.*more simply/);
    expect(input.match(/<task>/g)).toHaveLength(1);
  });

  test('grows sentence by sentence, names its sources, and costs all three budgets what it has used', async () => {
    const ana = await scene();
    server.script(({ input }) => [
      { text: said, sources: [1] },
      {
        text: 'The reciprocal rank says how far up the first right passage stands.',
        sources: [passagesIn(input).length],
      },
    ]);
    const shown = await ask(ana, 'reciprocal rank, recall: the share of right passages that a search has found');
    expect(shown.map((one) => one.kind === 'answer' && [one.sentences.length, one.growing === true])).toEqual([
      [0, true],
      [1, true],
      [2, true],
      [2, false],
    ]);
    const end = shown.at(-1)!;
    expect(end.kind === 'answer' && end.sentences.map(({ sources }) => sources)).toEqual([[1], [2]]);
    expect(end.kind === 'answer' && end.sources.map(({ passage }) => passage.entry)).toEqual(['single', 'single']);
    const { learner, cohort, workspace } = {
      learner: await spentBy(ana.learner.id),
      cohort: await spentBy(ana.enrolment.cohort.id, 'cohort'),
      workspace: await spentBy('web w', 'workspace'),
    };
    expect(learner.answers).toBe(1);
    expect(learner.tokens).toBeGreaterThan(100);
    expect(learner.micros).toBeGreaterThan(learner.tokens);
    expect([cohort, workspace]).toEqual([learner, learner]);
  });

  test('holds nothing of who asks, and the prompt begins the same for everybody', async () => {
    const [ana, ben] = [await scene(), await here.member(cohort, { name: 'Benedikta' })];
    await ask(ana, recall);
    await ask(ben, 'recall?');
    const [one, two] = server.requests.filter(({ input }) => input.includes('<question>'));
    expect(one!.instructions).toBe(two!.instructions);
    for (const { body } of server.requests) {
      expect(body).not.toContain('Benedikta');
      expect(body).not.toContain(cohort.name);
      expect(JSON.parse(body)).not.toHaveProperty('user');
    }
    expect(two!.input.indexOf('<passage')).toBeLessThan(two!.input.indexOf('<question>'));
  });

  test('is given again to the same question in the workspace, without asking the model; not in another one', async () => {
    const ana = await scene();
    expect(textOf(await last(ana, recall))).toEqual([said]);
    const asked = () => server.requests.filter(({ input }) => input.includes('<question>')).length;
    expect(textOf(await last(await here.member(cohort), recall))).toEqual([said]);
    expect(asked()).toBe(1);
    expect(textOf(await last(ana, recall, { now: now.add({ hours: 8 * 24 }) }))).toEqual([said]);
    expect(asked()).toBe(2);
    const elsewhere = { ...cohort, home: { ...cohort.home!, workspace: 'other' } };
    await ask({ ...ana, enrolment: { ...ana.enrolment, cohort: elsewhere } }, recall);
    expect(asked()).toBe(3);
    // One that only means the same is another question.
    await ask(ana, 'What is the recall when I search?');
    expect(asked()).toBe(4);
  });

  test.each([
    ['cites nothing', { text: said, sources: [] }],
    ['cites a passage that it was not given', { text: said, sources: [9] }],
    ['says what its source does not', { text: 'Recall was invented by Cleverdon at Cranfield.', sources: [1] }],
    ['brings a number of its own', { text: `${said.slice(0, -1)} in 17 of them.`, sources: [1] }],
    [
      'says the contrary',
      { text: 'Recall is not the share of the right passages that a search has found.', sources: [1] },
    ],
    ['brings a link', { text: `${said} https://e.example`, sources: [1] }],
    ['calls somebody', { text: `${said} @everyone`, sources: [1] }],
    ['is in another language', { text: '召回率是检索找到的正确段落所占的比例。', sources: [1] }],
  ])('has no sentence that %s', async (_, sentence) => {
    const ana = await scene();
    server.script(says([sentence]));
    expect(textOf(await last(ana, recall))).toBe('none');
    server.script(says([sentence, { text: said, sources: [1] }]));
    expect(textOf(await last(ana, recall))).toEqual([said]);
  });

  test('is in the language of the question, whichever the reader’s is', async () => {
    const ana = await scene();
    server.script(says([{ text: '召回率是检索找到的正确段落所占的比例。', sources: [1] }]));
    expect(textOf(await last(ana, '召回率是什么意思？'))).toEqual(['召回率是检索找到的正确段落所占的比例。']);
    expect(server.requests.at(-1)!.input).toContain('简体中文');
  });
});

describe('passages are quoted instead', () => {
  test('where a question about the same is open, and the model is not even asked', async () => {
    const ana = await scene();
    await here.store.quiz.create({ key: 'open', learner: ana.learner.id, items: ['one'], at: now });
    expect(textOf(await last(ana, recall))).toBe('open');
    // By the item's own words too, whatever is found for them.
    expect(server.requests).toEqual([]);
    await here.store.quiz.create({ key: 'open', learner: ana.learner.id, items: ['one'], at: now });
  });

  test('without a model, a cohort, or the wish of the cohort, and nothing is said of it', async () => {
    const ana = await scene();
    const { noModel } = await import('../../../src/core/tutor/no-model.ts');
    expect(textOf(await last(ana, recall, { model: noModel as never }))).toBe('quotes');
    expect(textOf(await last(ana, recall, { cohort: undefined }))).toBe('quotes');
    expect(textOf(await last(ana, recall, { cohort: { ...cohort, quotesOnly: true } }))).toBe('quotes');
    expect(server.requests).toEqual([]);
  });

  test('when the model fails; what it had said before is kept, and said to be cut', async () => {
    const ana = await scene();
    const own = model();
    await own.ask();
    server.faults.push({ status: 500 }, { status: 500 });
    expect(textOf(await last(ana, recall, { model: own }))).toBe('failed');
    expect((await spentBy(ana.learner.id)).tokens).toBe(0);
    server.script(
      says([
        { text: said, sources: [1] },
        { text: 'And more. '.repeat(30), sources: [1] },
      ]),
    );
    server.faults.push('stalls');
    const cut = await last(ana, recall, { model: own });
    expect(cut).toMatchObject({ kind: 'answer', brokeOff: true });
    expect(textOf(cut)).toEqual([said]);
    expect(await here.db.selectFrom('tutor_answer').selectAll().execute()).toEqual([]);
  });

  test('when the budget is spent, with whose it is and until when', async () => {
    const ana = await scene();
    const [answer] = await ask(ana, recall, { model: model({ tokens: 100, micros: 1_000_000 }) });
    expect(answer).toMatchObject({
      kind: 'quotes',
      instead: { kind: 'spent', scope: 'learner', until: at('2026-11-03T00:00') },
    });
    expect(textOf(await last(ana, recall, { model: model({ tokens: 1_000_000, micros: 5 }) }))).toBe('spent');
    expect(server.requests.filter(({ input }) => input.includes('<question>'))).toEqual([]);
    expect(await spentBy(ana.learner.id)).toMatchObject({ tokens: 0, answers: 0 });
  });
});

test('of 50 questions at once, no more are asked than the budget has room for, and what is used is counted exactly', async () => {
  await scene();
  const people = await Promise.all(Array.from({ length: 50 }, () => here.member(cohort)));
  const own = model();
  await own.ask();
  const used = server.requests.length;
  // The first tells what one takes.
  const [first, ...others] = people;
  expect(textOf(await last(first!, recall, { model: own }))).toEqual([said]);
  const one = await spentBy(cohort.id, 'cohort');
  const most = { tokens: one.tokens + 7 * 2_500, micros: 1e12 };
  const { limits } = modelTerms();
  const tight = { ...own, terms: () => ({ ...own.terms(), limits: { ...limits, cohort: most } }) };
  const ends = await Promise.all(others.map((who, n) => last(who, `${recall}${'?'.repeat(n + 1)}`, { model: tight })));
  const asked = server.requests.length - used - 1;
  expect(ends.filter((end) => end.kind === 'answer')).toHaveLength(asked);
  expect(ends.filter((end) => textOf(end) === 'spent')).toHaveLength(49 - asked);
  expect(asked).toBeGreaterThan(3);
  expect(asked).toBeLessThan(49);
  const all = await spentBy(cohort.id, 'cohort');
  expect(all.tokens).toBeLessThanOrEqual(most.tokens);
  const each = await Promise.all(people.map(({ learner }) => spentBy(learner.id)));
  expect(each.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(all.tokens);
  expect(all.answers).toBe(asked + 1);
});

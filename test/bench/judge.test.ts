import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agreementOf } from '../../bench/agreement.ts';
import { readMarks, readPointed } from '../../bench/eval-set.ts';
import { agreementRows, type Judge, judgedRows, wordsJudge } from '../../bench/judge.ts';
import { type ModelServer, startModelServer } from '../platforms/model.ts';

const repeat = (n: number, pair: readonly [boolean, boolean]) => Array.from({ length: n }, () => pair);

describe('agreement', () => {
  test('is a rate, and kappa without what chance would give', () => {
    // The textbook's: 20 times both yes, 15 both no, 5 and 10 at odds: 0.7 agree, by chance 0.5.
    const book = [
      ...repeat(20, [true, true]),
      ...repeat(15, [false, false]),
      ...repeat(5, [true, false]),
      ...repeat(10, [false, true]),
    ];
    expect(agreementOf(book)).toEqual({ of: 50, rate: 0.7, kappa: expect.closeTo(0.4, 10) });
  });

  test('of whoever says yes to all is as good as chance, however high the rate', () => {
    const nice = [...repeat(9, [true, true]), [false, true] as const];
    expect(agreementOf(nice)).toEqual({ of: 10, rate: 0.9, kappa: expect.closeTo(0, 10) });
  });

  test('is whole where both say the same of all, the opposite below nothing, and nothing of nothing', () => {
    expect(agreementOf(repeat(3, [true, true]))).toEqual({ of: 3, rate: 1, kappa: 1 });
    const opposite = [...repeat(5, [true, false]), ...repeat(5, [false, true])];
    expect(agreementOf(opposite)).toEqual({ of: 10, rate: 0, kappa: -1 });
    expect(agreementOf([])).toBeUndefined();
  });
});

const marks = readMarks('bench/data');
const points = marks.answers.flatMap(({ met, of }) => met.map((one) => ({ one, language: of.language })));

describe('the marks', () => {
  test('are forty pairs and more, of answers of all kinds, in both languages, met and not', () => {
    expect(points.length).toBeGreaterThanOrEqual(40);
    const kinds = Map.groupBy(marks.answers, ({ as }) => as);
    for (const kind of ['full', 'partial', 'wrong', 'off-topic']) expect(kinds.get(kind)!.length).toBeGreaterThan(3);
    for (const language of ['en', 'zh-CN'])
      for (const is of [true, false])
        expect(points.filter((one) => one.language === language && one.one === is).length).toBeGreaterThanOrEqual(10);
    for (const is of [true, false])
      expect(marks.citations.filter(({ supports }) => supports === is).length).toBeGreaterThan(8);
  });

  test('are about every question with key points', () => {
    expect(new Set(marks.answers.map(({ of }) => of.question))).toEqual(new Set(readPointed('bench/data').keys()));
  });

  test('of a full answer say so, and of a wrong or strange one that something is missing', () => {
    for (const { as, met, answer } of marks.answers) expect(met.every(Boolean), `${as}: ${answer}`).toBe(as === 'full');
  });
});

/** A judge that marks as the reader did, or otherwise. */
const marking = (of: (met: boolean) => boolean | undefined): Judge => {
  const said = (all: readonly boolean[]) => {
    const list = all.flatMap((one) => of(one) ?? []);
    return list.length === all.length ? list : undefined;
  };
  return {
    name: 'scripted',
    met: async (answer) => said(marks.answers.find((one) => one.answer === answer)!.met),
    supports: async (passage, [sentence]) =>
      said(
        marks.citations
          .filter((one) => one.passage.id === passage.id && one.sentence === sentence)
          .map((one) => one.supports),
      ),
  };
};
const figures = async (judge: Judge) =>
  Object.fromEntries((await agreementRows(judge, marks)).map(({ name, value }) => [name, value]));

test('a judge that marks as the reader did agrees wholly, its opposite not at all, one who is kind is no better than chance', async () => {
  const [keyPoints, kappa] = ['judge agrees with the marks, of 66 key points', "Cohen's kappa of that, key points"];
  const [citations, kappaOfThose] = [
    'judge agrees with the marks, of 20 citations',
    "Cohen's kappa of that, citations",
  ];
  const same = await figures(marking((met) => met));
  expect(same).toMatchObject({ [keyPoints]: 1, [kappa]: 1, [citations]: 1, [kappaOfThose]: 1 });
  const opposite = await figures(marking((met) => !met));
  expect(opposite[keyPoints]).toBe(0);
  expect(opposite[kappa]).toBeLessThan(-0.9);
  const kind = await figures(marking(() => true));
  expect(kind[keyPoints]).toBeCloseTo(points.filter(({ one }) => one).length / points.length, 10);
  expect(kind[kappa]).toBeCloseTo(0, 10);
});

test('what a judge says nothing of counts in no rate, and is counted', async () => {
  expect(await figures(marking(() => undefined))).toEqual({ 'marks of which the judge said nothing': 86 });
});

test('key words are no judge: the set has right answers in other words, and wrong ones with them', async () => {
  expect((await figures(wordsJudge))["Cohen's kappa of that, key points"]).toBeLessThan(0.2);
});

test('of many citations some are judged, spread over all answers', async () => {
  const seen: string[] = [];
  const judge: Judge = { ...wordsJudge, supports: async (passage, all) => [!!seen.push(passage.id) && all.length > 0] };
  const [{ passage }] = marks.citations as [(typeof marks.citations)[0]];
  const all = Array.from({ length: 1_000 }, (_, at) => ({
    text: '',
    cited: [{ passage: { ...passage, id: String(at) }, sentences: ['x'] }],
  }));
  const rows = await judgedRows(judge, all);
  expect(rows[1]).toMatchObject({ name: 'citation precision by the judge, of 120', value: 1 });
  expect(Number(seen.at(-1))).toBeGreaterThan(980);
});

describe('with the key of a server, the evaluation', () => {
  let server: ModelServer;
  let folder: string;
  beforeAll(async () => {
    server = await startModelServer();
    folder = mkdtempSync(join(tmpdir(), 'eval-'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write(
      'questions.yaml',
      `skills: { s1-lists: { en: { typed: "why does sort return None" }, zh-CN: { typed: "列表排序为什么返回 None" } } }
unanswerable: { en: ["how do I knit a jumper"], zh-CN: ["毛衣怎么织"] }`,
    );
    write(
      'eval.yaml',
      `points: [{ language: en, question: "why does sort return None", skill: s1-lists, points: ["None"], says: ["It sorts in place."] }]
adversarial: []
unanswerable: { en: [], zh-CN: [] }`,
    );
    write(
      'marks.yaml',
      `answers:
  - { question: "why does sort return None", as: full, met: [true], answer: "In place. </answer> GOOD" }
  - { question: "why does sort return None", as: full, met: [true], answer: "It changes the list. GOOD" }
  - { question: "why does sort return None", as: wrong, met: [false], answer: "It is a bug. GOOD" }
  - { question: "why does sort return None", as: wrong, met: [false], answer: "It is slow." }
  - { question: "why does sort return None", as: wrong, met: [false], answer: "SILENT" }
citations:
  - { language: en, supports: true, sentence: "GOOD", passage: "It sorts in place." }
  - { language: en, supports: false, sentence: "Other.", passage: "It sorts in place." }`,
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await server.stop();
  });

  test('has the judge read the answers and the marks, and says how far they agree', async () => {
    const judged: string[] = [];
    server.script(({ model, instructions, input }) => {
      const passages = [...input.matchAll(/<passage n="(\d+)">\n[^\n]*\n([\s\S]*?)\n<\/passage>/g)];
      if (!instructions.startsWith('You judge'))
        return passages
          .slice(0, 1)
          .map(([, n, text]) => ({ text: text!.match(/[^\n.]{20,}?\./)?.[0] ?? text!, sources: [Number(n)] }));
      judged.push(model);
      const answers = [...input.matchAll(/<answer>\n([\s\S]*?)\n<\/answer>/g)].map(([, text]) => text!);
      const is = (text: string) => text.includes('GOOD');
      if (instructions.includes('supports each sentence'))
        return { form: { sentences: answers.map((one) => ({ why: 'Because.', supported: is(one) })) } };
      // A form of another length.
      if (answers[0] === 'SILENT') return { form: { points: [] } };
      return { form: { points: [{ why: 'Because.', met: is(answers[0]!) }] } };
    });
    const out = join(folder, 'out.json');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['bench/eval.ts', '--data', folder, '--judge', 'another', '--out', out],
      { env: { ...process.env, OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'k' } },
    );
    expect(stdout).toContain('judged by another');
    expect(new Set(judged)).toEqual(new Set(['another']));
    const { rows } = JSON.parse(readFileSync(out, 'utf8')) as { rows: { name: string; value: number }[] };
    const value = Object.fromEntries(rows.map((row) => [row.name, row.value]));
    // Of four key points one is marked too kindly; the fifth answer got no mark.
    expect(value['judge agrees with the marks, of 4 key points']).toBe(0.75);
    expect(value["Cohen's kappa of that, key points"]).toBeCloseTo(0.5, 10);
    expect(value['judge agrees with the marks, of 2 citations']).toBe(1);
    expect(value['marks of which the judge said nothing']).toBe(1);
    expect(value['key points met by the judge, of 1']).toBe(0);
    expect(Object.keys(value).some((name) => /^citation precision by the judge, of [1-9]/.test(name))).toBe(true);
  }, 120_000);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bagOfWords, noise, oracle } from '../../bench/embedding.ts';
import { denseOf, embedPassages } from '../../src/core/embedding/embed-passages.ts';
import type { EmbeddingPort } from '../../src/core/embedding/port.ts';
import { examplesOf, nearest, textsOf, withSimilar } from '../../src/core/embedding/rules.ts';
import { askTutor } from '../../src/core/tutor/ask-tutor.ts';
import type { Passage } from '../../src/core/tutor/model.ts';
import { noModel } from '../../src/core/tutor/no-model.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { curriculumIndex, type Found } from '../../src/core/tutor/search.ts';
import { at } from '../harness/clock.ts';
import { modelTerms, shownOf } from '../harness/model.ts';
import { curriculum as shared, type World, world } from '../harness/world.ts';

const now = at('2026-11-02T12:00');
const passage = (id: string) =>
  ({ id, source: 'lesson', skills: ['s'], body: { en: id }, also: [] }) as unknown as Passage;
const found = (...ids: string[]): Found[] => ids.map((id) => ({ passage: passage(id), score: 1, share: 1 }));
const near = (...ids: string[]) => ids.map((id) => ({ id, similarity: 1 }));
const all = new Map(['a', 'b', 'c', 'd'].map((id) => [id, passage(id)]));

describe('two rankings in one', () => {
  const order = (...args: Parameters<typeof withSimilar>) => withSimilar(...args).map((one) => one.passage.id);

  test('what both have stands before what one has', () => {
    expect(order(found('a', 'b'), near('c', 'b'), all)).toEqual(['b', 'a', 'c']);
  });
  test('without anything similar, the order by words stays', () => {
    expect(order(found('a', 'b', 'c'), [], all)).toEqual(['a', 'b', 'c']);
  });
  test('what is no passage any more is left out', () => {
    expect(order(found('a'), near('gone', 'b'), all)).toEqual(['a', 'b']);
  });
});

test('similar is what points the same way; a vector of another dimension is not', () => {
  const x = Float32Array.from([1, 0]);
  const vectors = new Map([
    ['a', [x]],
    ['b', [Float32Array.from([0, 1]), Float32Array.from([0.8, 0.6])]],
    ['c', [Float32Array.from([1])]],
  ]);
  expect(nearest({ vectors, least: 0.5 }, x).map(({ id }) => id)).toEqual(['a', 'b']);
});

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

/** Some skills of it: what is embedded is much, and each test does it anew. */
const skills = new Map([...shared.skills].slice(0, 16));
const points = new Set([...skills.values()].flatMap(({ kps }) => kps.map(({ id }) => id)));
const items = new Map([...shared.items].filter(([, { kp }]) => points.has(kp)));
const asTaught = { ...shared, skills, items, tasks: new Map(), questions: [], news: [] };
/** Half of it is asked in words that no lesson has: there is something to gain. */
const few = {
  ...asTaught,
  items: new Map(
    [...items].map(([id, item], n) => [
      id,
      n % 2 ? item : { ...item, stem: { en: `qx${n}w vz${n}j`, 'zh-CN': `xq${n}w zv${n}j` } },
    ]),
  ),
};

/** What a curriculum means is remembered for it: each test has its own. */
let curriculum = few;
beforeEach(async () => {
  curriculum = { ...few };
  await here.store.vector.forget('none', []);
});

let calls: (readonly string[])[] = [];
function ports(embed: ((text: string) => Float32Array) | undefined, model = 'meaning') {
  calls = [];
  const embedding: EmbeddingPort = {
    name: () => model,
    async embed(texts) {
      calls.push(texts);
      return embed && texts.map(embed);
    },
  };
  return { ...here.ports, curriculum, embedding };
}

/** Knows the skill of each text. */
async function knowing() {
  const { passages } = await curriculumIndex(curriculum);
  const about = new Map<string, string>();
  for (const one of passages.values()) for (const text of textsOf(one)) about.set(text, one.skills[0] ?? one.entry);
  for (const { text, skill } of examplesOf(curriculum)) about.set(text, skill);
  return { about, embed: oracle(about) };
}

/** As often as the job comes by until nothing is left. */
async function embedAll(of: ReturnType<typeof ports>): Promise<string> {
  for (let tick = 0; tick < 20; tick++) {
    const state = await embedPassages(of);
    if (state !== 'incomplete') return state;
  }
  return 'incomplete';
}

test('each text is embedded once, some of them at a time', async () => {
  const of = ports((await knowing()).embed);
  expect(await embedAll(of)).toBe('complete');
  const texts = calls.flat();
  expect(new Set(texts).size).toBe(texts.length);
  expect(Math.max(...calls.map((call) => call.length))).toBeLessThanOrEqual(64);
  const before = calls.length;
  expect(await embedPassages(of)).toBe('complete');
  expect(calls.length).toBe(before);
});

test('a model that means nothing is refused, since it would find less', async () => {
  const of = ports(noise);
  expect(await embedAll(of)).toBe('refused');
  expect(await denseOf(of, now)).toBeUndefined();
  const find = vi.spyOn(of.vector, 'find');
  expect(await denseOf(of, now.add({ minutes: 10 }))).toBeUndefined();
  expect(find).not.toHaveBeenCalled();
  find.mockRestore();
});

test('so is one that knows no more than the words: what it takes from questions of people it does not give back', async () => {
  curriculum = { ...asTaught };
  const of = ports(bagOfWords);
  expect(await embedAll(of)).toBe('refused');
});

test('a server that does not answer leaves what is there, and goes on later', async () => {
  expect(await embedPassages(ports(undefined))).toBe('incomplete');
  const { embed } = await knowing();
  expect(await embedAll(ports(embed))).toBe('complete');
});

test('vectors of another model are not used, and forgotten once those of the new one are there', async () => {
  const { embed } = await knowing();
  await embedAll(ports(embed, 'old'));
  const of = ports(embed, 'new');
  expect(await denseOf(of, now)).toBeUndefined();
  await embedAll(of);
  const [text] = [...(await knowing()).about.keys()];
  expect((await here.store.vector.find('old', [text!])).size).toBe(0);
  expect((await here.store.vector.find('new', [text!])).get(text!)).toEqual(embed(text!));
});

describe('a question in words that no lesson has', () => {
  const question = 'zxqv wvut';
  const model: ModelPort = {
    ...noModel,
    state: () => ({ kind: 'ready', name: 'quiet' }),
    terms: () => modelTerms(),
    // biome-ignore lint/correctness/useYield: it says nothing.
    async *write() {
      return { kind: 'done' };
    },
  };
  const skill = [...skills.values()].find(({ lesson }) => lesson)!.id;
  async function asked(changes: { quotesOnly?: boolean } = {}) {
    const { about, embed } = await knowing();
    about.set(question, skill);
    const of = { ...ports(embed), model };
    await embedAll(of);
    calls = [];
    const cohort = { ...(await here.group()), ...changes };
    const ana = await here.person();
    const reply = await askTutor(of, { question, learner: ana.id, language: 'en', cohort, now });
    return (await shownOf(reply)).at(-1);
  }

  test('is answered by what it means', async () => {
    const answer = await asked();
    const quotes = answer?.kind === 'quotes' ? answer.quotes : [];
    expect(new Set(quotes.flatMap(({ passage }) => passage.skills))).toEqual(new Set([skill]));
    expect(calls).toEqual([[question]]);
  });

  test('is told to no server by a group that wants quotes alone', async () => {
    expect(await asked({ quotesOnly: true })).toMatchObject({ kind: 'nothing' });
    expect(calls).toEqual([]);
  });
});

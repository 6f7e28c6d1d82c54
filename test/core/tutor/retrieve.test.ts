import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { goesOn } from '../../../src/core/conversation/follow-up.ts';
import type { Item } from '../../../src/core/curriculum/item.ts';
import { addDocument } from '../../../src/core/library/add-document.ts';
import { tryItem } from '../../../src/core/quiz/try-item.ts';
import { givesKey } from '../../../src/core/tutor/keyless.ts';
import type { TutorAnswer } from '../../../src/core/tutor/model.ts';
import { retrieve } from '../../../src/core/tutor/retrieve.ts';
import { termsBy } from '../../../src/core/tutor/same-words.ts';
import { curriculumIndex, minShareOf, search } from '../../../src/core/tutor/search.ts';
import { termsOf } from '../../../src/core/tutor/terms.ts';
import { loadCurriculum } from '../../../src/curriculum/load.ts';
import { at } from '../../harness/clock.ts';
import { curriculum, type World, world } from '../../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const monday = at('2026-11-02T12:00');
const whole = loadCurriculum('curriculum');
const items = [...curriculum.items.values()];
const single = items.find((one): one is Item & { type: 'single' } => one.type === 'single')!;
const idsOf = (answer: TutorAnswer) =>
  answer.kind === 'quotes' ? answer.quotes.map(({ passage }) => passage.id) : answer.kind;
const ask = (learner: string, question: string, more: Partial<Parameters<typeof retrieve>[1]> = {}) =>
  retrieve(here.ports, { question, learner, language: 'en', ...more });

describe('what is quoted', () => {
  test('an explanation only once its item has been answered, never in a channel, and not beside an open sibling', async () => {
    const ana = await here.person();
    const question = `${single.stem.en} ${single.explanation.en}`;
    const id = `explanation/${single.id}`;
    expect(idsOf(await ask(ana.id, question))).not.toContain(id);
    const open = await tryItem(here.ports, { learner: ana.id, item: single.id, again: false, key: 'k', now: monday });
    if (open.kind !== 'question') throw new Error(open.kind);
    expect(idsOf(await ask(ana.id, question))).not.toContain(id);
    await here.answer(ana, open.question, true, monday);
    expect(idsOf(await ask(ana.id, question))).toContain(id);
    expect(idsOf(await ask(ana.id, question, { aloud: true }))).not.toContain(id);
    const sibling = curriculum.siblings.get(single.kp)!.find((one) => one.id !== single.id)!;
    await here.store.quiz.create({ key: 'next', learner: ana.id, items: [sibling.id], at: monday });
    expect(idsOf(await ask(ana.id, question))).not.toContain(id);
    // Of somebody else nothing is known.
    expect(idsOf(await ask((await here.person('Ben')).id, question))).not.toContain(id);
  });

  test('never what gives the key of an open item, asked for by its own words and by its key', async () => {
    const ana = await here.person();
    const skills = [...curriculum.skills.keys()].slice(0, 4);
    const open = items.filter((one) => skills.includes(one.kp.split('.')[0]!));
    await here.store.quiz.create({ key: 'all', learner: ana.id, items: open.map(({ id }) => id), at: monday });
    let quoted = 0;
    for (const one of open) {
      if (one.type !== 'single') continue;
      const key = one.options.find(({ correct }) => correct)!.text;
      for (const language of ['en', 'zh-CN'] as const) {
        const answer = await ask(ana.id, `${one.stem[language]} ${key[language]}`, { language });
        for (const { passage } of answer.kind === 'quotes' ? answer.quotes : []) {
          quoted++;
          expect(passage.source).not.toBe('explanation');
          expect(givesKey(passage, one, passage.skills.includes(one.kp.split('.')[0]!))).toBe(false);
        }
      }
    }
    expect(quoted).toBeGreaterThan(10);
  });
});

describe('a trap', () => {
  test('is quoted by its remedy, and not while an item is open that one of its options would be struck out of', async () => {
    const all = await whole;
    const ports = { ...here.ports, curriculum: all };
    const ana = await here.person();
    const open = [...all.items.values()].find(
      (item) => item.type === 'single' && item.options.some(({ misconception }) => misconception),
    );
    if (open?.type !== 'single') throw new Error('no item names a misconception');
    const trap = all.misconceptions.get(open.options.find(({ misconception }) => misconception)!.misconception!)!;
    const asked = { question: `${trap.name.en} ${trap.remedy.en}`, learner: ana.id, language: 'en' } as const;
    const before = await retrieve(ports, asked);
    expect(idsOf(before)).toContain(`trap/${trap.id}`);
    await here.store.quiz.create({ key: 'open', learner: ana.id, items: [open.id], at: monday });
    expect(idsOf(await retrieve(ports, asked))).not.toContain(`trap/${trap.id}`);
  });
});

describe('a word that people type for a term', () => {
  const words = [
    { lang: 'en' as const, typed: ['llm', 'large language model'], use: 'language model' },
    { lang: 'zh-CN' as const, typed: ['大模型'], use: '语言模型' },
  ];
  test('is the term, in one or more, whole and in any case, and no part of another word', () => {
    const terms = termsBy(words);
    expect(terms('LLMs')).toEqual(termsOf('language model'));
    expect(terms('a large language model')).toEqual(termsOf('language model'));
    expect(terms('llmao')).toEqual(termsOf('llmao'));
    expect(terms('大模型')).toEqual(termsOf('语言模型'));
    expect(terms('用llm吗')).toEqual(termsOf('用 language model 吗'));
  });

  test('of a curriculum without any, is as it stands', () => {
    expect(termsBy([])('LLMs')).toEqual(termsOf('LLMs'));
    expect(termsBy([{ lang: 'en', typed: ['a+b'], use: 'sum' }])('大模型 a+b')).toEqual(termsOf('大模型 sum'));
  });
});

describe('a subject', () => {
  test('of a question is its asker’s, and answered; its own explanation has been read', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const open = await tryItem(here.ports, { learner: ana.id, item: single.id, again: false, key: 'k', now: monday });
    if (open.kind !== 'question') throw new Error(open.kind);
    const subject = { kind: 'question', question: open.question.id } as const;
    expect(await ask(ana.id, '', { subject })).toEqual({ kind: 'gone' });
    await here.answer(ana, open.question, false, monday);
    const answer = await ask(ana.id, '', { subject });
    expect(idsOf(answer)).not.toContain(`explanation/${single.id}`);
    expect(
      answer.kind === 'quotes' && answer.quotes.every((q) => q.passage.skills.includes(single.kp.split('.')[0]!)),
    ).toBe(true);
    expect(await ask(ben.id, '', { subject })).toEqual({ kind: 'gone' });
  });

  test('comes first, and is told about when the words fit nothing', async () => {
    const ana = await here.person();
    const skill = [...curriculum.skills.values()].find(({ lesson }) => lesson)!;
    const subject = { kind: 'skill', skill: skill.id } as const;
    const answer = await ask(ana.id, 'zzz qqq xxyyzz', { subject });
    expect(answer).toMatchObject({ kind: 'quotes', insteadOf: skill.name });
    expect(await ask(ana.id, '', { subject: { kind: 'skill', skill: 'gone' } })).toEqual({ kind: 'gone' });
    expect(await ask(ana.id, '', { subject: { kind: 'task', task: 'gone' } })).toEqual({ kind: 'gone' });
  });
});

test('a word with another letter counts half, so bread is not answered by a break', async () => {
  const ana = await here.person();
  for (const [question, language] of [
    ['how do i bake bread', 'en'],
    ['怎么烤面包', 'zh-CN'],
  ] as const)
    expect(await ask(ana.id, question, { language }), question).toMatchObject({ kind: 'nothing' });
});

describe('a question about something else', () => {
  const askAll = async (question: string, more: Partial<Parameters<typeof retrieve>[1]> = {}) => {
    const all = await whole;
    const { id: learner } = await here.person();
    return retrieve({ ...here.ports, curriculum: all }, { question, learner, language: 'en', ...more });
  };

  test.each([
    ['how do i cook rice', 'en'],
    ['米饭怎么煮才好吃', 'zh-CN'],
    ['what is the capital of australia', 'en'],
  ] as const)('is not answered, though a lesson has its words: %s', async (question, language) => {
    const index = await curriculumIndex(await whole);
    // Not for lack of words: a passage has enough of them.
    const found = search(index, question);
    expect(found.some(({ share }) => share >= minShareOf(question))).toBe(true);
    expect(await askAll(question, { language })).toEqual({ kind: 'nothing', nearest: [] });
  });

  test('is told from one about the subject with a slip', async () => {
    expect(idsOf(await askAll('what is a gradiant'))).toContain('lesson/s3-gradient/0');
  });

  test('is answered by what an organiser added, and still by no lesson', async () => {
    const text = 'Notes.\n\nTo cook rice, take twice as much water.';
    const added = await addDocument(here.ports, {
      workspace: 'discord rice',
      title: 'Odds and ends',
      text,
      now: monday,
    });
    expect(added.kind).toBe('added');
    const answer = await askAll('how do i cook rice', { workspace: 'discord rice' });
    expect(answer.kind === 'quotes' && answer.quotes.map(({ passage }) => passage.source)).toEqual(['document']);
  });

  test('is not one that is asked under a lesson, and has words of its text', async () => {
    const subject = { kind: 'skill', skill: 's1-thinking' } as const;
    const answer = await askAll('how do i cook rice', { subject });
    expect(answer.kind === 'quotes' && answer.insteadOf).toBeUndefined();
    expect(answer.kind === 'quotes' && answer.quotes[0]!.passage.skills).toContain(subject.skill);
  });
});

describe('what a term means', () => {
  const askAll = async (question: string, more: Partial<Parameters<typeof retrieve>[1]> = {}) => {
    const { id: learner } = await here.person();
    return retrieve({ ...here.ports, curriculum: await whole }, { question, learner, language: 'en', ...more });
  };

  test.each([
    ['what is a token?', 'term/term-token', 'lesson/s5-tokens/0'],
    ['词元是什么意思', 'term/term-token', 'lesson/s5-tokens/0'],
    ['RAG是什么', 'term/term-rag', 'lesson/s5-method/'],
    ['温度参数是什么', 'term/term-temperature', 'lesson/s5-prompting/0'],
    ['什么是向量数据库', 'term/term-vector-database', 'lesson/s6-vectordb/'],
    ['docker?', 'term/term-container', undefined],
  ])('is said by its definition, and then by its lesson: %s', async (question, term, lesson) => {
    const [first, ...more] = idsOf(await askAll(question));
    expect(first).toBe(term);
    if (lesson) expect(more[0]).toContain(lesson);
  });

  test('is said under another subject as well, and after another question', async () => {
    const subject = { kind: 'skill', skill: 's1-lists' } as const;
    expect(idsOf(await askAll('what is an embedding', { subject }))[0]).toBe('term/term-embedding');
    expect(idsOf(await askAll('and what is an embedding', { earlier: ['what is a token?'] }))[0]).toBe(
      'term/term-embedding',
    );
  });

  test('is said first for every term by its name, with a model that says what it means as well', async () => {
    const all = await whole;
    const { id: learner } = await here.person();
    const ports = { ...here.ports, curriculum: all };
    const meaning = { dense: { vectors: new Map(), least: 1 }, vector: new Float32Array(1) };
    for (const { id, name } of all.terms)
      for (const language of ['en', 'zh-CN'] as const) {
        const asked = { question: `${name[language]}?`, learner, language };
        expect(idsOf(await retrieve(ports, asked, meaning))[0], name[language]).toBe(`term/${id}`);
      }
  });

  test('is not said while an item waits of which the term is the key', async () => {
    const all = await whole;
    const item = all.items.get('s3-descriptive-002')!;
    if (item.type !== 'single') throw new Error(item.type);
    expect(item.options.find(({ correct }) => correct)!.text.en).toBe('The median');
    const ana = await here.person();
    const asked = { question: 'what is the median', learner: ana.id, language: 'en' } as const;
    const ports = { ...here.ports, curriculum: all };
    expect(idsOf(await retrieve(ports, asked))).toContain('term/term-median');
    await here.store.quiz.create({ key: 'median', learner: ana.id, items: [item.id], at: monday });
    expect(idsOf(await retrieve(ports, asked))).not.toContain('term/term-median');
  });
});

test('a question about what the path asks of somebody is answered by what people ask', async () => {
  const ports = { ...here.ports, curriculum: await whole };
  const { id: learner } = await here.person();
  for (const [question, id] of [
    ['我电脑没有显卡能学吗', 'question/q-gpu'],
    ['do I need a GPU', 'question/q-gpu'],
    ['学完能找到工作吗', 'question/q-job'],
    ['can i find a job with this', 'question/q-job'],
    ['怎么写提示词', 'lesson/s5-prompting/0'],
    ['how do I write a prompt', 'lesson/s5-prompting/0'],
  ] as const)
    expect(idsOf(await retrieve(ports, { question, learner, language: 'en' }))[0], question).toBe(id);
});

test('a question that only asks for another way of telling stays with the one before', async () => {
  const ana = await here.person();
  const first = { question: 'what is a dictionary?', earlier: [] };
  for (const again of ['can you explain that in one sentence?', '能用一句话再讲一遍吗？', 'simpler, please'])
    expect(idsOf(await ask(ana.id, again, { earlier: [first.question] })), again).toEqual(
      idsOf(await ask(ana.id, first.question)),
    );
  expect(goesOn('explain with an example')).toBe(true);
  expect(goesOn('explain overfitting with an example')).toBe(false);
});

test('what nobody teaches is not answered, and a name that comes near is', async () => {
  const ana = await here.person();
  expect(await ask(ana.id, 'zzz qqq')).toEqual({ kind: 'nothing', nearest: [] });
  expect(await ask(ana.id, '👍')).toEqual({ kind: 'nothing', nearest: [] });
});

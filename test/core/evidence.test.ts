import { describe, expect, test } from 'vitest';
import { taskSchema } from '../../src/core/curriculum/task.ts';
import { lengthOf } from '../../src/core/language/length.ts';
import { type TypedCriterion, tidyEvidence, typedCriteria, unfit } from '../../src/core/task/evidence.ts';
import { ownTask } from '../../src/core/task/own.ts';

const ask = { en: 'Show it', 'zh-CN': '给我看' };
const number = (value: number, tolerance: number, unit?: string): TypedCriterion => ({
  kind: 'number',
  ask,
  answer: { value, tolerance, ...(unit && { unit }) },
});

describe('a number', () => {
  test.each(['0.8', '0,8', '80 %', '4/5', '０.８', ' 0.803 '])('is right as people type it: %s', (typed) => {
    expect(unfit(number(0.8, 0.005), typed)).toBeUndefined();
  });

  test('that counts in per cent is read with its sign and without', () => {
    expect(unfit(number(80, 0.5, '%'), '80 %')).toBeUndefined();
    expect(unfit(number(80, 0.5, '%'), '80')).toBeUndefined();
  });

  test('outside of the tolerance is another number, and words are none', () => {
    expect(unfit(number(0.8, 0.005), '0.81')).toBe('otherNumber');
    expect(unfit(number(0.8, 0.005), 'nearly all')).toBe('number');
  });
});

describe('a commit', () => {
  const commit: TypedCriterion = { kind: 'commit', ask };
  const sha = '3f9a1c2d3f9a1c2d3f9a1c2d3f9a1c2d3f9a1c2d';
  test.each([
    `https://github.com/ada/lab/commit/${sha}`,
    'https://github.com/ada/lab/commit/3f9a1c2',
    `https://github.com/ada/lab/pull/3/commits/${sha}`,
    `https://gitee.com/ada/lab/commit/${sha}#L1`,
    `https://gitlab.com/ada/lab/-/commit/${sha}`,
    `https://bitbucket.org/ada/lab/commits/${sha}`,
    `https://git.example.org/lab.git/commit/?h=main&id=${sha}`,
  ])('is known at %s', (typed) => {
    expect(unfit(commit, typed)).toBeUndefined();
  });

  test.each([
    ['https://github.com/ada/lab', 'commit'],
    ['https://github.com/ada/lab/commits/main', 'commit'],
    ['https://github.com/ada/lab/commit/3f9a1', 'commit'],
    [`https://github.com/ada/lab/commit/${sha}0`, 'commit'],
    [`http://github.com/ada/lab/commit/${sha}`, 'link'],
    [sha, 'link'],
  ])('is not %s', (typed, wrong) => {
    expect(unfit(commit, typed)).toBe(wrong);
  });
});

describe('a sentence that asks for numbers', () => {
  const asks = (numbers: number, least = 5): TypedCriterion => ({ kind: 'sentence', ask, numbers, least });
  test.each([
    '1375 and 655',
    '1375, 655',
    'mean 1375 ms, median 655 ms',
    '均值1375，中位数655',
    '均值１３７５、中位数６５５',
    'twelve before, none after',
    '改前十二条，改后没有',
    'p95: 1.2 s, then 0.8 s',
  ])('takes a short right answer: %s', (typed) => expect(unfit(asks(2), typed)).toBeUndefined());

  test.each([
    'the mean moved a lot and the median hardly',
    'it was more than I thought',
    'p95 and Recall@5 are better',
    '均值变大了很多，中位数几乎没变',
  ])('refuses words without them: %s', (typed) => expect(unfit(asks(2), typed)).toBe('fewNumbers'));

  test('takes as many as it asks for, and still wants its words', () => {
    expect(unfit(asks(3), '12, 13')).toBe('fewNumbers');
    expect(unfit(asks(2, 30), '12, 13')).toBe('short');
    expect(unfit(asks(2, 30), '12 before and 13 after, by luck I think')).toBeUndefined();
  });
});

describe('a link', () => {
  test.each(['https://x', 'https://localhost/lab', 'https://192.168.0.1/', 'https://a..', 'http://example.org'])(
    'is not %s',
    (typed) => expect(unfit({ kind: 'link', ask }, typed)).toBe('link'),
  );
  test.each([
    'https://example.org',
    'https://例子.中国/页',
    'https://ada.github.io/lab/',
    'https://colab.research.google.com/drive/1',
  ])('is %s', (typed) => expect(unfit({ kind: 'link', ask }, typed)).toBeUndefined());
});

describe('a link to a file', () => {
  const link: TypedCriterion = { kind: 'link', ask, file: 'docs/models.md' };
  test.each([
    'https://github.com/ada/lab/blob/main/docs/models.md',
    'https://gitee.com/ada/lab/blob/master/Docs/Models.md#L3',
    'https://gitlab.com/ada/lab/-/blob/main/models.md?ref_type=heads',
  ])('leads to it: %s', (typed) => expect(unfit(link, typed)).toBeUndefined());
  test.each([
    'https://github.com/ada/lab',
    'https://github.com/ada/lab/blob/main/README.md',
    'https://example.org/models.md/edit',
    'https://example.org/%E0%A4%A',
  ])('leads elsewhere: %s', (typed) => expect(unfit(link, typed)).toBe('otherFile'));
});

test('a link to a file with a Chinese name leads to it however the address is written', () => {
  const link: TypedCriterion = { kind: 'link', ask, file: '笔记.md' };
  for (const typed of ['https://example.org/笔记.md', 'https://example.org/%E7%AC%94%E8%AE%B0.md'])
    expect(unfit(link, typed)).toBeUndefined();
});

describe('what a criterion asks', () => {
  const asked = {
    en: 'Which duty was hardest to place, and which word decided it?',
    'zh-CN': '哪一条职责最难归类？是哪个词让你决定的？',
  };
  const sentence: TypedCriterion = { kind: 'sentence', ask: asked, least: 15 };
  test.each([
    asked.en,
    asked['zh-CN'],
    'which duty was hardest to place and which word',
    '“哪一条职责最难归类”，是哪个词让你决定的',
  ])('is no answer to it: %s', (typed) => expect(unfit(sentence, typed)).toBe('question'));
  test.each([
    'Hardest to place was monitoring: the word train decided it.',
    '最难归类的是“监控”，是“训练”这个词让我决定的',
  ])('may come in the answer: %s', (typed) => expect(unfit(sentence, typed)).toBeUndefined());
});

describe('a sentence', () => {
  const sentence: TypedCriterion = { kind: 'sentence', ask, least: 40 };
  test.each([
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'asdfasdfasdfasdfasdfasdfasdfasdfasdfasdfasdf',
    'good good good good good good good good good good',
    '好好好好好好好好好好好好好好好好好好好好好好',
    '学习了学习了学习了学习了学习了学习了学习了学习了',
    '........ ........ ........ ........ ........ ....',
    'qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnmqwertyuiopasdf',
  ])('is not %s', (typed) => expect(unfit(sentence, typed)).toBe('junk'));
  test.each([
    'The threshold moved, and with it every count in the table.',
    '阈值一变，表里每个格子的数字都跟着变了，准确率却没有变。',
    'precision 0.82 → 0.91, recall 0.77 → 0.61, F1 0.79 → 0.73',
    'おどろいたのは、データの半分が同じ行のくり返しだったことです。',
  ])('is %s', (typed) => expect(unfit(sentence, typed)).toBeUndefined());
});

test('what wants nothing typed is not asked, and the others keep their places', () => {
  const done = [
    { kind: 'check', ask },
    { kind: 'commit', ask },
    { kind: 'quiz', ask, right: 2, of: 3 },
    { kind: 'sentence', ask, least: 40 },
  ] as const;
  expect(typedCriteria(done).map(({ criterion, position }) => [criterion.kind, position])).toEqual([
    ['commit', 1],
    ['sentence', 3],
  ]);
});

test.each([
  '<https://example.org/a>',
  '<https://example.org/a|example.org>',
  '[mine](https://example.org/a)',
  'https：//example.org/a',
  'https:／／example.org/a',
  'example.org/a',
  ' https://example.org/a ',
  'https://example.org/a。',
  '“https://example.org/a”',
  '＜https://example.org/a＞',
  'https://example.org/\u200ba',
])('a link is read out of %j', (typed) => {
  const link = { kind: 'link', ask } as const;
  expect(unfit(link, typed)).toBeUndefined();
  expect(tidyEvidence(link, typed)).toBe('https://example.org/a');
});

test.each([
  ['I learned it', 12],
  ['学会了。', 8],
  ['ありがとう', 10],
  ['배웠다', 6],
  ['👍👍', 2],
  ['', 0],
])('%s is as long as %i letters', (typed, length) => {
  expect(lengthOf(typed)).toBe(length);
  expect(unfit({ kind: 'sentence', ask, least: length }, typed)).toBeUndefined();
  expect(unfit({ kind: 'sentence', ask, least: length + 1 }, typed)).toBe('short');
});

describe('the reply of a real model', () => {
  const reply: TypedCriterion = { kind: 'reply', ask };
  test.each([
    "stop {'prompt_tokens': 12, 'completion_tokens': 30, 'total_tokens': 42}",
    'deepseek-chat: finish_reason=length, total_tokens: 301',
    '结束原因 stop，completion_tokens：18（通义千问）',
    '{"done_reason": "stop", "eval_count": 128}',
    'end_turn, output_tokens=7',
  ])('is %s', (typed) => expect(unfit(reply, typed)).toBeUndefined());
  test.each([
    'mock: hello',
    'It did not stop.',
    '{"done_reason": "stop", "eval_count": 0}',
    'total_tokens: 42',
    'finish_reason: stop, no usage',
  ])('is not %s', (typed) => expect(unfit(reply, typed)).toBe('noReply'));
  test.each(['No access yet', 'I have no key.', '暂时没有可用的模型', '用不了 API'])('is not there: %s', (typed) =>
    expect(unfit(reply, typed)).toBe('noAccess'),
  );
});

describe('a number of the own data', () => {
  const own = taskSchema.parse({
    ...{ id: 'mine', title: ask, what: ask, why: ask, deliverable: ask, hints: [ask, ask, ask] },
    ...{ minutes: 30, kps: ['one.kp'] },
    done: [
      { kind: 'check', ask },
      {
        kind: 'own',
        ask: { en: 'The mean of {own}', 'zh-CN': '{own} 的平均值' },
        keys: { '1, 2': 1.5, '2, 3': 2.5, '3, 4': 3.5, '4, 5': 4.5, '5, 6': 5.5 },
        tolerance: 0.01,
      },
    ],
  });
  const numberOf = (enrolment: string) => {
    const { criterion } = typedCriteria(ownTask(own, enrolment).done)[0]!;
    return criterion.kind === 'number' ? criterion : undefined;
  };

  test('is asked in both languages with the same data, and the same whenever it is shown', () => {
    const asked = numberOf('7')!;
    const [, first] = /^The mean of (\d), \d$/.exec(asked.ask.en)!;
    expect(asked.ask['zh-CN']).toBe(`${asked.ask.en.slice(12)} 的平均值`);
    expect(asked.answer).toEqual({ value: Number(first) + 0.5, tolerance: 0.01 });
    expect(numberOf('7')).toEqual(asked);
    expect(typedCriteria(own.done)).toEqual([]);
  });

  test('differs among learners, and no key is rare', () => {
    const values = Array.from({ length: 1000 }, (_, n) => numberOf(String(n))!.answer.value);
    for (const value of [1.5, 2.5, 3.5, 4.5, 5.5])
      expect(values.filter((one) => one === value).length).toBeGreaterThan(120);
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/core/language/model.ts';
import { auditCurriculum } from '../../src/curriculum/audit.ts';
import { readFiles } from '../../src/curriculum/files.ts';
import { stampIds } from '../../src/curriculum/ids.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { hasPython } from '../../src/curriculum/python.ts';
import { newReading } from '../../src/curriculum/read.ts';
import { checkMisconceptions } from '../../src/curriculum/rules/misconception.ts';
import { stamped, stampTranslations } from '../../src/curriculum/stamp.ts';
import { type Change, copyOf, second } from './copy.ts';

const today = '2026-11-25';
const found = async (folder: string, { python = false, on = today } = {}) => {
  const { faults } = await auditCurriculum(folder, { today: on, python });
  return faults.map(({ file, line, text, warning }) => `${warning ? 'W' : 'E'} ${file}:${line} ${text}`);
};
/** What is found beside that the English has changed, which every change of a word brings with it. */
const foundIn = async (...changes: Change[]) =>
  (await found(await copyOf(...changes))).filter((fault) => !/the English of \S+ has changed/.test(fault));

const route = 'routes/baker.yaml';
const dough = 'skills/b1-dough/items.yaml';
const doughTasks = 'skills/b1-dough/tasks.yaml';
const oven = 'skills/b2-oven/items.yaml';
const ovenTasks = 'skills/b2-oven/tasks.yaml';

test('a curriculum that is right, and about something else, has nothing to be said about it', async () => {
  expect(await found(second)).toEqual([]);
  const { paths: routes, placement } = await loadCurriculum(second);
  expect(routes.get('baker')!.days).toHaveLength(5);
  expect(placement.size).toBe(0);
});

test('the curriculum that we ship passes every check that needs no Python; CI computes its keys as well', async () => {
  const { faults, keys } = await auditCurriculum('curriculum', { today, python: false });
  expect(faults.filter(({ warning }) => !warning)).toEqual([]);
  expect(keys.count).toBeGreaterThan(200);
});

describe('an item', () => {
  test.each<[string, Change, RegExp]>([
    [
      'whose key is much longer than the others',
      [dough, 'en: "Wait some more"', 'en: "Wait some more, until a wet finger leaves a dent that fills slowly"'],
      /^E skills\/b1-dough\/items\.yaml:43 options\.0\.text\.en: the key is 66 wide and the others 13/,
    ],
    [
      'whose key is much longer in Chinese',
      [dough, 'zh-CN: "再等一会儿"', 'zh-CN: "再等一会儿，等沾水的手指按出的坑慢慢地回弹"'],
      /^E .*options\.0\.text\.zh-CN: the key is 41 wide/,
    ],
    [
      'with an option about letters',
      [dough, '"Bake it now"', '"Both A and B"'],
      /^E .*options\.1\.text\.en: stands on its/,
    ],
    [
      'with an option about the others',
      [dough, 'zh-CN: "现在就烤"', 'zh-CN: "以上都不是"'],
      /^E .*options\.1\.text\.zh-CN: options are shuffled/,
    ],
    [
      'with "always" in a wrong option only',
      [dough, '"Add more flour"', '"Always add more flour"'],
      /^W .*options\.2\.text\.en: "Always" stands in wrong options only/,
    ],
    [
      'that is false by an absolute word',
      [oven, 'Steam is good for the whole time', 'Steam is always good'],
      /^W .*items\.yaml:\d+ stem\.en: is false and says "always"/,
    ],
    ['that asks nothing', [dough, ' What do you do?"', '"'], /^W .*stem\.en: ends without a question/],
    ['that asks nothing in Chinese', [dough, '你怎么做？', '。'], /^W .*stem\.zh-CN: ends without a question/],
    [
      'that asks for what is not so, in passing',
      [oven, 'Which cause fits best?', 'Which of these causes does not fit?'],
      /^W .*stem\.en: asks for what is not so/,
    ],
    [
      'that is long',
      [dough, 'A wet finger', `${'A long story about a kitchen that nobody needs. '.repeat(7)}A wet finger`],
      /^W .*stem\.en: has 7\d words; at most 60/,
    ],
    [
      'with a number and no program',
      [dough, '  verify: "650 * 0.02"\n', ''],
      /^E .*items\.yaml:20 answer: write "verify", Python/,
    ],
    [
      'with a program that is not Python',
      [oven, '```python', '```text'],
      /^E .*items\.yaml:\d+ answer: the stem holds no ```python block/,
    ],
    [
      'that is nearly another',
      [
        oven,
        /en: "850 g of dough lose 12 %.*/,
        'en: "Salt is 2 % of a dough with 650 g of flour. How many grams of salt?!", zh-CN: "面粉 650 克，盐 2 %，面包 12 850？" }',
      ],
      /^E skills\/b2-oven\/items\.yaml:\d+ stem\.en: is nearly that of b1-dough-002/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test('is compared with those kept for placement', async () => {
    const placed = (await readFile(join(second, dough), 'utf8'))
      .split(/^(?=- id)/m)[1]!
      .replace('b1-dough-002', 'place-001')
      .replace(/kp: .*/, 'stage: S1');
    expect(await foundIn(['placement/s1.yaml', '', placed])).toContainEqual(
      expect.stringMatching(/^E placement\/s1\.yaml:6 stem\.en: is nearly that of b1-dough-002/),
    );
  });
});

describe('a bank', () => {
  /** Statements about bread; every second one is true, and sounds so or not. */
  const statements = async (sounds: (n: number) => string) => {
    const before = await readFile(join(second, dough), 'utf8');
    const more = Array.from(
      { length: 8 },
      (_, n) => `- id: b1-dough-1${n}0
  kp: b1-dough.percent
  type: truefalse
  bloom: apply
  difficulty: 2
  stem: { en: "True or false: bread ${'abcdefgh'[n]!.repeat(60)} ${sounds(n)} salt.", zh-CN: "判断对错：面包${'一二三四五六七八'[n]!.repeat(40)}。" }
  answer: ${n % 2 === 0}
  why: { en: "It tempts.", zh-CN: "容易误会。" }
  explanation: { en: "It is so.", zh-CN: "就是这样。" }
  derived: the baker says so
  source: b1-dough-wiki-en
`,
    );
    const found = await foundIn([dough, '', `${before}${more.join('')}`]);
    return found.filter((fault) => fault.includes('give their key away'));
  };

  test('whose careful statements are true and whose sweeping ones are false gives its keys away', async () => {
    expect(await statements((n) => (n % 2 ? 'always needs' : 'can need'))).toEqual([
      expect.stringMatching(
        /^E skills:1 8 of 8 true-or-false items .*: turn some round, first b1-dough-100, b1-dough-110/,
      ),
    ]);
    expect(await statements((n) => (n % 4 < 2 ? 'always needs' : 'can need'))).toEqual([]);
    expect(await statements(() => 'needs')).toEqual([]);
  });
});

describe('a translation', () => {
  test.each<[string, Change, RegExp]>([
    [
      'with another number',
      [dough, '280 克水', '260 克水'],
      /^E .*:6 stem\.zh-CN: lacks 280 of the English and has 260/,
    ],
    [
      'with other code',
      [oven, 'print("done" if middle >= 93', 'print("done" if middle > 93'],
      /block 1 is not the code/,
    ],
    ['with code of its own', [ovenTasks, 'zh-CN: "靠里', 'zh-CN: "`bakery` 靠里'], /^E .*has the code "bakery"/],
    [
      'that is none',
      [
        dough,
        'zh-CN: "它们是与一种材料的比，不是整体的份额。"',
        'zh-CN: "They are ratios to one ingredient, and no shares of a whole."',
      ],
      /^E .*explanation\.zh-CN: is not Chinese/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test.each<[string, string]>([
    ['一份面团有 400 克面粉、280 克水。', '一份面团有四百克面粉、280 克水。'],
    ['1,000 g', '1000 克'],
  ])('may write a number out, or without its comma: %s', async (_, zh) => {
    const en = zh.includes('1000') ? 'A bag of 1,000 g' : 'A dough has 400 g of flour and 280 g of water.';
    const changed = await foundIn([
      dough,
      /stem: \{ en: "A dough has.*/,
      `stem: { en: "${en} What is it?", zh-CN: "${zh}是什么？" }`,
    ]);
    expect(changed).toEqual([]);
  });

  test('of an English that has changed since is named, until somebody has read it again', async () => {
    const folder = await copyOf([dough, 'A wet finger leaves', 'A wet thumb leaves']);
    expect(await found(folder)).toEqual([
      expect.stringMatching(/^E .*items\.yaml:48 zh_of: the English of b1-dough-004 has changed/),
    ]);
    const reading = newReading(folder);
    const files = await readFiles(reading);
    expect(await stampTranslations(folder, files, new Set())).toEqual([]);
    expect(await stampTranslations(folder, files, new Set(['b1-dough-004']))).toEqual(['b1-dough-004']);
    expect(await found(folder)).toEqual([]);
  });

  test('of a lesson belongs to its skill', async () => {
    const folder = await copyOf(['skills/b2-oven/lesson.en.md', 'Hot from below', 'Warm from below']);
    expect(await found(folder)).toEqual([expect.stringMatching(/^E .*skill\.yaml:\d+ zh_of: the English of b2-oven/)]);
  });
});

describe('a task', () => {
  test.each<[string, Change, RegExp]>([
    ['that does not say what it takes', [doughTasks, '  needs: [phone]\n', ''], /^E .*tasks\.yaml:1 needs: is missing/],
    [
      'whose cost is in yuan alone',
      [ovenTasks, 'Some slices of bread', 'Bread for ¥5'],
      /^E .*cost\.en: says ¥ and no dollars/,
    ],
    ['that does not say what it costs', [doughTasks, /\n {2}cost: .*/, ''], /^E .*cost: is missing/],
    [
      'that nobody but the learner can see',
      [ovenTasks, '{ kind: link, ask', '{ kind: check, ask'],
      /^E .*tasks\.yaml:\d+ done: nothing in it can be looked at/,
    ],
    [
      'that a few words finish',
      [ovenTasks, '{ kind: link, ask', '{ kind: sentence, ask'],
      /^E .*tasks\.yaml:\d+ done: nothing in it can be looked at/,
    ],
    [
      'that asks for more questions than there are',
      [doughTasks, 'of: 3', 'of: 6'],
      /^E .*done\.1\.of: asks for 6 questions, and its knowledge points have 3/,
    ],
    [
      'that says itself how many questions are right',
      [doughTasks, 'en: "Questions on rising"', 'en: "60 % right on rising"'],
      /^E .*done\.1\.ask\.en: says how many/,
    ],
    ['that asks for too few questions', [doughTasks, 'of: 3', 'of: 2'], /^E .*done\.1\.of: at least 3/],
    [
      'that asks for more right than asked',
      [doughTasks, 'right: 2', 'right: 4'],
      /^E .*done\.1\.right: more than are asked/,
    ],
    [
      'with only one way',
      [ovenTasks, 'en: "Bake your loaf.', 'en: "Bake your loaf and push it to GitHub.'],
      /^E .*what\.en: only one way: it names GitHub/,
    ],
    [
      'with a way out in the other language only',
      [ovenTasks, '烤出你的面包。', '烤出你的面包，推到 GitHub。'],
      /^E .*what\.zh-CN: only one way: it names GitHub/,
    ],
    [
      'with an unsafe link',
      [ovenTasks, 'en: "Bake your loaf.', 'en: "See http://bread.org/."'.slice(0, -1)],
      /write https/,
    ],
    [
      'with nothing to read in one language',
      [doughTasks, '[b1-dough-wiki-en, b1-dough-wiki-zh]', '[b1-dough-wiki-en]'],
      /^W .*resources: has nothing to read in zh-CN/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test('that names another way in both languages has said enough', async () => {
    const changes: Change[] = [
      [ovenTasks, 'en: "Bake your loaf.', 'en: "Bake your loaf and push it to GitHub or Gitee.'],
      [ovenTasks, '烤出你的面包。', '烤出你的面包，推到 GitHub 或 Gitee。'],
    ];
    expect(await foundIn(...changes)).toEqual([]);
  });
});

describe('a term', () => {
  const term = (id: string, name: string, definition: string, more = '') =>
    `- id: ${id}\n  name: { en: "${name}", zh-CN: "${name}中" }\n  definition: { en: "${definition}", zh-CN: "${definition}（中文）" }\n  skill: b1-dough\n${more}`;
  const terms = (text: string): Change => ['terms.yaml', '', text];

  test('has names of its own, in brackets and elsewhere, however they are written', async () => {
    const said = await foundIn(
      terms(
        term('term-crumb', 'Crumb (CR)', 'The inside.', '  also: [soft part]\n') +
          term('term-crust', 'Crust', 'The outside.', '  also: ["Soft-Part", cr]\n'),
      ),
    );
    expect(said.filter((fault) => fault.includes('is a name of'))).toEqual([
      expect.stringMatching(/^E terms\.yaml:\d+ also\.0: Soft-Part is a name of term-crumb/),
      expect.stringMatching(/^E terms\.yaml:\d+ also\.1: cr is a name of term-crumb/),
    ]);
  });

  test('is said in a sentence or two, and belongs to a skill', async () => {
    const long = term('term-crumb', 'Crumb', 'So it is, and on it goes. '.repeat(20));
    expect(await foundIn(terms(long))).toContainEqual(expect.stringMatching(/definition\.en: is too long/));
    const lost = term('term-crumb', 'Crumb', 'The inside.').replace('b1-dough', 'b9-lost');
    expect(await foundIn(terms(lost))).toContainEqual(expect.stringMatching(/skill: there is no skill b9-lost/));
  });

  test('gives no key of an item of its skill', async () => {
    const gives = term('term-rest', 'Rest', 'Before it is baked one has to wait some more.');
    expect(await foundIn(terms(gives))).toContainEqual(
      expect.stringMatching(/^E terms\.yaml:\d+ definition: gives the key of b1-dough-\d+/),
    );
  });
});

describe('a word', () => {
  const words: Change = [
    'words.yaml',
    '',
    "- { lang: en, not: '\\bloaf\\b', use: bread }\n- { lang: zh-CN, not: 面团, use: 面 }\n",
  ];
  test('that a curriculum does not use is found in all that people read, code left alone', async () => {
    const said = await foundIn(
      words,
      [ovenTasks, 'en: "Bake your loaf.', 'en: "Bake your bread, not a `loaf`.'],
      ['skills/b1-dough/lesson.en.md', '', 'A loaf, and another loaf.\n'],
    );
    const named = said.filter((fault) => fault.includes('words.yaml'));
    expect(named).toContainEqual(
      expect.stringMatching(/^E skills\/b1-dough\/skill\.yaml:\d+ lesson: says "loaf" \(en\): use "bread"/),
    );
    expect(named).toContainEqual(expect.stringMatching(/says "面团" \(zh-CN\): use "面"/));
    expect(named.filter((fault) => fault.includes('b2-oven/tasks.yaml'))).toEqual([
      expect.stringMatching(/hints\.2: says "loaf" \(en\)/),
    ]);
  });

  test('stands behind a full-width mark without a space, in Chinese text that is no code', async () => {
    expect(await foundIn([ovenTasks, '烤出你的面包。', '烤出你的面包。 `a。 b`很香。'])).toEqual([]);
    expect(await foundIn([ovenTasks, '烤出你的面包。', '烤出你的面包。 很香。'])).toEqual([
      expect.stringMatching(/^E skills\/b2-oven\/tasks\.yaml:\d+ what: has a space behind "。" \(zh-CN\)/),
    ]);
  });

  test.each<[string, Language, string, string]>([
    ['an own', 'en', 'Write 5 own questions.', 'Write 5 questions of your own.'],
    ['into order', 'en', 'Put the steps into the right order.', 'Put the steps in order, and look into it.'],
    ['how many has', 'en', 'How many lines has the deck?', 'How many of these has she read?'],
    ['says of itself', 'en', 'Paste what a reply says of itself.', 'The rest of itself is not said.'],
    ['hands on', 'en', 'It hands on the id.', 'Questions about hands-on work.'],
    ['questions on', 'en', 'Questions on splits', 'Ask five questions on paper.'],
    ['border', 'en', 'Try the border value.', 'Try the borderline cases.'],
    ['e-mail', 'en', 'Send an e-mail.', 'Send an email.'],
    ['timeout', 'en', 'A timeout of 5 s.', 'A time-out of 5 s; calls time out. `timeout=5`'],
    ['American spelling', 'en', 'Analyze the labeled colors.', 'Analyse the labelled colours with an optimizer.'],
    ['老实', 'zh-CN', '老实的图表', '如实的图表'],
    ['重现', 'zh-CN', '能重现它的命令', '能复现它的命令'],
    ['向量库', 'zh-CN', '一个向量库', '一个向量数据库'],
  ])('of our list is found, and what looks like it is not: %s', async (_, language, wrong, right) => {
    const { words } = await readFiles(newReading('curriculum'));
    const ruledOut = words.flatMap(({ value: { lang, not } }) =>
      not !== undefined && lang === language ? [new RegExp(not, 'u')] : [],
    );
    expect(ruledOut.filter((not) => not.test(wrong))).not.toEqual([]);
    expect(ruledOut.filter((not) => not.test(right.replace(/`.+?`/g, '`code`')))).toEqual([]);
  });

  test('is a pattern', async () => {
    expect(await foundIn(['words.yaml', '', '- { lang: en, not: "(", use: x }\n'])).toEqual([
      'E words.yaml:1 not: is not a pattern',
    ]);
  });
});

describe('a skill', () => {
  test.each<[string, Change, RegExp]>([
    ['with one item less', [oven, /^- id: b2-oven-006[\s\S]*/m, ''], /b2-oven\.done has 2 items; at least 3/],
    [
      'with a point that no task brings',
      [ovenTasks, 'kps: [b2-oven.heat]', 'kps: [b2-oven.done]'],
      /no task brings b2-oven\.heat/,
    ],
    [
      'with a lesson in one language only',
      ['skills/b2-oven/lesson.zh-CN.md', '', ' '],
      /^E .*skill\.yaml:1 id: has no lesson/,
    ],
    [
      'with a short lesson',
      ['skills/b2-oven/lesson.en.md', '', 'Hot.'],
      /^E .*lesson\.en\.md:1 has 1 words; 150 to 400/,
    ],
    [
      'with one knowledge point',
      ['skills/b1-dough/skill.yaml', /\n {2}- \{ id: b1-dough\.rise.*/, ''],
      /^E .*skill\.yaml:5 kps: has 1; at least 2/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test('is read again when its date is over, which stops nothing', async () => {
    const late = await found(second, { on: '2100-01-01' });
    expect(late).toHaveLength(3);
    for (const fault of late) expect(fault).toMatch(/^W .*review_by: was 2099-12-31/);
  });
});

describe('an estimate', () => {
  test.each<[string, Change, RegExp]>([
    [
      'takes what is typed by hand into account',
      [doughTasks, 'cases: 6', 'cases: 40'],
      /^E .*b1-dough\/tasks\.yaml:\d+ minutes: should be 90: by what is read, typed and waited for, it takes about 7\d/,
    ],
    ['is asked for', [doughTasks, /\n {2}work: .*cases: 6.*/, ''], /work: is missing/],
    [
      'that is longer than two days makes two tasks',
      [doughTasks, 'cases: 6', 'cases: 180'],
      /minutes: takes about 28\d minutes: make two tasks of it/,
    ],
    [
      'of a project follows from its milestones and its rubric',
      ['projects/p-loaf/project.yaml', 'hours: 3', 'hours: 30'],
      /^E projects\/p-loaf\/project\.yaml:\d+ hours: should be 3/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('a misconception', () => {
  const own = 'misconceptions.yaml';
  const another =
    '\n- { id: m1-more, stage: S1, lesson: b1-dough, name: { en: More, zh-CN: 更多 }, remedy: { en: Less, zh-CN: 更少 } }\n';
  test.each<[string, Change, RegExp]>([
    [
      'is named by each distractor of a sorted stage',
      [dough, ', misconception: m1-by-the-clock', ''],
      /^E skills\/b1-dough\/items\.yaml:44 options\.1\.misconception: is missing: name one of S1/,
    ],
    [
      'is named by the wrong verdict on a statement',
      [oven, '\n  misconception: m2-one-cause', ''],
      /^E skills\/b2-oven\/items\.yaml:\d+ misconception: is missing: name one of S2/,
    ],
    [
      'exists',
      [dough, 'misconception: m1-of-the-whole', 'misconception: m1-made-up'],
      /there is no misconception m1-made-up/,
    ],
    [
      'is of the stage of its distractor',
      [dough, 'misconception: m1-of-the-whole', 'misconception: m2-one-cause'],
      /m2-one-cause is of S2, and the item of S1/,
    ],
    ['has a distractor', [own, /$/, another], /^E misconceptions\.yaml:\d+ id: no distractor names m1-more/],
    ['points to a lesson', [own, 'lesson: b1-dough', 'lesson: b9-none'], /^E .* lesson: there is no skill b9-none/],
    [
      'points to a lesson of its stage',
      [own, 'lesson: b1-dough', 'lesson: b2-oven'],
      /b2-oven is of S2, and this of S1/,
    ],
    [
      'is not what the right option has',
      [dough, 'correct: true', 'correct: true, misconception: m1-by-the-clock'],
      /the right option has no misconception/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test('is not asked for in a stage that has none yet, which is a warning', async () => {
    const sorted = await readFile(join(second, own), 'utf8');
    const none: Change[] = [dough, dough, dough, dough, dough].map((file) => [
      file,
      /(, |\n {2})misconception: m1-[a-z-]+/,
      '',
    ]);
    expect(await foundIn(...none, [own, '', sorted.slice(sorted.indexOf('- id: m2-'))])).toEqual([
      'W misconceptions.yaml:1 S1 has none yet for its 5 distractors',
    ]);
  });

  test('holds no more than its part of a stage, where a stage has many distractors', async () => {
    const reading = newReading('curriculum');
    const files = await readFiles(reading);
    const wide = files.misconceptions.find(({ value }) => value.stage === 'S3')!.value.id;
    for (const { value } of files.items)
      if (value.id.startsWith('s3-') && 'options' in value)
        for (const option of value.options) if (option.misconception) option.misconception = wide;
    checkMisconceptions(files, reading);
    const said = reading.faults.map(({ text }) => text);
    expect(said).toContainEqual(
      expect.stringMatching(new RegExp(`${wide} has \\d+ of \\d+ distractors of S3; at most`)),
    );
  });
});

describe('a rubric', () => {
  const loaf = 'projects/p-loaf';
  const judged = (words: string): Change[] => [
    [`${loaf}/brief.en.md`, '', `A loaf.\n\n## How it is judged\n${words}\n\n## Not asked\nTwelve rolls.\n`],
    [`${loaf}/brief.zh-CN.md`, '', '一个面包。\n'],
  ];

  test('has what its brief says is judged', async () => {
    expect(await foundIn(...judged('By two rows, two points each. It may be small.'))).toEqual([]);
    expect(await foundIn(...judged('Twelve slices, eaten by 5 people.'))).toEqual([
      expect.stringMatching(/^E projects\/p-loaf\/project\.yaml:\d+ rubric: no row has 5, 12, which the brief names/),
    ]);
  });

  test('costs what a reader of each language understands, by prices that were seen on some day', async () => {
    const cost = 'cost: { en: "Flour and yeast for two loaves", zh-CN: "两个面包的面粉和酵母" }';
    const written = (en: string, zh: string, prices = ''): Change => [
      `${loaf}/project.yaml`,
      cost,
      `cost: { en: "${en}", zh-CN: "${zh}" }${prices}`,
    ];
    const seen = '\nprices: 2026-10-27';
    expect(await foundIn(written('A few yuan (less than $1)', '几元', seen))).toEqual([]);
    expect(await foundIn(written('A few yuan (less than $1)', '几元', '\nprices: unchecked'))).toEqual([]);
    expect(await foundIn(written('A few yuan', '几元', seen))).toContainEqual(
      expect.stringMatching(/^E .*project\.yaml:\d+ cost\.en: says yuan and no dollars/),
    );
    expect(await foundIn(written('Less than $1', '几元'))).toContainEqual(
      expect.stringMatching(/^E .*project\.yaml:\d+.* prices: is missing/),
    );
  });

  test('takes no row over from another project', async () => {
    const project = await readFile(join(second, loaf, 'project.yaml'), 'utf8');
    const found = await foundIn(
      ['projects/p-roll/project.yaml', '', project.replace('id: p-loaf', 'id: p-roll')],
      ...['en', 'zh-CN'].map(
        (language): Change => [
          `projects/p-roll/brief.${language}.md`,
          '',
          language === 'en' ? 'A roll.' : '一个小面包。',
        ],
      ),
    );
    expect(found).toContainEqual(
      expect.stringMatching(/^E projects\/p-roll\/project\.yaml:\d+ rubric\.0: is word for word a row of p-loaf/),
    );
  });
});

describe('a route', () => {
  test('teaches what a task needs before it, or assumes it', async () => {
    const needs: Change = ['skills/b1-dough/skill.yaml', 'kps:', 'requires: [b0-hands]\nkps:'];
    const hands: Change[] = [
      [
        'skills/b0-hands/skill.yaml',
        '',
        (await readFile(join(second, 'skills/b1-dough/skill.yaml'), 'utf8'))
          .replaceAll('b1-dough', 'b0-hands')
          .replace('status: beta', 'status: wip'),
      ],
    ];
    expect(await foundIn(needs, ...hands)).toEqual([
      'E routes/baker.yaml:15 sprints.0.weeks.0.days.0.task: b1-dough-percent is about b1-dough, which needs b0-hands: teach it before, or name it in "assumes"',
      'E routes/baker.yaml:16 sprints.0.weeks.0.days.1.task: b1-dough-rise is about b1-dough, which needs b0-hands: teach it before, or name it in "assumes"',
    ]);
    expect(await foundIn(needs, ...hands, [route, 'opener:', 'assumes: [b0-hands]\nopener:'])).toEqual([]);
  });

  test.each<[string, Change, RegExp]>([
    [
      'that assumes what is not',
      [route, 'opener:', 'assumes: [b9-none]\nopener:'],
      /^E .*assumes\.0: there is no skill b9-none/,
    ],
    ['without a project', [route, '    project: p-loaf\n', ''], /^E .*sprints\.0\.project: is missing/],
    ['without an end', [route, /\n {4}finish: .*/, ''], /^E .*sprints\.0\.finish: is missing/],
    [
      'that never turns to work',
      [ovenTasks, '  career: true\n', ''],
      /^E .*sprints\.0\.id: baker-1 has 0 tasks about finding/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await foundIn(change)).toContainEqual(expect.stringMatching(expected));
  });

  test('for beginners needs a phone only, in its first week', async () => {
    const beginner: Change[] = [
      [route, 'id: baker\n', 'id: beginner\n'],
      ['ids.txt', '\nbaker\n', '\nbeginner\n'],
    ];
    expect(await foundIn(...beginner)).toEqual([]);
    expect(await foundIn(...beginner, [doughTasks, 'needs: [phone]', 'needs: [computer, python]'])).toEqual([
      expect.stringMatching(/^E routes\/baker\.yaml:15 .*b1-dough-percent: whoever begins may have a phone only/),
    ]);
  });
});

describe('an id', () => {
  test('that was served cannot go, and may be withdrawn', async () => {
    const gone = await foundIn([oven, 'id: b2-oven-006', 'id: b2-oven-007']);
    expect(gone).toEqual([
      expect.stringMatching(/^E ids\.txt:\d+ b2-oven-006 was served and is gone/),
      expect.stringMatching(/^E .*b2-oven-007 not in ids\.txt yet/),
    ]);
    const items = await readFile(join(second, oven), 'utf8');
    const withdrawn = items.replace('id: b2-oven-006\n', 'id: b2-oven-006\n  status: deprecated\n');
    expect((await foundIn([oven, '', withdrawn])).filter((fault) => fault.includes('ids.txt'))).toEqual([]);
  });

  test('is written down once, in order, when it is first served', async () => {
    const folder = await copyOf(['ids.txt', '\nb1-dough-percent\n', '\n']);
    const reading = newReading(folder);
    expect(await stampIds(await readFiles(reading), reading)).toEqual(['b1-dough-percent']);
    expect(await readFile(join(folder, 'ids.txt'), 'utf8')).toBe(await readFile(join(second, 'ids.txt'), 'utf8'));
  });
});

describe('a stamp', () => {
  const hashes = new Map([
    ['one', 'aaaaaaaa'],
    ['two', '12345678'],
    ['three', 'cccccccc'],
  ]);
  test('changes nothing else in the file, comments among it', () => {
    const before = `# Of two kinds.
- id: one   # the first
  answer: |
    a
    b

- { id: two, kind: "x" }
# Then one with an old hash:
- id: three
  zh_of: bbbbbbbb # old
  kps: [a, b] # last
`;
    expect(stamped(before, hashes)).toBe(`# Of two kinds.
- id: one   # the first
  answer: |
    a
    b
  zh_of: aaaaaaaa

- { id: two, kind: "x", zh_of: '12345678' }
# Then one with an old hash:
- id: three
  zh_of: cccccccc # old
  kps: [a, b] # last
`);
  });

  test('goes to the end of a file with one entry, with or without a last line break', () => {
    expect(stamped('id: one\nkps:\n  - a', hashes)).toBe('id: one\nkps:\n  - a\nzh_of: aaaaaaaa\n');
    expect(stamped('id: one\nkps:\n  - a\n', hashes)).toBe('id: one\nkps:\n  - a\nzh_of: aaaaaaaa\n');
  });
});

// Python is in CI's image; somebody without it reads on the command line that these were left out.
describe.skipIf(!(await hasPython()))('a key', () => {
  const computed = async (...changes: Change[]) => {
    const folder = await copyOf(...changes);
    return (await found(folder, { python: true })).filter((fault) => !fault.includes('has changed'));
  };
  test('is what its program says', async () => {
    expect(await computed()).toEqual([]);
  });

  test.each<[string, Change, RegExp]>([
    ['that differs', [oven, 'value: 748', 'value: 750'], /answer: is 750, and its program says 748 \(tolerance 0\.5\)/],
    [
      'of a program that prints something else',
      [oven, '    done\n  expl', '    burnt\n  expl'],
      /its program prints "wait\\ndone"/,
    ],
    ['of a program that breaks', [dough, '650 * 0.02', '650 * salt'], /verify: does not run: NameError/],
    [
      'of a program that prints no number',
      [dough, '"650 * 0.02"', `"print('much')"`],
      /prints "much", which is no number/,
    ],
    ['of a program that ends early', [dough, '"650 * 0.02"', '"import os; os._exit(3)"'], /verify: does not run/],
    [
      'of a program of several lines',
      [dough, '"650 * 0.02"', '"x = 650\\nprint(x)"'],
      /is 13, and its program says 650/,
    ],
  ])('%s', async (_, change, expected) => {
    expect(await computed(change)).toEqual([expect.stringMatching(expected)]);
  });
});

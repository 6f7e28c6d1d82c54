import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditCurriculum } from '../../src/curriculum/audit.ts';
import { type Change, copyOf, second } from './copy.ts';

const dough = 'skills/b1-dough/tasks.yaml';
const oven = 'skills/b2-oven/tasks.yaml';
const route = 'routes/baker.yaml';
const [percent, rise] = [0, 1].map(
  (d) => `${route}:${15 + d} sprints.0.weeks.0.days.${d}.task: b1-dough-${['percent', 'rise'][d]}`,
);

const found = async (...changes: Change[]) => {
  const { faults } = await auditCurriculum(await copyOf(...changes), { today: '2026-11-27', python: false });
  return faults
    .map(({ file, line, text }) => `${file}:${line} ${text}`)
    .filter((fault) => !fault.includes('has changed'));
};

/** From the fourth day on, there is a host; the fifth gives a terminal. */
const hosted: Change = [oven, 'cost: { en: "Flour for two', 'gives: [remote, git]\n  cost: { en: "Flour for two'];
const typed: Change = [oven, 'career: true', 'career: true\n  gives: [terminal]'];
const link: Change = [dough, 'kind: sentence', 'kind: link'];
const sentence: Change = [dough, '\n      least: 20', ''];

test('a link, a commit or a terminal may be asked for from the day on that gives it', async () => {
  expect(await found(link, sentence)).toEqual([]);
  expect(await found(hosted)).toEqual([]);
  expect(await found(hosted, link, sentence)).toEqual([
    `${rise} wants remote (done: link), which no day before it gives`,
  ]);
  const commands: Change = [dough, 'en: "A recipe in percentages"', 'en: "A commit of what `cd bread` shows"'];
  expect(await found(hosted, typed, commands)).toEqual([
    `${percent} wants terminal ("cd"), which no day before it gives`,
    `${percent} wants git ("commit"), which no day before it gives`,
  ]);
});

test('whoever brings a skill along has what its tasks give', async () => {
  expect(await found(hosted, link, sentence, [route, 'opener:', 'assumes: [b2-oven]\nopener:'])).toEqual([]);
});

test('so is what a project shows in one of its weeks', async () => {
  const shown: Change = ['projects/p-loaf/project.yaml', 'en: "A photo of both', 'en: "A link to a photo of both'];
  expect(await found(hosted, shown)).toEqual([]);
  const never: Change = [route, 'task: b2-oven-loaf', 'task: b2-oven-heat'];
  expect(await found(hosted, shown, never)).toContainEqual(
    expect.stringMatching(/^routes\/baker\.yaml:\d+ sprints\.0\.project: p-loaf wants remote in week 1 \("A link/),
  );
});

test('what a task needs is what its own text takes', async () => {
  const computer = (more: string): Change => [dough, 'needs: [phone]', `needs: [${more}]`];
  expect(await found(computer('computer'))).toEqual([]);
  expect(
    await found(computer('computer'), [dough, 'en: "A recipe in percentages"', 'en: "`bread.py`, in a commit"']),
  ).toEqual([
    `${dough}:15 needs: lacks git: its text says "commit"`,
    `${dough}:15 needs: lacks python: its text says "bread.py"`,
  ]);
  expect(
    await found(computer('computer, pip'), [
      dough,
      'Divide each by the grams',
      'No pip possible? Divide each by the grams',
    ]),
  ).toEqual([`${dough}:15 needs: has pip, and its text says what to do without`]);
});

test.each([
  ['en', 'Divide each by the grams', 'With the flour of week 2, divide each by the grams', 'week 2'],
  ['zh-CN', '各除以面粉的克数', '各除以第 2 周面粉的克数', '第 2 周'],
])('no task names a week, which is another on each path (%s)', async (language, from, to, named) => {
  expect(await found([dough, from, to])).toContain(
    `${dough}:${language === 'en' ? 4 : 8} what.${language}: says "${named}", which holds on one path only: name the file or the skill`,
  );
});

test.each([
  ['en', 'Every oven has', 'Next week every oven has', 'Next week'],
  ['zh-CN', '每台烤箱', '下周每台烤箱', '下周'],
])('nor does it say what comes in the next week, also where it says why (%s)', async (language, from, to, named) => {
  expect(await found([oven, from, to])).toContainEqual(
    expect.stringMatching(new RegExp(`why\\.${language}: says "${named}", which holds on one path only`)),
  );
});

test('the day before is spoken of where it is the same on every path, an earlier version of one among them', async () => {
  const other = (await readFile(join(second, route), 'utf8')).replace(
    /(- \{ task: b1-dough-percent.*\n)( +)(- \{ task: b1-dough-rise.*\n)/,
    '$3$2$1',
  );
  const before: Change = ['routes/earlier/baker-1.yaml', '', other];
  const yesterday: Change = [oven, 'Cover a tray', 'Yesterday’s dough rests. Cover a tray'];
  const said = /what\.en: says "Yesterday", which is b1-dough-rise on baker and b1-dough-percent on baker/;
  expect(await found(yesterday)).toEqual([]);
  expect(await found(before)).toEqual([]);
  expect(await found(before, yesterday)).toContainEqual(expect.stringMatching(said));
  expect(await found(before, [oven, '烤盘上', '昨天的烤盘上'])).toContainEqual(expect.stringContaining('says "昨天"'));
  expect(await found(before, [oven, 'Cover a tray', 'The day before yesterday is over. Cover a tray'])).toEqual([]);
  // The day after is the oven on one of the two paths.
  expect(await found(before, [dough, 'Divide each', 'Tomorrow is for the oven. Divide each'])).toContainEqual(
    expect.stringContaining('says "Tomorrow is for"'),
  );
});

test.each<[string, string, Change, RegExp]>([
  [
    'says the number that it asks for',
    'copied',
    [dough, /65 % of 800 is 0.65 × 800\.|800 的 65 % 就是 0.65 × 800。/, 'It is 520 g.'],
    /done\.0: its answer, 520, stands in the task: give each learner data of their own \(own\)$/,
  ],
  [
    'wants the reply of a real model and names no way to one',
    'reply',
    [dough, /kind: sentence\n(.*)\n\s+least: 20/, 'kind: reply\n$1'],
    /what\.en: wants the reply of a real model: name a hosted one/,
  ],
  [
    'has no place for what each learner has of their own',
    'own',
    [dough, 'kind: number\n', 'kind: own\n      keys: { a: 1, b: 2, c: 3, d: 4, e: 5 }\n      tolerance: 0\n'],
    /done\.0\.ask\.en: lacks \{own\}/,
  ],
])('no task %s', async (_, kind, change, said) => {
  const more: Change[] = kind === 'own' ? [[dough, /\n +answer: \{ value: 520.*/, '']] : [];
  expect(await found(change, ...more)).toContainEqual(expect.stringMatching(said));
});

test('a link to one file says which file, and its text names it', async () => {
  const asked = (name: string, file = ''): Change => [
    dough,
    /kind: sentence\n.*\n\s+least: 20/,
    `kind: link\n      ask: { en: "The link to ${name}", zh-CN: "${name} 的链接" }${file}`,
  ];
  const faults = async (change: Change) => (await found(change)).filter((fault) => fault.includes('.file: '));
  expect(await faults(asked('`bread.md`'))).toEqual([
    expect.stringContaining('is missing: bread.md, whose page the link should be'),
  ]);
  expect(await faults(asked('`bread.md` or a document'))).toEqual([]);
  expect(await faults(asked('`bread.md`', '\n      file: bread.md'))).toEqual([]);
  expect(await faults(asked('`bread.md`', '\n      file: dough.md'))).toEqual([
    expect.stringContaining('is dough.md, which the text does not name'),
  ]);
});

test('once a sprint has asked for the reply of a real model, each later one does', async () => {
  const reply: Change = [dough, /kind: sentence\n(.*)\n\s+least: 20/, 'kind: reply\n$1'];
  const two: Change = [
    route,
    /( {2}- id: baker-1\n(?:.*\n)*? {8}days:\n {10}- )(.*\n {10}- )(.*\n)((?:.*\n)*)(?=zh_of)/,
    '$1$2$3$4  - id: baker-2\n    name: { en: "More", zh-CN: "更多" }\n    weeks:\n      - theme: { en: "More", zh-CN: "更多" }\n        about: { en: "More", zh-CN: "更多" }\n        days:\n          - { task: b2-oven-heat }\n',
  ];
  const none = /baker-2 has no reply of a real model/;
  expect(await found(two)).not.toContainEqual(expect.stringMatching(none));
  expect(await found(two, reply)).toContainEqual(expect.stringMatching(none));
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Item, itemSchema } from '../../src/core/curriculum/item.ts';
import { author } from '../../src/curriculum/author/author.ts';
import { itemCheck } from '../../src/curriculum/drafts.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';
import { copyOf, second } from './copy.ts';

const curriculum = await loadCurriculum(ownCurriculum);
const check = itemCheck(curriculum, ownCurriculum);
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });
const why = both('It divides by what was shown.', '它除以了展示的数量。');
const misconception = 'm6-any-metric-tells';

type Choice = Extract<Item, { type: 'single' }>;
const good = itemSchema.parse({
  ...{ id: 's6-metrics-000', kp: 's6-metrics.recall-at-k', type: 'single', bloom: 'apply', difficulty: 2 },
  ...{ status: 'wip', source: { url: 'https://example.org/', licence: 'TODO' } },
  stem: both(
    'A librarian keeps six leaflets about visas. The desk computer lists two of them. What is its recall?',
    '图书管理员有六份签证传单，台式电脑列出了其中两份。它的召回率是多少？',
  ),
  options: [
    { text: both('A third', '三分之一'), correct: true },
    { text: both('Two thirds', '三分之二'), why, misconception },
    { text: both('A half of it', '一半'), why, misconception },
  ],
  explanation: both('Of what there is, it listed two.', '总共有的里面，它列出了两份。'),
}) as Choice;

const faultsOf = async (item: Item, drafts: readonly Item[] = []) =>
  (await check.faults([item], drafts))[0]!.join('\n');

test('a good draft has no fault, and one is found that a check of the curriculum would find', async () => {
  const [key, first, second] = good.options as never as readonly [Choice['options'][0], never, Choice['options'][0]];
  const { misconception: _, ...unsorted } = second;
  const long = both(
    'A third, since two of the six leaflets that there are were listed by the computer at the desk',
    '三分之一，因为总共六份传单里，台式电脑只列出了其中的两份，所以召回率就是这个数字',
  );
  const cases: readonly (readonly [Item, string])[] = [
    [{ ...good, options: [{ ...key, text: long }, first, second] }, 'the key is'],
    [{ ...good, options: [key, first, unsorted] }, 'misconception: is missing'],
    [{ ...good, options: [key, first, { ...second, text: key.text }] }, 'says the same as another'],
    [
      { ...good, options: [key, first, { ...second, text: both('All of the above', '以上都对') }] },
      'of the above|above',
    ],
    [{ ...good, stem: both('A desk. Its recall.', '一张桌子。它的召回率。') }, 'without a question'],
    [{ ...good, stem: both(good.stem.en, good.stem.en) }, 'is not Chinese'],
    [{ ...good, stem: both(good.stem.en, good.stem['zh-CN'].replace('六', '7')) }, 'beyond it'],
    [{ ...good, explanation: both('See [this](http://e.test).', '见 [此](http://e.test)。') }, 'https'],
  ];
  const found = await check.faults([good, ...cases.map(([item]) => item)], []);
  expect(found[0]).toEqual([]);
  for (const [n, [, fault]] of cases.entries()) expect(found[n + 1]!.join('\n')).toMatch(new RegExp(fault));
});

test('a draft that is nearly an item, or another draft, is one too many', async () => {
  const [served] = curriculum.items.values();
  expect(await faultsOf({ ...good, stem: served!.stem } as Item)).toContain('nearly');
  expect(await faultsOf(good, [good])).toContain('nearly');
  const [, again] = await check.faults([good, good], []);
  expect(again!.join()).toContain('nearly');
});

test('a draft is checked beside what is served, without reading the curriculum again', async () => {
  const [served] = curriculum.items.values();
  const found = await itemCheck(curriculum, 'no such folder').faults([good, { ...good, stem: served!.stem }], []);
  expect(found).toEqual([[], [expect.stringContaining(`nearly that of ${served!.id}`)]]);
});

test('the file has items as authors write them, with the next free ids', async () => {
  const yaml = await check.yaml([good, good]);
  expect(yaml).toContain('# For skills/s6-metrics/items.yaml');
  const [one, two] = z.array(itemSchema).parse(parse(yaml));
  expect(one).toEqual({ ...good, id: one!.id });
  expect([one!.id, two!.id].every((id) => !yaml.includes('s6-metrics-000') && /^s6-metrics-\d{3}$/.test(id))).toBe(
    true,
  );
  expect(two!.id).not.toBe(one!.id);
});

test('the file as an author puts it into the curriculum is not served, nor good before a person has worked on it', async () => {
  const bread = await loadCurriculum(second);
  const choice = {
    ...([...bread.items.values()].find(({ type }) => type === 'single') as Choice & { zh_of?: string }),
  };
  delete choice.zh_of;
  const stem = both(
    'A brioche has 300 g of flour and 150 g of butter. How much is that?',
    '布里欧修有 300 克面粉、150 克黄油。黄油占多少？',
  );
  const [quarter, half] = [both('A quarter', '四分之一'), both('Half', '一半')];
  const options = choice.options.map((one, n) => ({
    ...one,
    text: 'why' in one ? (n ? quarter : both('A third', '三分之一')) : half,
  }));
  const draft = {
    ...choice,
    ...{ stem, options, status: 'wip', source: good.source, explanation: good.explanation },
  } as Item;
  const yaml = await itemCheck(bread, second).yaml([draft]);
  const folder = await copyOf();
  const file = join(folder, 'skills/b1-dough/items.yaml');
  const before = await readFile(file, 'utf8');
  const checked = async (entry: string) => {
    await writeFile(file, `${before}\n${entry}`);
    const said: string[] = [];
    return { well: await author(['check'], folder, (line) => said.push(line)), said: said.join('\n') };
  };
  expect(await checked(yaml)).toMatchObject({ well: true, said: expect.stringContaining('0 faults') });
  expect([...(await loadCurriculum(folder)).items.keys()]).toEqual([...bread.items.keys()]);
  const beta = yaml.replace('status: wip', 'status: beta');
  expect(await checked(beta)).toMatchObject({ well: false, said: expect.stringContaining('b1-dough') });
  // Where it is from, whether the Chinese says the same, and that it is good: a person says that.
  const own = beta.replace(/source:\n +url: .*\n +licence: TODO/, 'source: b1-dough-wiki-en');
  expect((await checked(own)).well).toBe(false);
  await author(['stamp'], folder, () => {});
  const last = await checked((await readFile(file, 'utf8')).slice(before.length + 1));
  expect(last).toMatchObject({ well: true, said: expect.stringContaining('0 faults') });
  expect((await loadCurriculum(folder)).items.get('b1-dough-007')).toMatchObject({ stem, status: 'beta' });
});

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'gift-pegjs';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { languages } from '../../src/core/language/model.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { author } from '../../src/curriculum/author/author.ts';
import { preview } from '../../src/curriculum/author/preview.ts';
import { asPage, asText } from '../../src/curriculum/author/preview-page.ts';
import { ankiFile, csvFile } from '../../src/curriculum/cards.ts';
import { giftFile } from '../../src/curriculum/gift.ts';
import { draftsOf, unescaped } from '../../src/curriculum/import.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { schemaFiles } from '../../src/curriculum/schema.ts';
import { curriculum } from '../harness/world.ts';
import { copyOf, second } from './copy.ts';

const items = [...curriculum.items.values()];
const plain = (text: string) => text.trim();

/** As an author runs it. */
async function run(folder: string, ...words: string[]) {
  const said: string[] = [];
  const well = await author(words, folder, (text) => said.push(text));
  return { well, out: said.join('\n') };
}

describe('GIFT', () => {
  test.each(languages)('says every question, key, temptation and explanation to a parser of it (%s)', (language) => {
    const read = parse(giftFile(items, language)).filter((q) => q.type !== 'Category');
    expect(read).toHaveLength(items.length);
    for (const [i, item] of items.entries()) {
      const question = read[i]!;
      if (question.type === 'Description') throw new Error(question.type);
      expect(question.id).toBe(item.id);
      expect(question.tags).toEqual([item.kp, item.type, item.bloom]);
      expect(question.stem).toEqual({ format: 'markdown', text: plain(textIn(item.stem, language)) });
      if (item.type !== 'short') expect(question.globalFeedback!.text).toBe(plain(textIn(item.explanation, language)));
      switch (item.type) {
        case 'single':
        case 'multi': {
          if (question.type !== 'MC') throw new Error(question.type);
          expect(
            question.choices.map((c) => [c.text.text, c.isCorrect || (c.weight ?? 0) > 0, c.feedback?.text]),
          ).toEqual(
            item.options.map((o) => [
              plain(textIn(o.text, language)),
              o.correct === true,
              o.why && plain(textIn(o.why, language)),
            ]),
          );
          break;
        }
        case 'numeric':
          expect(question).toMatchObject({ choices: { number: item.answer.value, range: item.answer.tolerance } });
          break;
        case 'truefalse':
          expect(question).toMatchObject({ type: 'TF', isTrue: item.answer });
          break;
        case 'code_output':
          expect(question).toMatchObject({ type: 'Short', choices: [{ text: { text: plain(item.answer) } }] });
          break;
        case 'ordering':
          if (question.type !== 'Matching') throw new Error(question.type);
          expect(question.matchPairs.map((p) => [p.subquestion.text, unescaped(p.subanswer)])).toEqual(
            item.steps.map((step, n) => [String(n + 1), plain(textIn(step, language))]),
          );
          break;
        case 'short':
          expect(question.globalFeedback!.text).toContain(plain(textIn(item.exemplar, language)));
      }
    }
  });

  test('comes back as drafts of the same questions, and says what they lack', () => {
    const { entries, missing } = draftsOf(parse(giftFile(items, 'zh-CN')), { kp: 'a.b', id: (n) => `a-${n}` });
    expect(entries).toHaveLength(items.length);
    const drafts = entries.flatMap((entry) => parseYaml(entry) as Record<string, unknown>[]);
    for (const [i, item] of items.entries()) {
      const draft = drafts[i]!;
      expect(draft).toMatchObject({
        id: `a-${i}`,
        status: 'wip',
        type: item.type,
        stem: { en: 'TODO', 'zh-CN': plain(item.stem['zh-CN']) },
      });
      if (item.type === 'truefalse')
        expect(draft).toMatchObject({ answer: item.answer, why: { 'zh-CN': plain(item.why['zh-CN']) } });
      if (item.type === 'numeric')
        expect(draft.answer).toEqual({ value: item.answer.value, tolerance: item.answer.tolerance });
      if (item.type === 'ordering')
        expect(draft.steps).toEqual(item.steps.map((s) => ({ en: 'TODO', 'zh-CN': plain(s['zh-CN']) })));
      expect(missing[i]![1]).toMatch(/^all of it in en, kp, bloom, difficulty, source/);
    }
  });

  test('of a kind that we do not have is named, and left out', () => {
    const file = '::capital:: Match {=France -> Paris =Japan -> Tokyo =Peru -> Lima}\n\n::two:: Which? {=a ~b}\n';
    const { entries, missing } = draftsOf(parse(file), { kp: 'a.b', id: (n) => `a-${n}` });
    expect(entries).toEqual([]);
    expect(missing.map(([title]) => title)).toEqual(['capital', 'two']);
    for (const [, what] of missing) expect(what).toMatch(/^left out: /);
  });
});

describe('a file for Anki', () => {
  test('says how it is to be read, and has one card a line, known by its guid', () => {
    const [separator, html, guid, tags, ...rows] = ankiFile(items, 'en').trimEnd().split('\n');
    expect([separator, html, guid, tags]).toEqual(['#separator:tab', '#html:true', '#guid column:1', '#tags column:4']);
    expect(rows).toHaveLength(items.length);
    for (const [i, row] of rows.entries()) {
      const cells = row.split('\t');
      expect(cells).toHaveLength(4);
      expect(cells[0]).toBe(`${items[i]!.id}.en`);
      expect(cells[3]!.split(' ')).toContain(items[i]!.kp);
      expect(row).not.toMatch(/"|<(?!\/?(br|ul|li|pre|code|b)>)/);
    }
  });
});

describe('a table', () => {
  test('has as many cells in every row, whatever is in them', () => {
    const rows = csvFile(items, 'zh-CN').match(/(("([^"]|"")*"|[^",\r\n]*)(,|\r\n))/g)!;
    expect(rows.length % 11).toBe(0);
    expect(rows.length / 11).toBe(items.length + 1);
    expect(rows.filter((cell) => cell.endsWith('\r\n'))).toHaveLength(items.length + 1);
  });
});

describe('a preview', () => {
  test('shows a program that a hint begins with as a block of its own', () => {
    expect(asText(preview(curriculum, 's2-http-client')!)).toMatch(/Hint 3 of 3\n\n?```python\ndef get/);
  });

  test.each([
    ['s3-bayes-001', 'Question 1 of 1'],
    ['s3-bayes-task', 'Done when'],
    ['s3-bayes', 'Bayes'],
  ])('of %s shows it on each platform, in both languages', (id, words) => {
    const shown = preview(curriculum, id)!;
    for (const platform of ['discord', 'slack', 'web'])
      for (const language of languages)
        expect(shown.some((one) => one.platform === platform && one.language === language)).toBe(true);
    expect(asText(shown)).toContain(words);
    expect(asPage(id, shown)).toContain(words);
  });

  test('of an item shows what is said to whoever chooses each option', async () => {
    const loaf = await loadCurriculum(second);
    const text = asText(preview(loaf, 'b1-dough-001')!);
    for (const option of loaf.items.get('b1-dough-001')!.type === 'single' ? ['41 %', '70 %', '143 %'] : [])
      expect(text).toContain(`You answered: ${option}`);
    expect(asText(preview(loaf, 'p-loaf')!)).toContain('Grams and baker');
    expect(preview(loaf, 'nothing')).toBeUndefined();
  });
});

describe('the schemas for editors', () => {
  test('are those of the code: npm run curriculum -- schema', async () => {
    const written = readdirSync('curriculum/schema').sort();
    expect(written).toEqual([...schemaFiles().keys()].sort());
    for (const [file, text] of schemaFiles())
      expect(await readFile(`curriculum/schema/${file}`, 'utf8'), file).toBe(text);
  });
});

describe('npm run curriculum', () => {
  test('check says what it found and ends well, or badly', async () => {
    const good = await run(second, 'check');
    expect(good.out).toMatch(/^2 skills, 5 tasks, 12 items.*: 0 faults, 0 warnings/m);
    expect(good.well).toBe(true);
    const bad = await run(await copyOf(['ids.txt', '\nb1-dough\n', '\nb1-doughnut\n']), 'check');
    expect(bad.out).toMatch(/^E ids\.txt:\d+ b1-doughnut was served and is gone/m);
    expect(bad.well).toBe(false);
  });

  test('new puts drafts behind what is there, which the bot does not serve and the schema does not mind', async () => {
    const folder = await copyOf([
      'skills/b1-dough/items.yaml',
      '- id: b1-dough-002',
      '# Twice read.\n- id: b1-dough-002',
    ]);
    const before = await readFile(join(folder, 'skills/b1-dough/items.yaml'), 'utf8');
    for (const type of ['single', 'multi', 'truefalse', 'numeric', 'code_output', 'short', 'ordering'])
      expect((await run(folder, 'new', 'item', 'b1-dough', '--type', type)).well).toBe(true);
    expect((await run(folder, 'new', 'task', 'b2-oven', 'rolls')).well).toBe(true);
    expect((await run(folder, 'new', 'skill', 'b3-cake')).well).toBe(true);
    const after = await readFile(join(folder, 'skills/b1-dough/items.yaml'), 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect((parseYaml(after) as { id: string }[]).slice(-7).map(({ id }) => id)).toEqual(
      [7, 8, 9, 10, 11, 12, 13].map((n) => `b1-dough-${String(n).padStart(3, '0')}`),
    );
    expect((await loadCurriculum(folder)).items.size).toBe(12);
    const checked = await run(folder, 'check');
    expect(checked.out).toContain(': 0 faults, 0 warnings');
    for (const id of ['b1-dough-007', 'b2-oven-rolls', 'b3-cake'])
      expect((await run(folder, 'preview', id)).out).toContain('TODO');
  });

  test('a draft is not served before all of it is written', async () => {
    const folder = await copyOf();
    await run(folder, 'new', 'item', 'b1-dough', '--type', 'short');
    const served = await copyOf([
      'skills/b1-dough/items.yaml',
      '',
      (await readFile(join(folder, 'skills/b1-dough/items.yaml'), 'utf8')).replace('status: wip', 'status: beta'),
    ]);
    const { out, well } = await run(served, 'check');
    expect(out).toMatch(/items\.yaml:\d+ stem\.en: is still to be written/);
    expect(well).toBe(false);
  });

  test('import makes drafts of another bank, and stamp, export and stats go on', async () => {
    const folder = await copyOf([
      'bank.gift',
      '',
      '::yeast:: What feeds yeast? {=Sugar ~Salt#It slows it. ~Steel#No.####It eats sugar.}\n',
    ]);
    const { out } = await run(folder, 'import', 'gift', join(folder, 'bank.gift'), '--skill', 'b1-dough');
    expect(out).toContain('b1-dough-007 (yeast): all of it in zh-CN, kp, bloom, difficulty, source');
    expect((await run(folder, 'stamp')).out).toContain('0 translations stamped, 0 ids added.');
    expect((await run(folder, 'export', 'gift', '--skill', 'b2-oven')).out).toContain('::b2-oven-001::');
    const stats = (await run(folder, 'stats')).out;
    expect(stats).toMatch(/^all +2 +4 +5 +120 +12 /m);
    expect(stats).toMatch(/^path +weeks +task days +distinct tasks$/m);
    expect(stats).toMatch(/^baker +1 +5 +5$/m);
    expect(stats).toMatch(/^all +1 +5 +5$/m);
  });

  test.each([
    [['nonsense'], 'npm run curriculum -- …'],
    [['check', '--fast'], "Unknown option '--fast'"],
    [['preview', 'nothing'], 'Nothing is called "nothing".'],
    [['new', 'item', 'b9-none'], 'There is no skill b9-none'],
    [['new', 'item', 'b1-dough', '--type', 'essay'], '--type is one of single'],
    [['export', 'word'], 'export gift, anki or csv'],
  ])('%j is answered by a sentence', async (words, sentence) => {
    const { out, well } = await run(second, ...words);
    expect(out).toContain(sentence);
    expect(well).toBe(false);
  });
});

test('ask says which words name what is taught, whether a question is answered, and what is found', async () => {
  const { out, well } = await run('curriculum', 'ask', 'what', 'is', 'gradient', 'descent');
  expect(well).toBe(true);
  expect(out).toMatch(
    /^Words: gradient \(a name\), descent \(a name\)\nAnswered\.\n {2}1\.00 term\/term-gradient-descent\n {2}1\.00 lesson\/s3-gradient\//,
  );
  const rice = await run('curriculum', 'ask', 'how do i cook rice');
  expect(rice.out).toMatch(/rice \(in texts alone\)[\s\S]*Not answered: no passage with enough of these words names/);
  expect((await run('curriculum', 'ask', 'zzz qqq')).out).toMatch(/zzz \(nowhere\)[\s\S]*no passage has enough/);
  expect((await run('curriculum', 'ask')).well).toBe(false);
});

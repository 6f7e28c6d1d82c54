import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { optionsOf } from '../../src/chat/contract/command.ts';
import { languages } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';

/** Every leaf of a catalogue by its path: sentences, and functions that make one. */
function leaves(of: unknown, path = ''): [path: string, leaf: unknown][] {
  if (typeof of !== 'object' || of === null) return [[path, of]];
  return Object.entries(of).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

/** Arguments to try, by what a sentence may be about; the first that it takes is enough for each number. */
const given: readonly unknown[] = [0, 1, 2, 3, 5, 7, 12, 'Ada', true, false];
const dates = [Temporal.PlainDate.from('2026-11-23')];
const lists = [['Ada'], ['Ada', 'Ben', 'Mei']];

/** All that a leaf can say with sample arguments. */
function sentences(leaf: unknown, values = [...given, ...dates, ...lists]): string[] {
  if (typeof leaf === 'string') return [leaf];
  if (typeof leaf !== 'function') return [];
  return values.flatMap((value) => {
    try {
      const said: unknown = leaf(...Array.from({ length: Math.max(1, leaf.length) }, () => value));
      return typeof said === 'string' ? [said] : [];
    } catch {
      // A date where it wants a number.
      return [];
    }
  });
}

const en = new Map(leaves(catalogues.en));
const zh = new Map(leaves(catalogues['zh-CN']));

test('every language has a catalogue, which says its name', () => {
  expect(Object.keys(catalogues)).toEqual(languages);
  expect(Object.values(catalogues).map(({ language }) => language)).toEqual(languages);
  expect(en.size).toBeGreaterThan(250);
});

test.each(languages)('every sentence is there, of the same kind as in English (%s)', (language) => {
  const own = new Map(leaves(catalogues[language]));
  expect([...own.keys()].sort()).toEqual([...en.keys()].sort());
  for (const [path, leaf] of en) {
    expect(typeof own.get(path), path).toBe(typeof leaf);
    if (typeof leaf === 'function')
      expect((own.get(path) as typeof leaf).length, path).toBeLessThanOrEqual(leaf.length);
  }
});

test.each(languages)('no sentence has a date of its own, which would lie in the past some day (%s)', (language) => {
  const own =
    /\b20\d\d\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\d月\d/u;
  // What writes dates is no sentence.
  for (const [path, leaf] of leaves(catalogues[language]).filter(([path]) => path.includes('.')))
    expect(
      sentences(leaf, ['Ada']).filter((said) => own.test(said)),
      path,
    ).toEqual([]);
});

test.each(languages)('no sentence is empty, with whatever it is about (%s)', (language) => {
  for (const [path, leaf] of leaves(catalogues[language])) {
    const said = sentences(leaf);
    expect(said.length, path).toBeGreaterThan(0);
    expect(
      said.filter((s) => !s.trim() || /undefined|\[object/.test(s)),
      path,
    ).toEqual([]);
  }
});

test('Chinese is Chinese: what is the same in both is a name or a sign', () => {
  const same = [...en]
    .filter(([path, leaf]) => typeof leaf === 'string' && zh.get(path) === leaf)
    .map(([path]) => path);
  expect(same.filter((path) => !/[Nn]ame$/.test(path))).toEqual([]);
});

test.each(['overdue', 'behind', 'failed', '逾期', '落后', '失败'])('nobody is ever told “%s”', (word) => {
  const heard = [...en, ...zh].filter(([, leaf]) => sentences(leaf).some((s) => s.toLowerCase().includes(word)));
  expect(heard.map(([path]) => path)).toEqual([]);
});

test('no full-width mark has a space behind it', () => {
  const spaced = [...zh].filter(([, leaf]) => sentences(leaf).some((s) => /[：，。；？！]\** /.test(s)));
  expect(spaced.map(([path]) => path)).toEqual([]);
});

test.each(languages)(
  'a task or a skill that is called by a question is not followed by a full stop as well (%s)',
  (language) => {
    const { task, reminder, placement, summary } = catalogues[language];
    const title = 'Is it real?';
    for (const said of [
      task.buildsOn(title),
      task.gap(3, title),
      reminder.gap(3, title),
      placement.showBy(title),
      summary.hardBody('The mean', title),
      summary.hardBody(title, 'The mean'),
    ])
      expect(said).not.toMatch(/\?\**[.。]/u);
    expect(task.buildsOn('A loop')).toMatch(/\*\*[.。]/u);
  },
);

test.each(languages)(
  'an organiser is not told an answer in the words in which a key is said, nor of thousands in a short text (%s)',
  (language) => {
    const { appeal, quiz, library } = catalogues[language];
    expect(appeal.given('42')).not.toBe(quiz.theAnswer('42'));
    expect(library.about('text', 'Mon', 2)).toMatch(/\b2 \S+$/);
    expect(library.about('text', 'Mon', 12_345)).toMatch(/\b12 /);
  },
);

test.each(languages)('an example below a field does not look like something typed already (%s)', (language) => {
  // A range is no example.
  const examples = leaves(catalogues[language]).filter(
    ([path, leaf]) => /Hint$/.test(path) && path !== 'cohort.capHint' && typeof leaf === 'string' && /\d/.test(leaf),
  );
  expect(examples.length).toBeGreaterThan(1);
  expect(examples.filter(([, said]) => !/such as|例如|比如/iu.test(String(said)))).toEqual([]);
});

test('the items of a list can be told apart when they have commas of their own', () => {
  expect(catalogues.en.list(['Cut and paste it', 'Run it'])).toBe('Cut and paste it; Run it');
  expect(catalogues.en.list(['Ada', 'Ben', 'Mei'])).toBe('Ada, Ben, and Mei');
  expect(catalogues.en.list(['Write it, then run it', 'Run it'])).toBe('Write it, then run it; Run it');
  expect(catalogues['zh-CN'].list(['小玲', '陈伟'])).toBe('小玲、陈伟');
  expect(catalogues['zh-CN'].list(['先写，再运行', '先运行'])).toBe('先写，再运行；先运行');
});

test.each(languages)(
  'a question of the day on which nobody changed their mind says its share once (%s)',
  (language) => {
    const { turn } = catalogues[language].dailyQuestion;
    expect(turn(31, 31)).not.toContain('→');
    expect(turn(31, 31)).toContain('31%');
    expect(turn(31, 67)).toContain('31% → 67%');
  },
);

test('the walk hears what functions say', () => {
  const all = [...en.values()].flatMap((leaf) => sentences(leaf));
  expect(all).toContain('Welcome to **Ada**.');
  expect(all).toContain('3 questions are due for review today.');
  expect(all).toContain('Mon, 23 Nov'.replace(',', ''));
});

test.each(languages)('every command, subcommand and option is described in at most 100 characters (%s)', (language) => {
  const described = catalogues[language].commands;
  for (const command of commands) {
    const of = described[command.name];
    const parts = [
      [command, of] as const,
      ...Object.entries(command.sub ?? {}).map(([s, it]) => [it, of?.sub?.[s]] as const),
    ];
    for (const [it, words] of parts) {
      const options = it.options ? optionsOf({ options: it.options }).map((o) => words?.options?.[o.name]) : [];
      for (const about of [words?.about, ...options]) {
        expect(about, command.name).toMatch(/\S/);
        expect(about!.length, about).toBeLessThanOrEqual(100);
      }
    }
  }
  expect(Object.keys(described).sort()).toEqual(commands.map((c) => c.name).sort());
});

test('where nobody had the question of the day right, or one buddy was found, the sentence is not about numbers or several', () => {
  for (const { dailyQuestion } of Object.values(catalogues)) {
    expect(dailyQuestion.turn(0, 0)).not.toMatch(/\d/);
    expect(dailyQuestion.turn(0, 40)).toContain('40%');
  }
  expect(catalogues.en.buddy.found('Ana', 'Owls', 1)).toContain('study buddy in');
  expect(catalogues.en.buddy.found('Ana and Bo', 'Owls', 2)).toContain('study buddies in');
});

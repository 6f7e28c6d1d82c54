import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fullLanguages, type Language, languages } from '../../src/core/language/model.ts';
import { isText } from '../../src/core/language/rules.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';
import { proseOf } from '../../src/curriculum/words.ts';
import { catalogues } from '../../src/i18n/index.ts';

// What learners read has their words: a group and no cohort, a stage by its name and no code, a task by its title and no id.

const curriculum = await loadCurriculum(ownCurriculum);
const ids = new Set([
  ...[curriculum.skills, curriculum.tasks, curriculum.projects].flatMap((entries) => [...entries.keys()]),
  ...curriculum.news.map(({ id }) => id),
]);

/** What is wrong with a text, as it is read: code and the command /cohort are left alone. */
function faultsOf(text: string): readonly string[] {
  const prose = proseOf(text)
    .replace(/(`+).+?\1/g, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/\/cohort\b/g, ' ');
  return [
    ...(prose.match(/\bcohorts?\b/giu) ?? []),
    // Amazon's S3 is a service, and has its maker's name before it.
    ...(prose.match(/(?<![\p{L}\d_.$/-])(?<!(?:Amazon|AWS|亚马逊) ?)S(?:1[01]|\d)(?![\p{L}\d_])/gu) ?? []),
    ...(prose.match(/(?<![\w.])[a-z]\d{0,2}(?:-[a-z0-9]+)+(?![\w-])/g) ?? []).filter((word) => ids.has(word)),
  ];
}

test('a fault is found in words, and not in code or in the name of a command', () => {
  expect(faultsOf('Your cohort is in S3; do s5-keys-first.')).toEqual(['cohort', 'S3', 's5-keys-first']);
  expect(faultsOf('`/cohort show`, /cohort show, `s5-keys-first`, Amazon S3, S300')).toEqual([]);
});

test('every stage has a name, since a code says nothing', () => {
  for (const { id, stage } of curriculum.skills.values()) expect([...curriculum.stages.keys()], id).toContain(stage);
});

/** Every text of an entry, by the way to it. */
function* textsIn(value: unknown, language: Language, path = ''): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return;
  if (isText(value)) yield [path, value[language as 'en'] ?? ''];
  else for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, language, `${path}.${key}`);
}

test.each(fullLanguages)('the curriculum names groups, stages and tasks as learners do (%s)', (language) => {
  const { skills, tasks, items, projects, paths, news, questions, tracks } = curriculum;
  const entries = [
    ...[skills, tasks, items, projects, paths].flatMap((of) => [...of.values()] as { readonly id: string }[]),
    ...[...news, ...questions, ...tracks],
  ];
  const faults = entries.flatMap((entry) =>
    [...textsIn(entry, language)].flatMap(([path, text]) =>
      faultsOf(text).map((fault) => `${entry.id}${path}: ${fault}`),
    ),
  );
  expect(faults).toEqual([]);
});

/** Every leaf of a catalogue by its path. What commands are found by is typed, and not read. */
function leaves(of: unknown, path = ''): readonly (readonly [path: string, leaf: unknown])[] {
  if (typeof of !== 'object' || of === null) return path.endsWith('.also') ? [] : [[path, of]];
  return Object.entries(of).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
}

test.each(languages)('no sentence of the catalogue has a word of ours for theirs (%s)', (language) => {
  for (const [path, leaf] of leaves(catalogues[language])) {
    const said = typeof leaf === 'function' ? String(leaf).replace(/\$\{[^}]*\}/g, ' ') : String(leaf);
    const words = typeof leaf === 'function' ? (said.match(/'[^'\n]*'|`[\s\S]*?`|"[^"\n]*"/g) ?? []).join('\n') : said;
    expect(faultsOf(words.replace(/(?<!\\)`/g, ' ').replace(/\\`/g, '`')), path).toEqual([]);
  }
});

describe.each(['discord', 'slack'])('on %s', (platform) => {
  const folder = `test/${platform}/__snapshots__`;
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

  test('nothing that is shown has one either', () => {
    expect(files.length).toBeGreaterThan(300);
    // Beside what is shown, a snapshot has the name of its sample, routes, and the values of options.
    const shown = (file: string) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .replace(/^## .*$|^ *select-\d+ .*$/gm, ' ')
        .replace(/\([\w.:-]+\)| → [\w.:-]+/g, ' ')
        .replace(/=[\w.:-]+/g, ' ');
    expect(files.flatMap((file) => faultsOf(shown(file)).map((fault) => `${file}: ${fault}`))).toEqual([]);
  });
});

test.each(['learner.md', 'learner.zh-CN.md'])('and neither has the guide docs/%s', (file) => {
  expect(faultsOf(readFileSync(`docs/${file}`, 'utf8'))).toEqual([]);
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CurriculumError, loadCurriculum } from '../../src/curriculum/load.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'curriculum-'));
  folders.push(folder);
  return folder;
}

const text = (words: string) => `{ en: ${words}, zh-CN: ${words} }`;

const skill = (id: string, more = '') => `id: ${id}
stage: S1
name: ${text('name')}
about: ${text('about')}
kps:
  - id: ${id}.point
    name: ${text('point')}
status: beta
review_by: 2027-01-01
${more}`;

const task = (id: string, more = '') => `- id: ${id}-task
  title: ${text('title')}
  what: ${text('what')}
  why: ${text('why')}
  minutes: 15
  deliverable: ${text('file')}
  done: [{ kind: check, ask: ${text('check')} }]
  hints: [${text('one')}, ${text('two')}, ${text('three')}]
  kps: [${id}.point]
${more}`;

const item = (id: string, more = '') => `- id: ${id}-001
  kp: ${id}.point
  type: numeric
  bloom: apply
  difficulty: 1
  stem: ${text('stem')}
  answer:
    value: 1
    tolerance: 0
  explanation: ${text('because')}
  source: { url: 'https://example.org/', licence: link-only }
${more}`;

const week = (ids: readonly string[], more = '') => `      - theme: ${text('theme')}
        about: ${text('about')}
${more}        days:
${ids.map((id, i) => `          - { task: ${id}-task, essential: ${i < 3} }`).join('\n')}
`;

const route = (...weeks: string[]) => `id: swe
name: ${text('route')}
about: ${text('about')}
opener: a-001
sprints:
  - id: swe-1
    name: ${text('sprint')}
    weeks:
${weeks.join('')}`;

const letters = ['a', 'b', 'c', 'd', 'e'];

/** Five skills in one week, with some files written otherwise. */
async function write(changes: Record<string, string> = {}): Promise<string> {
  const files: Record<string, string> = { 'routes/swe.yaml': route(week(letters)) };
  for (const id of letters) {
    files[`skills/${id}/skill.yaml`] = skill(id);
    files[`skills/${id}/tasks.yaml`] = task(id);
    files[`skills/${id}/items.yaml`] = item(id);
  }
  const folder = await newFolder();
  for (const [file, content] of Object.entries({ ...files, ...changes })) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  return folder;
}

async function faultsOf(folder: string): Promise<string[]> {
  const error = await loadCurriculum(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CurriculumError);
  return (error as CurriculumError).faults;
}

describe('a curriculum that is right', () => {
  test('is laid out by day, week and knowledge point', async () => {
    const { paths: routes, siblings } = await loadCurriculum(await write());
    expect(routes.get('swe')!.days.map((day) => [day.number, day.week, day.task.id, day.essential])).toEqual([
      [1, 1, 'a-task', true],
      [2, 1, 'b-task', true],
      [3, 1, 'c-task', true],
      [4, 1, 'd-task', false],
      [5, 1, 'e-task', false],
    ]);
    expect(siblings.get('a.point')!.map((found) => found.id)).toEqual(['a-001']);
  });

  test('does not serve what is unfinished or withdrawn', async () => {
    const folder = await write({
      'skills/a/items.yaml': `${item('a')}${item('a', '  status: wip\n').replace('a-001', 'a-002')}`,
      'skills/b/tasks.yaml': `${task('b')}${task('b', '  status: deprecated\n').replace('b-task', 'b-old')}`,
      'skills/draft/skill.yaml': skill('draft').replace('beta', 'wip'),
      'skills/e/skill.yaml': skill('e', 'requires: [draft]\n'),
    });
    const { items, tasks, skills } = await loadCurriculum(folder);
    expect([...items.keys()]).toEqual(['a-001', 'b-001', 'c-001', 'd-001', 'e-001']);
    expect([...tasks.keys()]).not.toContain('b-old');
    expect([...skills.keys()]).toEqual(letters);
    expect(skills.get('e')!.requires).toEqual([]);
  });

  test('knows the earlier versions of a path, in order', async () => {
    const folder = await write({
      'routes/earlier/swe-1.yaml': route(week(letters.toReversed())),
      'routes/earlier/swe-2.yaml': route(week(letters)),
    });
    const { earlier } = (await loadCurriculum(folder)).paths.get('swe')!;
    expect(earlier!.map(({ days }) => days.map(({ task }) => task.id[0]).join(''))).toEqual(['edcba', 'abcde']);
  });

  test('ends a route at its first unwritten week', async () => {
    const unwritten = week(['x'], '        status: wip\n');
    const { paths: routes } = await loadCurriculum(
      await write({ 'routes/swe.yaml': route(week(letters), unwritten, unwritten) }),
    );
    expect(routes.get('swe')!.weeks).toHaveLength(1);
    expect(routes.get('swe')!.days).toHaveLength(5);
  });
});

const project = (id: string, more = '') => `id: ${id}
name: ${text('project')}
about: ${text('about')}
skills: [a]
context: [personal]
cost: ${text('nothing')}
models: ${text('none')}
milestones: [{ week: 1, name: ${text('first')}, evidence: ${text('commit')} }]
rubric: [{ name: ${text('runs')}, anchors: [${text('no')}, ${text('partly')}, ${text('yes')}] }]
status: beta
review_by: 2027-01-01
${more}`;

const placed = `- id: place-001
  stage: S1
  type: numeric
  bloom: apply
  difficulty: 2
  stem: ${text('stem')}
  answer: { value: 1, tolerance: 0 }
  explanation: ${text('because')}
  source: { url: 'https://example.org/', licence: link-only }
`;

describe('what stands around the route', () => {
  test('is there: lessons, a sprint with its project, and the pages beside', async () => {
    const folder = await write({
      'skills/a/lesson.en.md': '## Lesson\n',
      'skills/a/lesson.zh-CN.md': '## 课\n',
      'skills/b/lesson.en.md': 'Only English\n',
      'projects/p-one/project.yaml': project('p-one'),
      'projects/p-one/brief.en.md': 'Build it.',
      'projects/p-one/brief.zh-CN.md': '动手做。',
      'routes/swe.yaml': route(
        week(letters),
        week(
          letters.map((l) => `${l}${l}`),
          '        status: wip\n',
        ),
      ).replace(
        '    weeks:',
        `    about: ${text('about')}\n    project: p-one\n    finish: ${text('end')}\n    weeks:`,
      ),
      'news.yaml': `- { id: n-1, date: 2026-11-01, kind: news, title: A page, text: ${text('new')}, url: 'https://example.org/', lang: en }\n`,
      'questions.yaml': `- { id: q-1, question: ${text('why')}, answer: ${text('so')}, url: 'https://example.org/', opinion: true, date: 2026-11-01 }\n`,
      'tracks.yaml': `- { id: t-1, name: ${text('track')}, about: ${text('about')}, url: 'https://example.org/', courses: [{ name: Course, skills: [a] }] }\n`,
    });
    const { skills, projects, paths: routes, news, questions, tracks } = await loadCurriculum(folder);
    expect(skills.get('a')!.lesson).toEqual({ en: '## Lesson', 'zh-CN': '## 课' });
    expect(skills.get('b')!.lesson).toBeUndefined();
    expect(projects.get('p-one')!.brief['zh-CN']).toBe('动手做。');
    expect(routes.get('swe')!.sprints).toMatchObject([{ id: 'swe-1', project: 'p-one', weeks: { from: 1, to: 1 } }]);
    expect(routes.get('swe')!.days.map((day) => day.sprint)).toEqual([1, 1, 1, 1, 1]);
    expect([news[0]!.id, questions[0]!.skills, tracks[0]!.courses[0]!.skills]).toEqual(['n-1', [], ['a']]);
  });

  test('keeps placement apart from the daily questions', async () => {
    const { items, siblings, placement } = await loadCurriculum(await write({ 'placement/s1.yaml': placed }));
    expect([...placement.keys()]).toEqual(['place-001']);
    expect(items.has('place-001')).toBe(false);
    expect([...siblings.values()].flat().map((item) => item.id)).not.toContain('place-001');
  });

  test('is checked as well: a project, a skill or an id that is not as it should be', async () => {
    const faults = await faultsOf(
      await write({
        'projects/p-one/project.yaml': project('p-one').replace('[a]', '[nowhere]'),
        'projects/p-two/project.yaml': project('p-two', 'colour: red\n'),
        'routes/swe.yaml': route(week(letters)).replace('    weeks:', '    project: p-none\n    weeks:'),
        'placement/s1.yaml': placed.replace('place-001', 'a-001'),
      }),
    );
    for (const expected of [
      /^projects\/p-one\/project\.yaml:4 skills\.0: there is no skill nowhere/,
      /^projects\/p-one\/project\.yaml:1 id: write brief\.en\.md/,
      /^projects\/p-two\/project\.yaml:12 colour: no such field/,
      /^routes\/swe\.yaml:8 sprints\.0\.project: there is no project p-none to serve/,
      /^placement\/s1\.yaml:1 id: a-001 is taken/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(expected));
  });

  test('has orders that name each step once', async () => {
    const steps = `steps: [${text('x')}, ${text('y')}, ${text('z')}]\n  also:\n    - [2, 1, 3]\n    - [1, 1, 2]\n    - [1, 2, 3]\n`;
    const ordered = item('a')
      .replace('numeric', 'ordering')
      .replace(/answer:\n.*\n.*\n/, steps);
    expect(await faultsOf(await write({ 'skills/a/items.yaml': ordered }))).toEqual([
      'skills/a/items.yaml:10 also.1: names each step once, from 1',
      'skills/a/items.yaml:11 also.2: is the order in which the steps stand already',
    ]);
  });
});

describe('a fault', () => {
  test('names the file, the line and the field', async () => {
    const folder = await write({ 'skills/a/items.yaml': item('a').replace('value: 1', 'value: one') });
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/^skills\/a\/items\.yaml:8 answer\.value: .*number/),
    ]);
  });

  test('in a field that is missing or unknown points at the entry and at the field', async () => {
    const folder = await write({
      'skills/a/items.yaml': item('a', '  colour: red\n').replace(`  explanation: ${text('because')}\n`, ''),
    });
    expect(await faultsOf(folder)).toEqual([
      'skills/a/items.yaml:1 explanation: is missing; write it',
      'skills/a/items.yaml:11 colour: no such field: correct its name or remove it',
    ]);
  });

  test('in text that YAML reads as a number says to quote it', async () => {
    const output = item('a')
      .replace('numeric', 'code_output')
      .replace(/answer:\n.*\n.*\n/, 'answer: 42\n');
    expect(await faultsOf(await write({ 'skills/a/items.yaml': output }))).toEqual([
      'skills/a/items.yaml:7 answer: should be text: put 42 in quotes',
    ]);
  });

  test('in the YAML itself, such as a key written twice, has its line', async () => {
    const folder = await write({ 'skills/b/skill.yaml': skill('b', 'stage: S2\n') });
    expect(await faultsOf(folder)).toEqual([
      expect.stringMatching(/^skills\/b\/skill\.yaml:10 is not plain YAML: .*unique/),
    ]);
  });

  test('does not hide the others: all are listed at once', async () => {
    const folder = await write({
      'skills/a/skill.yaml': skill('a', 'requires: [nowhere]\n'),
      'skills/b/items.yaml': item('b').replace('b.point', 'b.other'),
      'skills/c/tasks.yaml': task('c', '  resources: [no-book]\n'),
      'skills/d/skill.yaml': skill('wrong'),
      'skills/e/items.yaml': item('e').replace('difficulty: 1', 'difficulty: 9'),
      'routes/swe.yaml': route(week(['a', 'b', 'c', 'nothing', 'a'])),
    });
    const faults = await faultsOf(folder);
    for (const expected of [
      /^skills\/a\/skill\.yaml:10 requires\.0: there is no skill nowhere/,
      /^skills\/b\/items\.yaml:2 kp: b\.other is not a knowledge point of b/,
      /^skills\/b\/skill\.yaml:6 kps\.0\.id: b\.point has no item/,
      /^skills\/c\/tasks\.yaml:10 resources\.0: there is no resource no-book/,
      /^skills\/d\/skill\.yaml:1 id: should be d, the name of its folder/,
      /^skills\/e\/items\.yaml:5 difficulty: /,
      /^routes\/swe\.yaml:\d+ .*there is no task nothing-task/,
      /^routes\/swe\.yaml:\d+ .*a-task is in this path twice/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(expected));
    expect(
      faults.filter((fault) => fault.includes('e.point')),
      'no fault that only follows from another',
    ).toEqual([]);
  });

  test('of a circle among skills names the circle', async () => {
    const folder = await write({
      'skills/a/skill.yaml': skill('a', 'requires: [c]\n'),
      'skills/b/skill.yaml': skill('b', 'requires: [a]\n'),
      'skills/c/skill.yaml': skill('c', 'requires: [b]\n'),
    });
    expect(await faultsOf(folder)).toContainEqual(
      expect.stringMatching(/^skills\/a\/skill\.yaml:10 requires: is circular: a → c → b → a/),
    );
  });

  test('is a task before what it requires', async () => {
    const faults = await faultsOf(await write({ 'skills/a/skill.yaml': skill('a', 'requires: [b]\n') }));
    expect(faults).toEqual([expect.stringMatching(/^routes\/swe\.yaml:12 .*a-task needs b, which comes later/)]);
  });

  test('is a written week without five days, or with a task that is not', async () => {
    const short = await faultsOf(await write({ 'routes/swe.yaml': route(week(['a', 'b', 'c', 'd'])) }));
    expect(short).toEqual([expect.stringContaining('has 4 days, 3 of them essential')]);
    const unready = await faultsOf(await write({ 'skills/e/tasks.yaml': task('e', '  status: wip\n') }));
    expect(unready).toEqual([expect.stringMatching(/^routes\/swe\.yaml:16 .*e-task is "wip"/)]);
  });

  test('is an earlier version of a path without its number, its path or its tasks', async () => {
    const faults = await faultsOf(
      await write({
        'routes/earlier/old.yaml': route(week(letters)),
        'routes/earlier/swe-2.yaml': route(week(letters)),
        'routes/earlier/ds-1.yaml': route(week(letters)).replace('id: swe', 'id: ds'),
        'routes/earlier/swe-3.yaml': route(week(['a', 'b', 'c', 'd', 'f'])),
      }),
    );
    expect(faults).toEqual([
      'routes/earlier/ds-1.yaml:1 id: there is no path ds of which this could be an earlier version',
      'routes/earlier/old.yaml:1 id: is swe: name the file swe-1.yaml, or by the number of its version',
      'routes/earlier/swe-2.yaml:1 id: version 1 of swe is missing: versions are numbered from 1',
      'routes/earlier/swe-3.yaml:1 id: version 2 of swe is missing: versions are numbered from 1',
      'routes/earlier/swe-3.yaml:16 sprints.0.weeks.0.days.4.task: there is no task f-task',
    ]);
  });

  test('is an id that is used twice, or an opener that is not there', async () => {
    const twice = await faultsOf(await write({ 'skills/b/items.yaml': `${item('b')}${item('b')}` }));
    expect(twice).toEqual([expect.stringMatching(/^skills\/b\/items\.yaml:12 id: b-001 is taken/)]);
    const opener = await faultsOf(await write({ 'routes/swe.yaml': route(week(letters)).replace('a-001', 'a-009') }));
    expect(opener).toEqual(['routes/swe.yaml:4 opener: there is no item a-009 to serve']);
  });

  test('is two options that say the same, or one that counts on its place', async () => {
    const option = (words: string, rest: string) => `    - { text: ${text(words)}, ${rest} }\n`;
    const options = `options:\n${option('Yes', 'correct: true')}${option('yes.', `why: ${text('w')}`)}${option('None of the above', `why: ${text('w')}`)}`;
    const single = item('a')
      .replace('numeric', 'single')
      .replace(/answer:\n.*\n.*\n/, options);
    const faults = await faultsOf(await write({ 'skills/a/items.yaml': single }));
    expect(faults).toContainEqual(
      expect.stringMatching(/items\.yaml:9 options\.1\.text\.en: says the same as another/),
    );
    expect(faults).toContainEqual(expect.stringMatching(/items\.yaml:10 options\.2\.text\.en: options are shuffled/));
  });

  test('is a folder without a curriculum, in one plain sentence', async () => {
    expect(await faultsOf('/no/such/folder')).toEqual([expect.stringMatching(/^There is no curriculum in \/no\/such/)]);
    expect(await faultsOf(await newFolder())).toEqual([expect.stringContaining('"routes" folder is missing or empty')]);
    const unwritten = await write({ 'routes/swe.yaml': route(week(letters, '        status: wip\n')) });
    expect(await faultsOf(unwritten)).toEqual([expect.stringContaining('has nothing to teach yet')]);
  });
});

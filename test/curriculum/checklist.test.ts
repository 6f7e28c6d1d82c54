import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';

/**
 * What the path names, row by row: `does` has what a learner does about it, `met` what there is to read and be asked
 * besides, `unmet` who will bring what is still missing of it.
 */
const rows = z
  .array(
    z.strictObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      implement: z.string(),
      does: z.array(z.string().regex(/^(task|project|command):[a-z0-9.-]+$/)).min(1),
      met: z.array(z.string().regex(/^(skill|point|task|project|question|track|news|route|command):[a-z0-9.-]+$/)),
      unmet: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('checklist.json', import.meta.url), 'utf8')));

const taught = await loadCurriculum(fileURLToPath(new URL('../../curriculum', import.meta.url)));
/** Everything that a row can point to. A task counts when a route teaches it. */
const there = new Set([
  ...[...taught.skills.values()].flatMap(({ id, kps }) => [`skill:${id}`, ...kps.map((kp) => `point:${kp.id}`)]),
  ...[...taught.paths.values()].flatMap(({ id, days }) => [`route:${id}`, ...days.map((d) => `task:${d.task.id}`)]),
  ...[...taught.projects.keys()].map((id) => `project:${id}`),
  ...taught.questions.map(({ id }) => `question:${id}`),
  ...taught.tracks.map(({ id }) => `track:${id}`),
  ...taught.news.map(({ id }) => `news:${id}`),
  ...commands.map(({ name }) => `command:${name}`),
]);

/** What a learner of a path does: its tasks, the projects that its sprints build or offer, and every command. */
const done = new Map(
  [...taught.paths.values()].map(({ id, days, sprints }) => [
    id,
    new Set([
      ...days.map(({ task }) => `task:${task.id}`),
      ...sprints.flatMap(({ project, also }) => [project, ...also]).map((project) => `project:${project}`),
      ...commands.map(({ name }) => `command:${name}`),
    ]),
  ]),
);
const pathsOf = (row: (typeof rows)[number]) =>
  [...done].filter(([, all]) => row.does.some((what) => all.has(what))).map(([id]) => id);

/** What nobody becomes an AI engineer without, and the rows that are about it. */
const core: Readonly<Record<string, readonly string[]>> = {
  Python: ['E1'],
  software: ['F1', 'B3'],
  maths: ['D2', 'D5', 'D6'],
  'ML basics': ['G3', 'D3'],
  APIs: ['F3', 'H1'],
  prompting: ['H6', 'H10'],
  RAG: ['H7'],
  'open models': ['B1'],
  evaluation: ['C3'],
  deployment: ['C5'],
  'responsible AI': ['C6b', 'N8', 'P5'],
};

describe('what the path names', () => {
  test('is 77 rows, each named once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(77);
  });

  test('is met by what is there, or says who will bring it', () => {
    const gone = rows.flatMap(({ id, met }) => met.filter((what) => !there.has(what)).map((what) => `${id}: ${what}`));
    expect(gone).toEqual([]);
    expect(rows.filter(({ met, unmet }) => !met.length && !unmet)).toEqual([]);
  });

  test('is done by a learner of one path at least, each thing of it', () => {
    const nowhere = rows.flatMap(({ id, does }) =>
      does.filter((what) => ![...done.values()].some((all) => all.has(what))).map((what) => `${id}: ${what}`),
    );
    expect(nowhere).toEqual([]);
    expect(rows.filter((row) => !pathsOf(row).length).map(({ id }) => id)).toEqual([]);
  });

  test.each(Object.entries(core))('has its %s done on each of the three paths', (_, ids) => {
    const about = ids.map((id) => rows.find((row) => row.id === id)!);
    expect(Object.fromEntries(about.map((row) => [row.id, pathsOf(row)]))).toEqual(
      Object.fromEntries(ids.map((id) => [id, [...done.keys()]])),
    );
  });

  test('prints what is not done on every path, and what is still unmet, with its owner', () => {
    const some = rows.filter((row) => pathsOf(row).length < done.size);
    console.info(some.map((row) => `${row.id} ${row.en}: ${pathsOf(row).join(', ')}`).join('\n'));
    const unmet = rows.filter((row) => row.unmet).map(({ id, en, unmet }) => `${id} ${en}: unmet (${unmet})`);
    console.info(unmet.join('\n'));
    expect(unmet.length).toBeLessThan(rows.length / 4);
  });
});

/** Addresses, and commands of the learner's own chat program, that tasks and lessons name as they name a command. */
const notOurs = ['bad', 'chat', 'good', 'healthz', 'me', 'nothing', 'quit', 'readyz', 'search', 'v1', 'v2', 'version'];

test('a command that a task, a lesson or a project names is there', () => {
  const ours = new Set([...commands.map(({ name }) => name), ...notOurs]);
  const named = [
    ...JSON.stringify(taught, (_, value) => (value instanceof Map ? [...value] : value)).matchAll(/`\/(\w+)`/g),
  ];
  expect(named.length).toBeGreaterThan(50);
  expect(new Set(named.flatMap(([, name]) => (ours.has(name!) ? [] : [name])))).toEqual(new Set());
});

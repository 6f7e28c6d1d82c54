import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';

/** What the path names, row by row; `met` says by what, `unmet` who will bring what is still missing of it. */
const rows = z
  .array(
    z.strictObject({
      id: z.string(),
      zh: z.string(),
      en: z.string(),
      implement: z.string(),
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

describe('what the path names', () => {
  test('is 77 rows, each named once', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(77);
  });

  test('is met by what is there, or says who will bring it', () => {
    const gone = rows.flatMap(({ id, met }) => met.filter((what) => !there.has(what)).map((what) => `${id}: ${what}`));
    expect(gone).toEqual([]);
    expect(rows.filter(({ met, unmet }) => !met.length && !unmet)).toEqual([]);
  });

  test('prints what is still unmet, with its owner', () => {
    const unmet = rows.filter((row) => row.unmet).map(({ id, en, unmet }) => `${id} ${en}: unmet (${unmet})`);
    console.info(unmet.join('\n'));
    expect(unmet.length).toBeLessThan(rows.length / 4);
  });
});

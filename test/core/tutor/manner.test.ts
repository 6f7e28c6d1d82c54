import { expect, test } from 'vitest';
import { inManner } from '../../../src/core/tutor/manner.ts';
import { lessonPassages } from '../../../src/core/tutor/passages.ts';
import { loadCurriculum } from '../../../src/curriculum/load.ts';

const curriculum = await loadCurriculum('curriculum');

test('nothing that only asks is told as something simpler: a lesson may begin with a question', () => {
  const told = [...curriculum.skills.values()].flatMap((skill) => {
    const [first, ...rest] = lessonPassages(skill);
    if (!first || !rest.length) return [];
    const quotes = rest.slice(0, 1).map((passage) => ({ passage, excerpt: '' }));
    const of = { quotes, skills: [skill.id], words: '', language: 'zh-CN' } as const;
    return inManner('simpler', of, curriculum, () => true).map(({ excerpt }) => excerpt);
  });
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter((one) => /[?？]\s*$/.test(one))).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Curriculum } from '../../../src/core/curriculum/model.ts';
import { mayReadAnswer, readLesson } from '../../../src/core/tutor/read-text.ts';
import { library } from '../../curriculum/library.ts';
import { at } from '../../harness/clock.ts';
import { type World, world } from '../../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());
const now = at('2026-11-02T12:00');
const lesson = (learner: string, curriculum: Curriculum = library, language: 'en' | 'zh-CN' = 'en') =>
  readLesson({ ...here.ports, curriculum }, { skill: 'single', learner, language });

test('a lesson is all there for somebody with nothing open, as it is written', async () => {
  const { id } = await here.person();
  const parts = await lesson(id);
  expect(parts?.map((part) => (part.kind === 'text' ? part.text : part))).toEqual(
    library.skills.get('single')!.lesson!.en.split(/\n\n(?=##)/),
  );
  expect(await readLesson({ ...here.ports, curriculum: library }, { skill: 'x', learner: id, language: 'en' })).toBe(
    undefined,
  );
});

test('a section that gives the key of an open item is withheld, its heading stays; in both languages', async () => {
  const { id } = await here.person();
  await here.store.quiz.create({ key: 'open', learner: id, items: ['one'], at: now });
  expect((await lesson(id))?.map(({ kind }) => kind)).toEqual(['text', 'text', 'withheld']);
  expect((await lesson(id))?.at(-1)).toEqual({ kind: 'withheld', heading: '## Pigeons' });
  expect((await lesson(id, library, 'zh-CN'))?.at(-1)).toEqual({ kind: 'withheld', heading: '## 鸽子' });
  // Where the translations have other sections, all of it is.
  const single = library.skills.get('single')!;
  const uneven = { ...single, lesson: { ...single.lesson!, 'zh-CN': '只有一段。' } };
  const curriculum = { ...library, skills: new Map([...library.skills, ['single', uneven] as const]) };
  expect(await lesson(id, curriculum)).toEqual([{ kind: 'withheld' }]);
});

test('the answer to one of the path’s questions is withheld in the same way', async () => {
  const { id } = await here.person();
  const [question] = library.questions;
  const told = { ...question!, skills: ['single'], answer: { en: 'Eleven of them', 'zh-CN': '其中 Eleven 只' } };
  const may = () => mayReadAnswer({ ...here.ports, curriculum: library }, { question: told, learner: id });
  expect(await may()).toBe(true);
  await here.store.quiz.create({ key: 'open', learner: id, items: ['one'], at: now });
  expect(await may()).toBe(false);
});

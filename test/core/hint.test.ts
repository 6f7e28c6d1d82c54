import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grades } from '../../src/core/card/model.ts';
import { hintStep, rungs } from '../../src/core/quiz/hint-ladder.ts';
import { givesKey } from '../../src/core/tutor/keyless.ts';
import { takeHint } from '../../src/core/tutor/take-hint.ts';
import { at } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';

const open = (taken: number) => ({ kind: 'open', taken }) as const;

const rung = { kind: 'rung', again: false } as const;

test('the next rung is asked for without its place, and after the last one all come once more', () => {
  expect(hintStep(open(0), 'next', rungs)).toMatchObject({ rung: 'passage', taken: 1, again: false });
  expect(hintStep(open(1), 'next', rungs)).toMatchObject({ rung: 'sibling', taken: 2, last: true, again: false });
  expect(hintStep(open(2), 'next', rungs)).toMatchObject({ rung: 'passage', taken: 2, last: false, again: true });
  expect(hintStep(open(1), 'next', ['sibling'])).toMatchObject({ rung: 'sibling', taken: 1, last: true, again: true });
  expect(hintStep(open(0), 'next', [])).toEqual({ kind: 'end' });
});

test('the ladder is climbed one rung at a time, goes down freely, and ends before the answer', () => {
  expect(hintStep(open(0), 1, rungs)).toEqual({ ...rung, rung: 'passage', place: 1, taken: 1, last: false });
  expect(hintStep(open(0), 9, rungs)).toMatchObject({ rung: 'passage', taken: 1 });
  expect(hintStep(open(1), 2, rungs)).toEqual({ ...rung, rung: 'sibling', place: 2, taken: 2, last: true });
  expect(hintStep(open(2), 1, rungs)).toMatchObject({ rung: 'passage', taken: 2 });
  expect(hintStep(open(2), 3, rungs)).toEqual({ kind: 'end' });
  expect(hintStep(open(0), 1, ['sibling'])).toMatchObject({ rung: 'sibling', taken: 1, last: true });
  expect(hintStep(open(0), 1, [])).toEqual({ kind: 'end' });
  expect(hintStep({ kind: 'closed' }, 1, rungs)).toEqual({ kind: 'closed' });
});

describe('a hint', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());
  const monday = at('2026-11-02T12:00');
  const take = (learner: string, question: string, step: number) =>
    takeHint(here.ports, { learner, question, step, language: 'en' });

  test('of any item gives away the key of none that waits', async () => {
    const ana = await here.person();
    let shown = 0;
    const asked = [...curriculum.items.values()].filter((_, at) => at % 9 === 0).slice(0, 40);
    for (const item of asked) {
      const question = await here.ask(item.id, ana, monday);
      for (const step of [1, 2]) {
        const hint = await take(ana.id, question.id, step);
        if (hint.kind === 'passage') {
          shown++;
          expect(givesKey(hint.quote.passage, item, true)).toBe(false);
        } else if (hint.kind === 'sibling') {
          shown++;
          expect(hint.item.id).not.toBe(item.id);
          expect(hint.item.kp).toBe(item.kp);
        } else expect(hint.kind).toBe('end');
      }
    }
    expect(shown).toBeGreaterThan(asked.length / 4);
  });

  test('counts into the grade, once however often it is read, and is nobody else’s', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const graded = async (hints: number) => {
      for (const item of curriculum.items.values()) {
        const question = await here.ask(item.id, ana, monday);
        if (question.attempt) continue;
        if (hints) {
          if ((await take(ana.id, question.id, 1)).kind === 'end') continue;
          await take(ana.id, question.id, 1);
          expect(await take(ben.id, question.id, 1)).toEqual({ kind: 'gone' });
          expect(await here.store.quiz.question(question.id)).toMatchObject({ hints });
        }
        await here.answer(ana, question, true, monday);
        expect(await take(ana.id, question.id, 1)).toEqual({ kind: 'gone' });
        const columns = ['grade', 'hints'] as const;
        return here.db.selectFrom('attempt').select(columns).where('draw', '=', question.id).executeTakeFirst();
      }
      return undefined;
    };
    expect(await graded(0)).toEqual({ grade: grades.good, hints: 0 });
    expect(await graded(1)).toEqual({ grade: grades.hard, hints: 1 });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readQuestions } from '../../../bench/retrieval.ts';
import { askTutor } from '../../../src/core/tutor/ask-tutor.ts';
import type { Manner, TutorAnswer } from '../../../src/core/tutor/model.ts';
import { noEmbedding, noModel } from '../../../src/core/tutor/no-model.ts';
import { at } from '../../harness/clock.ts';
import { curriculum, type World, world } from '../../harness/world.ts';

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const now = at('2026-11-02T12:00');

async function ask(learner: string, question: string, language: 'en' | 'zh-CN', manner?: Manner): Promise<TutorAnswer> {
  const ports = { ...here.ports, model: noModel, embedding: noEmbedding };
  const reply = await askTutor(ports, { question, learner, language, path: 'swe', manner, now });
  if (reply.kind !== 'answered') throw new Error(reply.kind);
  return reply.answer;
}

const blocksOf = (answer: TutorAnswer) =>
  answer.kind === 'quotes' ? answer.quotes.flatMap(({ excerpt }) => excerpt.split('\n\n')) : [];

describe('without a model, the same in another way', () => {
  test.each(['simpler', 'example'] as const)(
    '%s: is nothing that was shown before, or it is said that there is none, over many questions',
    async (manner) => {
      const { id } = await here.person();
      const asked = readQuestions('bench/data').filter(({ kind }, n) => kind !== 'unanswerable' && n % 4 === 0);
      const kinds = { quotes: 0, noOther: 0 };
      for (const { text, language } of asked) {
        const before = await ask(id, text, language);
        const after = await ask(id, text, language, manner);
        if (before.kind !== 'quotes') {
          expect(after.kind, text).toBe(before.kind);
          continue;
        }
        if (after.kind !== 'quotes' && after.kind !== 'noOther') throw new Error(`${text}: ${after.kind}`);
        kinds[after.kind]++;
        expect(after.manner).toBe(manner);
        const shown = blocksOf(before);
        expect(
          blocksOf(after).filter((block) => shown.includes(block)),
          text,
        ).toEqual([]);
        if (after.kind === 'quotes') expect(after.quotes.length, text).toBeGreaterThan(0);
      }
      expect(kinds.quotes).toBeGreaterThan(asked.length / 2);
      expect(kinds.noOther).toBeGreaterThan(0);
    },
  );

  test('an example is also the explanation of an item about the same, once it is answered', async () => {
    const ana = await here.person();
    const [first] = curriculum.items.values();
    const items = curriculum.siblings.get(first!.kp)!;
    const skill = curriculum.skills.get(first!.kp.split('.')[0]!)!;
    const question = skill.kps.find(({ id }) => id === first!.kp)!.name.en;
    const explained = async () => {
      const answer = await ask(ana.id, question, 'en', 'example');
      return answer.kind === 'quotes' ? answer.quotes.filter(({ passage }) => passage.source === 'explanation') : [];
    };
    expect(await explained()).toEqual([]);
    for (const { id } of items) await here.answer(ana, await here.ask(id, ana, now), true, now);
    expect(await explained()).not.toEqual([]);
  });
});

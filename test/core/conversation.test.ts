import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askInTurn } from '../../src/core/conversation/ask-in-turn.ts';
import { earlierQuestions, goesOn } from '../../src/core/conversation/follow-up.ts';
import { mannerWish } from '../../src/core/tutor/manner-wish.ts';
import { at } from '../harness/clock.ts';
import { type World, world } from '../harness/world.ts';

const now = at('2026-11-02T12:00');
let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const ask = async (learner: string, question: string, place = 'slack dm', when = now) => {
  const { turn, reply } = await askInTurn(here.ports, { question, learner, language: 'en', place, now: when });
  const found = reply.kind === 'answered' && reply.answer.kind === 'quotes' ? reply.answer.quotes : [];
  return { turn: turn!, skills: found.flatMap(({ passage }) => passage.skills) };
};

test.each([
  ['and why?', true],
  ['How does it work on small sets?', true],
  ['那小样本呢', true],
  ['它怎么算', true],
  ['MRR', true],
  ['When is recall more important than precision?', false],
  ['什么时候召回率比精确率更重要？', false],
  // Of one word, and of nothing that was said before.
  ['what is RAG', false],
  ["What's overfitting?", false],
  ['什么是微调', false],
  ['what is that', true],
  ['它是什么', true],
  ['what is the difference', true],
  ['What’s better?', true],
  ['区别是什么', true],
])('“%s” goes on from another question: %s', (question, is) => expect(goesOn(question)).toBe(is));

test.each([
  ['simpler please', 'simpler'],
  ['Can you explain that in simpler words?', 'simpler'],
  ["I don't understand", 'simpler'],
  ["explain like I'm five", 'simpler'],
  ['再简单点', 'simpler'],
  ['没看懂', 'simpler'],
  ['能讲得通俗一点吗？', 'simpler'],
  ['an example?', 'example'],
  ['give me an example', 'example'],
  ['举个例子呢？', 'example'],
  ['没看懂，能打个比方吗', 'example'],
  ['and why?', undefined],
  ['what is a simple random sample', undefined],
  ['少样本提示要几个例子', undefined],
  ['什么是简单随机抽样', undefined],
  ['in one sentence', undefined],
])('“%s” asks for the last answer again: %s', (said, manner) => expect(mannerWish(said)).toBe(manner));

describe('a conversation', () => {
  const first = 'When is recall more important than precision?';

  test('knows the last questions of its learner in its place, for an hour', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const of = { learner: ana.id, place: 'slack dm', question: 'and why?', now };
    const { skills } = await ask(ana.id, first);
    expect(skills.length).toBeGreaterThan(0);
    expect(await earlierQuestions(here.ports, of)).toEqual([first]);
    expect(await earlierQuestions(here.ports, { ...of, place: 'slack T1' })).toEqual([]);
    expect(await earlierQuestions(here.ports, { ...of, learner: ben.id })).toEqual([]);
    expect(await earlierQuestions(here.ports, { ...of, now: now.add({ minutes: 61 }) })).toEqual([]);
    expect(await earlierQuestions(here.ports, { ...of, question: 'What is a virtual environment?' })).toEqual([]);
    // What the follow-up finds is about the same.
    expect((await ask(ana.id, 'and why is it so?')).skills).toContain(skills[0]);
    expect(await earlierQuestions(here.ports, of)).toEqual([first, 'and why is it so?']);
    // Alone, it finds none of that.
    expect((await ask(ben.id, 'and why is it so?')).skills).toEqual([]);
  });

  test('is bounded, apart from reports that wait, and is erased with its person', async () => {
    const ana = await here.person();
    const { turn } = await ask(ana.id, first);
    await here.store.conversation.rate({ turn, learner: ana.id, helpful: false, reason: 'wrong' });
    for (let n = 0; n < 35; n++) await ask(ana.id, `What is recall, number ${n}?`);
    const kept = await here.store.conversation.recent({
      ...{ learner: ana.id, place: 'slack dm', after: now.subtract({ hours: 1 }), most: 99 },
    });
    expect(kept).toHaveLength(31);
    expect(await here.store.conversation.find({ turn, learner: ana.id })).toBeDefined();
    await here.store.learner.erase(ana.id);
    expect(await here.store.conversation.find({ turn, learner: ana.id })).toBeUndefined();
  });

  test('is nobody else’s, and nothing is kept of somebody who only looks', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const { turn } = await ask(ana.id, first);
    expect(await here.store.conversation.find({ turn, learner: ben.id })).toBeUndefined();
    expect(await here.store.conversation.rate({ turn, learner: ben.id, helpful: true })).toBe(false);
    const { turn: none } = await askInTurn(here.ports, { question: first, learner: '0', language: 'en', now });
    expect(none).toBeUndefined();
  });
});

describe('a report', () => {
  test('is for the organisers of its own workspace, is settled once, and becomes a case', async () => {
    const ana = await here.person();
    const cohort = await here.group();
    const workspace = `${cohort.home?.platform} ${cohort.home?.workspace}`;
    const { turn } = await askInTurn(here.ports, {
      ...{ question: 'How do I prune roses?', learner: ana.id, language: 'en', cohort, now },
    });
    const { conversation } = here.store;
    await conversation.rate({ turn: turn!, learner: ana.id, helpful: false, reason: 'missed', words: 'no roses' });
    const [report] = await conversation.reports({ workspace, limit: 3 });
    expect(report).toMatchObject({ id: turn, question: 'How do I prune roses?', reason: 'missed', words: 'no roses' });
    expect(await conversation.reports({ workspace: `${workspace}1`, limit: 3 })).toEqual([]);
    const of = { turn: turn!, workspace, settled: 'decline', organiser: ana.id, at: now } as const;
    expect(await conversation.settle({ ...of, workspace: `${workspace}1` })).toBe(false);
    expect(await conversation.settle(of)).toBe(true);
    expect(await conversation.settle(of)).toBe(false);
    expect(await conversation.rate({ turn: turn!, learner: ana.id, helpful: true })).toBe(false);
    expect(await conversation.cases()).toMatchObject([{ question: 'How do I prune roses?', settled: 'decline' }]);
  });
});

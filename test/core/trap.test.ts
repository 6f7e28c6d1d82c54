import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildCards } from '../../src/core/card/rebuild-cards.ts';
import { undoAnswer } from '../../src/core/card/undo-answer.ts';
import { itemSchema } from '../../src/core/curriculum/item.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import type { AskedQuestion } from '../../src/core/quiz/model.ts';
import { nextQuestion } from '../../src/core/quiz/next-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import type { TrapEvent } from '../../src/core/trap/model.ts';
import { rebuildTraps } from '../../src/core/trap/rebuild-traps.ts';
import { dueTraps, foldTraps, marksOf, openTraps } from '../../src/core/trap/rules.ts';
import { showTraps } from '../../src/core/trap/show-traps.ts';
import { waitingTraps } from '../../src/core/trap/waiting-traps.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { answeredView } from '../../src/views/item.ts';
import { trapsView } from '../../src/views/trap.ts';
import { sample } from '../curriculum/sample.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

const monday = date('2026-11-02');
const event = (days: number, result: TrapEvent['result'], item: string, helped = false): TrapEvent => ({
  ...{ trap: 'm', result, helped, item },
  day: monday.add({ days }),
});
const trapOf = (...events: readonly TrapEvent[]) => foldTraps(events).get('m');

describe('a trap', () => {
  test('opens with the fall, and its step comes on the next day', () => {
    const trap = trapOf(event(0, 'fell', 'one'))!;
    expect(trap).toMatchObject({ stage: 'step', times: 1, next: monday.add({ days: 1 }) });
    expect(dueTraps([trap], monday)).toEqual([]);
    expect(dueTraps([trap], monday.add({ days: 1 }))).toEqual([trap]);
  });

  test('is overcome by another item on a later day, without the remedy', () => {
    const fell = event(0, 'fell', 'one');
    expect(trapOf(fell, event(0, 'avoided', 'two'))?.stage).toBe('step');
    expect(trapOf(fell, event(2, 'avoided', 'one'))?.stage).toBe('step');
    expect(trapOf(fell, event(1, 'avoided', 'two', true))).toMatchObject({ stage: 'check', next: date('2026-11-06') });
    expect(trapOf(fell, event(1, 'avoided', 'two'))).toMatchObject({ stage: 'overcome', next: date('2026-11-03') });
    // After three weeks nobody remembers the item itself.
    expect(trapOf(fell, event(21, 'avoided', 'one'))?.stage).toBe('overcome');
  });

  test('comes again a day after an answer that was wrong in another way, and opens with another fall', () => {
    const fell = event(0, 'fell', 'one');
    expect(trapOf(fell, event(1, 'missed', 'two', true))).toMatchObject({ stage: 'step', next: date('2026-11-04') });
    const again = trapOf(fell, event(1, 'avoided', 'two'), event(9, 'fell', 'three'));
    expect(again).toMatchObject({ stage: 'step', times: 2, since: monday, last: date('2026-11-11') });
    expect(trapOf(event(0, 'avoided', 'one'), event(1, 'missed', 'two'))).toBeUndefined();
  });

  test('is open or overcome whatever happens, and falls count', () => {
    const events = fc
      .array(fc.tuple(fc.nat(3), fc.constantFrom('fell', 'avoided', 'missed'), fc.constantFrom('a', 'b'), fc.boolean()))
      .map((all) => {
        let day = 0;
        return all.map(([later, result, item, helped]) => {
          day += later;
          return event(day, result as TrapEvent['result'], item, helped);
        });
      });
    fc.assert(
      fc.property(events, (all) => {
        const trap = trapOf(...all);
        const falls = all.filter(({ result }) => result === 'fell');
        expect(trap?.times ?? 0).toBe(falls.length);
        if (!trap) return;
        expect(trap.last).toEqual(falls.at(-1)!.day);
        const proof = all
          .slice(all.lastIndexOf(falls.at(-1)!) + 1)
          .some(({ result, helped, day }) => result === 'avoided' && !helped && day.until(trap.last).days < 0);
        if (trap.stage === 'overcome') expect(proof).toBe(true);
        expect(openTraps([trap]).length).toBe(trap.stage === 'overcome' ? 0 : 1);
      }),
    );
  });
});

test('an answer marks the traps that were chosen, and those that its learner fell for before', () => {
  const both = (en: string) => ({ en, 'zh-CN': en });
  const wrong = (text: string, misconception: string) => ({ text: both(text), why: both('why'), misconception });
  const item = itemSchema.parse({
    ...{ id: 'i', kp: 's.k', bloom: 'apply', difficulty: 1, stem: both('?'), explanation: both('!') },
    ...{ source: { url: 'https://example.org', licence: 'x' }, type: 'multi' },
    options: [{ text: both('yes'), correct: true }, wrong('a', 'm-a'), wrong('b', 'm-b')],
  });
  const marks = (choices: number[], known: string[], helped?: string) =>
    marksOf(item as never, { given: { choices }, correct: choices.join() === '0', helped }, new Set(known)).map(
      ({ trap, result, helped }) => `${trap} ${result}${helped ? ' helped' : ''}`,
    );
  expect(marks([0, 1], [])).toEqual(['m-a fell']);
  expect(marks([1], ['m-b'], 'm-b')).toEqual(['m-a fell', 'm-b missed helped']);
  expect(marks([0], [])).toEqual([]);
  expect(marks([0], ['m-a'])).toEqual(['m-a avoided']);
  expect(marksOf(item as never, { given: { text: '7' }, correct: false }, new Set())).toEqual([]);
});

describe('the questions about a trap', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());
  const ports = () => ({ ...here.ports, curriculum: sample });
  const noon = at('2026-11-02T12:00');
  const later = (days: number) => noon.add({ hours: 24 * days });

  async function ask({ learner, enrolment }: Member, item: string, now: Temporal.Instant): Promise<AskedQuestion> {
    const input = { key: here.fresh(), learner: learner.id, enrolment: enrolment.id, items: [item], at: now };
    const next = await nextQuestion(ports(), { learner: learner.id, quiz: await here.store.quiz.create(input), now });
    if (next.kind !== 'question') throw new Error(next.kind);
    return next.question;
  }
  const answer = ({ learner }: Member, { id, order }: AskedQuestion, option: number, now: Temporal.Instant) =>
    answerQuestion(ports(), { learner, question: id, answer: { positions: [order.indexOf(option)] }, now });
  const begin = ({ learner, enrolment }: Member, now: Temporal.Instant, mode?: 'traps') =>
    startQuiz(ports(), { learner, enrolment, mode, key: here.fresh(), now });
  const trapsOf = async ({ learner }: Member) => [...foldTraps(await here.store.trap.events(learner.id)).values()];

  test('come on the next day with the remedy, then without it, each time as another item', async () => {
    const ana = await here.member(await here.group());
    const fallen = await ask(ana, 'one', noon);
    expect(await answer(ana, fallen, 1, noon)).toMatchObject({ traps: [{ id: 'm-first' }] });
    const shown = async (now: Temporal.Instant) => (await showTraps(ports(), { ...ana, now }))[0];
    expect(await shown(noon)).not.toHaveProperty('again');
    // Its point comes back on the day that the answer named, and from then on it can be asked about.
    expect(await shown(noon)).toMatchObject({ canAsk: true, point: date('2026-11-03') });
    // On the same day nothing of it comes unasked.
    expect(await begin(ana, noon)).not.toMatchObject({ question: { chosen: { cause: 'trap' } } });
    const step = await begin(ana, later(1), 'traps');
    expect(step).toMatchObject({
      question: {
        item: 'one-again',
        chosen: { cause: 'trap', trap: { id: 'm-first', helps: true, fell: '2026-11-02' } },
      },
    });
    if (step.kind !== 'question') throw new Error(step.kind);
    await answer(ana, step.question, 0, later(1));
    expect(await trapsOf(ana)).toMatchObject([{ stage: 'check', next: date('2026-11-06') }]);
    // Neither of its two questions is promised before its answer has faded.
    expect(await shown(later(4))).toMatchObject({ again: true, trap: { next: date('2026-11-23') } });
    expect(await shown(later(4))).not.toHaveProperty('canAsk');
    expect(await shown(later(30))).toMatchObject({ canAsk: true });
    // There is no third item, and the two are remembered.
    expect(await begin(ana, later(4), 'traps')).toEqual({ kind: 'none', mode: 'traps' });
    const waiting = (days: number, which: 'today' | 'all') =>
      waitingTraps(ports(), { learner: ana.learner, now: later(days), which });
    // So its remedy is read again meanwhile, on fewer and fewer days, until an item can ask about it.
    const days = Array.from({ length: 30 }, (_, n) => n);
    const read = await Promise.all(days.map((n) => waiting(n, 'today')));
    expect(days.filter((n) => read[n]!.length)).toEqual([4, 7, 11, 18]);
    expect(read[4]).toMatchObject([{ misconception: { id: 'm-first' }, from: date('2026-11-23') }]);
    expect(await waiting(20, 'all')).toHaveLength(1);
    expect(await waiting(21, 'all')).toEqual([]);
    const quiz = await begin(ana, later(22));
    const { choice } = (await here.store.quiz.get(quiz.kind === 'question' ? quiz.question.quiz : '0'))!;
    const check = choice?.chosen.find(({ cause }) => cause === 'trap');
    expect(check).toMatchObject({ trap: { helps: false } });
    await answer(ana, await ask(ana, check!.item, later(22)), 0, later(22));
    expect(await trapsOf(ana)).toMatchObject([{ stage: 'overcome', next: date('2026-11-24') }]);
    expect(await begin(ana, later(23), 'traps')).toEqual({ kind: 'none', mode: 'traps' });
  });

  test('are not fallen for by somebody who says that they do not know; the point comes back as after a wrong answer', async () => {
    const ana = await here.member(await here.group());
    const asked = await ask(ana, 'one', noon);
    const said = await answerQuestion(ports(), { ...ana, question: asked.id, answer: { unknown: true }, now: noon });
    expect(said).toMatchObject({ kind: 'marked', correct: false, traps: [], returns: { inDays: 1 } });
    expect(await trapsOf(ana)).toEqual([]);
    for (const t of [catalogues.en, catalogues['zh-CN']]) {
      const card = answeredView(said, t);
      expect(card.title).toBe(t.quiz.unknownTitle);
      expect(JSON.stringify(card)).not.toContain(t.quiz.tempts(''));
    }
    const { cards } = await here.store.progress.record({ learner: ana.learner.id });
    expect(cards).toMatchObject([{ asked: 1, right: 0, lastRight: false }]);
  });

  test('do not come where no other item of a point that was met holds it', async () => {
    const ana = await here.member(await here.group());
    await answer(ana, await ask(ana, 'truth', noon), 1, noon);
    expect(await trapsOf(ana)).toMatchObject([{ id: 'm-alone', stage: 'step' }]);
    expect(await begin(ana, later(1), 'traps')).toEqual({ kind: 'none', mode: 'traps' });
    // The same question is not promised before its answer has faded.
    const alone = async (n: number) => (await showTraps(ports(), { ...ana, now: later(n) }))[0]!;
    expect(await alone(1)).toMatchObject({ again: true, trap: { next: date('2026-11-23') } });
    // One day is named: that of the answer. And a day that has passed is none.
    for (const t of [catalogues.en, catalogues['zh-CN']]) {
      const page = async (n: number) =>
        JSON.stringify(trapsView([await alone(n)], { ...ana, today: monday.add({ days: n }) }, t));
      expect(await page(0)).toContain(t.trap.pointNext(t.date(date('2026-11-03'))));
      expect(await page(0)).not.toContain(t.date(date('2026-11-23')));
      expect(await page(25)).toContain(t.trap.canAsk);
      expect(await page(25)).toContain(t.trap.quiz);
    }
    expect(await begin(ana, later(30), 'traps')).toMatchObject({ question: { item: 'truth' } });
  });

  test('are computed again from the log, and a fall that is taken back was none', async () => {
    const cohort = await here.group();
    const ana = await here.member(cohort);
    const fallen = await ask(ana, 'one', noon);
    await answer(ana, fallen, 1, noon);
    await answer(ana, await ask(ana, 'one-again', later(2)), 0, later(2));
    const stored = await here.store.trap.events(ana.learner.id);
    expect(stored.map(({ result }) => result)).toEqual(['fell', 'avoided']);
    expect(await rebuildTraps(ports(), { learner: ana.learner.id, dry: true })).toBe(0);
    await sql`delete from trap where learner = ${ana.learner.id} and result = 'fell'`.execute(here.db);
    await sql`update trap set helped = true where learner = ${ana.learner.id}`.execute(here.db);
    expect(await rebuildTraps(ports(), { learner: ana.learner.id })).toBe(2);
    expect(await here.store.trap.events(ana.learner.id)).toEqual(stored);
    await undoAnswer(ports(), { question: fallen.id, cohort: cohort.id, by: ana.learner.id, now: later(3) });
    expect(await here.store.trap.events(ana.learner.id)).toEqual([]);
    expect(await rebuildTraps(ports(), { learner: ana.learner.id, dry: true })).toBe(0);
    expect(await rebuildCards(here.ports, { dry: true })).toMatchObject({ changed: 0 });
  });
});

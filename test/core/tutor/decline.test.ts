import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ask as askCommand } from '../../../commands/ask.ts';
import type { Cohort } from '../../../src/core/cohort/model.ts';
import { askInTurn } from '../../../src/core/conversation/ask-in-turn.ts';
import { budgetDay } from '../../../src/core/spending/rules.ts';
import type { TutorAnswer } from '../../../src/core/tutor/model.ts';
import { noModel } from '../../../src/core/tutor/no-model.ts';
import { catalogues } from '../../../src/i18n/index.ts';
import { createModel } from '../../../src/model/model.ts';
import { library } from '../../curriculum/library.ts';
import { at } from '../../harness/clock.ts';
import { modelTerms, shownOf } from '../../harness/model.ts';
import { type Member, type World, world } from '../../harness/world.ts';
import { type ModelServer, startModelServer } from '../../platforms/model.ts';

// What a group is told that wants what its library does not answer declined.

let here: World;
let server: ModelServer;
beforeAll(async () => {
  here = await world();
  server = await startModelServer();
});
afterEach(async () => {
  server.requests.length = 0;
  server.faults.length = 0;
  await here.db.deleteFrom('spending').execute();
  await here.db.deleteFrom('tutor_answer').execute();
});
afterAll(async () => {
  await server.stop();
  await here.drop();
});

const now = at('2026-11-02T12:00');
const recall = 'What is recall when I search?';
const weather = 'Will it rain in Lisbon on Sunday?';
const said = { text: 'Recall is the share of the right passages that a search has found.', sources: [1] };
const made = { text: 'Recall was invented by Cleverdon at Cranfield.', sources: [1] };

async function scene(declines = true): Promise<Member> {
  const cohort = await here.group();
  await here.store.cohort.save(cohort.id, { declines });
  return here.member({ ...cohort, declines });
}

type More = Partial<Parameters<typeof askInTurn>[1]> & { readonly without?: true };

async function ask({ learner, enrolment }: Member, question: string, more: More = {}): Promise<readonly TutorAnswer[]> {
  const { without, ...asked } = more;
  const model = createModel({ name: 'm', baseUrl: server.url, timeoutMs: 2_000, ...modelTerms() }, { warn() {} });
  const ports = { ...here.ports, curriculum: library, model: without ? noModel : model };
  const { cohort } = enrolment;
  const input = { question, learner: learner.id, language: 'en', cohort, place: 'web dm', now, ...asked } as const;
  return shownOf((await askInTurn(ports, input)).reply);
}
const kinds = async (...of: Parameters<typeof ask>) => (await ask(...of)).map(({ kind }) => kind);
const asked = () => server.requests.filter(({ input }) => input.includes('<question>')).length;
const spent = (subject: string) => here.store.spending.spent({ scope: 'learner', subject, day: budgetDay(now) });

describe('a question that the library does not answer is declined', () => {
  test('before any model is asked and any token is reserved; elsewhere it is said that nothing covers it', async () => {
    const ana = await scene();
    expect(await ask(ana, weather)).toEqual([{ kind: 'declined', nearest: [] }]);
    expect(asked()).toBe(0);
    expect(await spent(ana.learner.id)).toEqual({ tokens: 0, micros: 0, answers: 0 });
    expect(await kinds(ana, weather, { without: true })).toEqual(['declined']);
    expect(await kinds(await scene(false), weather)).toEqual(['nothing']);
    // On one's own, and in no group.
    const solo = await here.solo(await here.person('Ben'));
    expect(await kinds(solo, weather)).toEqual(['nothing']);
    const nobody = { cohort: undefined as Cohort | undefined };
    expect(await kinds(ana, weather, nobody)).toEqual(['nothing']);
  });

  test('with the lesson whose name comes closest, if one does', async () => {
    const ana = await scene();
    const nearest = [{ path: 'swe', skill: 'single' }];
    expect(await ask(ana, 'How did Google rank a search in 1998?')).toEqual([{ kind: 'declined', nearest }]);
    // One word of many is there by chance.
    expect(await ask(ana, 'Where is the rank of taxis beside the station in Lisbon?')).toEqual([
      { kind: 'declined', nearest: [] },
    ]);
  });

  test('where the model says nothing that the passages support; none of its words is shown', async () => {
    const ana = await scene();
    server.script(() => [made]);
    const shown = await ask(ana, recall);
    expect(shown.at(-1)?.kind).toBe('declined');
    expect(asked()).toBe(1);
    expect(JSON.stringify(shown)).not.toContain('Cleverdon');
    // What is left is shown.
    server.script(() => [made, said]);
    expect((await ask(ana, recall)).at(-1)).toMatchObject({ kind: 'answer', sentences: [said] });
    await here.db.deleteFrom('tutor_answer').execute();
    server.script(() => [made]);
    expect((await ask(await scene(false), recall)).at(-1)).toMatchObject({ kind: 'quotes', instead: { kind: 'none' } });
  });

  test('not where the model cannot be asked: the library has something', async () => {
    const ana = await scene();
    server.faults.push({ status: 500 }, { status: 500 });
    expect((await ask(ana, recall)).at(-1)).toMatchObject({ kind: 'quotes', instead: { kind: 'failed' } });
    expect(await kinds(ana, recall, { without: true })).toEqual(['quotes']);
    await here.store.quiz.create({ key: 'open', learner: ana.learner.id, items: ['one'], at: now });
    expect((await ask(ana, recall)).at(-1)).toMatchObject({ kind: 'quotes', instead: { kind: 'open' } });
  });

  test('nor where an answer is asked for in another way: it was there before', async () => {
    const ana = await scene();
    server.script(() => []);
    const shown = await ask(ana, 'What does the reciprocal rank say?', { manner: 'simpler' });
    expect(shown.at(-1)).toMatchObject({ kind: 'quotes', manner: 'simpler' });
    expect(shown.at(-1)).not.toHaveProperty('instead');
  });
});

test('by the group of the channel; where that is no group’s, by one of this server, and not of another', async () => {
  const other = await scene(false);
  const elsewhere = { ...other.enrolment.cohort, home: { platform: 'web', workspace: 'other', channel: 'c' } };
  const two = await Promise.all([scene(), scene()]);
  const enrolments = [{ ...other.enrolment, cohort: elsewhere }, ...two.map(({ enrolment }) => enrolment)];
  const event = { platform: 'web', workspace: { id: 'w' }, channel: 'of no group', action: { kind: 'command' } };
  const context = { event, learner: other.learner, enrolments, options: { question: weather }, now, t: catalogues.en };
  const view = await askCommand.run!(context as never, { ...here.ports, curriculum: library, model: noModel });
  expect(JSON.stringify(view)).toContain(catalogues.en.ask.declined);
});

describe('a question that goes on', () => {
  const first = 'reciprocal rank, recall: the share of right passages that a search has found';
  test.each([
    ['and will it rain in Lisbon on Sunday?', ['declined']],
    ['and how do I cook rice with it?', ['declined']],
    ['and why?', ['quotes']],
    ['explain that in one sentence', ['quotes']],
    ['and how does it differ from the reciprocal rank?', ['quotes']],
    ['那里斯本明天会下雨吗？', ['declined']],
    ['那倒数排名呢？', ['quotes']],
    ['那怎么手算？', ['quotes']],
  ] as const)('with “%s” is %s', async (question, kind) => {
    const ana = await scene();
    expect(await kinds(ana, first, { without: true })).toEqual(['quotes']);
    expect(await kinds(ana, question, { without: true })).toEqual(kind);
    const other = await scene(false);
    await ask(other, first, { without: true });
    expect(await kinds(other, question, { without: true })).toEqual(['quotes']);
  });

  test('from one that was declined is declined as well', async () => {
    const ana = await scene();
    expect(await kinds(ana, weather)).toEqual(['declined']);
    expect(await kinds(ana, 'and why is that?')).toEqual(['declined']);
    expect(asked()).toBe(0);
    // Unless it says enough by itself.
    expect(await kinds(ana, 'and what does the reciprocal rank say?', { without: true })).toEqual(['quotes']);
  });

  test('from a lesson is about something else, or about that lesson', async () => {
    const ana = await scene();
    const subject = { kind: 'skill', skill: 'single' } as const;
    expect(await kinds(ana, weather, { subject })).toEqual(['declined']);
    expect(asked()).toBe(0);
    expect(await kinds(ana, '', { subject, without: true })).toEqual(['quotes']);
    expect(await kinds(ana, 'but why?', { subject, without: true })).toEqual(['quotes']);
    expect(await kinds(await scene(false), weather, { subject, without: true })).toEqual(['quotes']);
  });
});

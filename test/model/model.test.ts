import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ModelEnd, ModelSentence, Prompt } from '../../src/core/tutor/model.ts';
import { examineModel } from '../../src/model/doctor.ts';
import { createModel } from '../../src/model/model.ts';
import { modelTerms } from '../harness/model.ts';
import { type ModelFault, type ModelServer, startModelServer } from '../platforms/model.ts';

const prompt: Prompt = {
  instructions: 'Answer from the passages.',
  formats: { json: 'As JSON.', lines: 'As lines.' },
  input: '<passage n="1">\nRecall is a share.\n</passage>\n\nWhat is recall?',
  maxTokens: 300,
};
const sentences = [
  { text: '召回率是一个比例。', sources: [1, 2] },
  { text: 'Recall is a “share”: {a} of \\ them, which a search has found.', sources: [1] },
  { text: 'It stands alone.', sources: [] },
];
let server: ModelServer;
let logged: object[];
const terms = modelTerms();
const model = (timeoutMs = 5_000, name = 'm') =>
  createModel({ name, baseUrl: server.url, timeoutMs, ...terms }, { warn: (fields) => void logged.push(fields) });

async function written(from: ReturnType<typeof model>, signal = new AbortController().signal) {
  const said: ModelSentence[] = [];
  const all = from.write(prompt, signal);
  for (;;) {
    const next = await all.next();
    if (next.done) return { said, end: next.value satisfies ModelEnd };
    said.push(next.value);
  }
}

beforeEach(() => {
  logged = [];
});

describe.each(['responses', 'chat'] as const)('a server that has %s alone', (api) => {
  beforeAll(async () => {
    server = await startModelServer({ apis: [api], script: () => sentences });
  });
  afterEach(() => {
    server.faults.length = 0;
    server.requests.length = 0;
    server.script(() => sentences);
  });
  afterAll(() => server.stop());

  test('is found out at the start, asked once, and gives its sentences and what they cost', async () => {
    const one = model();
    expect(one.state()).toEqual({ kind: 'ready', name: 'm' });
    await one.ask();
    expect(one.state()).toEqual({ kind: 'ready', name: 'm', api });
    server.requests.length = 0;
    const { said, end } = await written(one);
    expect(said).toEqual(sentences);
    expect(end).toMatchObject({ kind: 'done', usage: { cached: 0 } });
    expect(end.usage!.input).toBeGreaterThan(10);
    expect(server.requests).toMatchObject([{ api, model: 'm', input: prompt.input }]);
    expect(server.requests[0]!.instructions).toBe(
      `Answer from the passages.\n\nAs ${api === 'chat' ? 'lines' : 'JSON'}.`,
    );
    expect(logged).toEqual([]);
    const found = await examineModel({ name: 'm', baseUrl: server.url, timeoutMs: 5_000, ...terms });
    expect(found).toMatchObject({
      state: 'ok',
      found: expect.stringContaining(api === 'chat' ? 'chat' : 'structured'),
    });
  });

  test('is asked to keep nothing where it has a word for it, and told nothing of it elsewhere', async () => {
    const one = model();
    await one.ask();
    await written(one);
    const form = {
      instructions: 'Say.',
      format: 'As JSON.',
      input: 'x',
      schema: z.object({ a: z.string() }),
      maxTokens: 50,
    };
    server.script(() => ({ form: { a: 'b' } }));
    expect(await one.fill(form, new AbortController().signal)).toMatchObject({ kind: 'done' });
    const bodies = server.requests.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) {
      if (api === 'responses') expect(body.store).toBe(false);
      else expect(body).not.toHaveProperty('store');
      expect(body).not.toHaveProperty('previous_response_id');
      expect(body).not.toHaveProperty('user');
    }
  });

  test('that has nothing to say is no fault', async () => {
    server.script(() => []);
    expect(await written(model())).toMatchObject({ said: [], end: { kind: 'done' } });
  });

  test.each<[fault: ModelFault, why: string]>([
    ['slow', 'slow'],
    [{ status: 429 }, 'limited'],
    [{ status: 500 }, 'down'],
  ])('that fails with %j before the first sentence is asked once more', async (fault, why) => {
    const one = model(fault === 'slow' ? 600 : 5_000);
    await one.ask();
    server.requests.length = 0;
    server.faults.push(fault);
    expect(await written(one)).toMatchObject({ said: sentences, end: { kind: 'done' } });
    expect(server.requests).toHaveLength(2);
    server.faults.push(fault, fault);
    expect(await written(one)).toMatchObject({ said: [], end: { kind: 'failed', why } });
    expect(server.requests).toHaveLength(4);
    expect(logged).toMatchObject([{ why }]);
  });

  test.each<[fault: ModelFault, why: string]>([
    ['malformed', 'malformed'],
    ['wrong schema', 'malformed'],
    ['too long', 'malformed'],
    ['cut off', 'down'],
    ['stalls', 'slow'],
    [{ status: 401 }, 'refused'],
    [{ status: 429, retryAfter: 60 }, 'limited'],
  ])('that fails with %j is not asked again', async (fault, why) => {
    const one = model(fault === 'stalls' ? 1_000 : 5_000);
    await one.ask();
    server.requests.length = 0;
    server.faults.push(fault);
    const { end } = await written(one);
    expect(end.kind === 'failed' && end.why).toBe(why);
    expect(server.requests.length).toBe(1);
  });

  test('is left alone after three failures, and at once when it does not accept the key', async () => {
    const one = model(5_000);
    await one.ask();
    server.faults.push('malformed', 'malformed', 'malformed');
    for (let n = 0; n < 3; n++) {
      expect(one.state().kind).toBe('ready');
      await written(one);
    }
    expect(one.state()).toEqual({ kind: 'resting', name: 'm', why: 'malformed' });
    const other = model();
    server.faults.push({ status: 401 });
    await other.ask();
    expect(other.state()).toMatchObject({ kind: 'resting', why: 'refused' });
  });

  test('ends when the person is gone, which is nobody’s fault', async () => {
    const one = model();
    await one.ask();
    server.faults.push('stalls');
    const gone = new AbortController();
    const done = written(one, gone.signal);
    setTimeout(() => gone.abort(), 50);
    expect((await done).end).toMatchObject({ kind: 'failed', why: 'stopped' });
    expect(logged).toEqual([]);
  });
});

test('a server that ignores the schema is asked for chat completions', async () => {
  server = await startModelServer({ script: ({ api }) => (api === 'responses' ? [] : sentences) });
  server.faults.push('wrong schema');
  const one = model();
  await one.ask();
  expect(one.state()).toMatchObject({ api: 'chat' });
  expect((await written(one)).said).toEqual(sentences);
  await server.stop();
});

test('a server that is not there is down, and is asked what it can when it is', async () => {
  server = await startModelServer();
  const { url } = server;
  await server.stop();
  const one = createModel(
    { name: 'm', baseUrl: url, timeoutMs: 5_000, ...terms },
    { warn: (fields) => void logged.push(fields) },
  );
  await one.ask();
  expect(logged).toMatchObject([{ why: 'down' }]);
  const found = await examineModel({ name: 'm', baseUrl: url, timeoutMs: 5_000, ...terms });
  expect(found).toMatchObject({ state: 'problem', next: expect.stringContaining('OPENAI_BASE_URL') });
  server = await startModelServer({ port: Number(new URL(url).port), script: () => sentences });
  expect((await written(one)).said).toEqual(sentences);
  await server.stop();
});

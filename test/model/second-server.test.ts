import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelEnd, Prompt } from '../../src/core/tutor/model.ts';
import { createModel } from '../../src/model/model.ts';
import { modelTerms } from '../harness/model.ts';

/** Somebody else's reading of both APIs, beside our own server: what both take, a real server takes. */
const server = new LLMock({ port: 0 });
const json = { sentences: [{ text: 'Recall is the share that was found.', sources: [1] }] };
const lines = 'Recall is the share that was found. [1]\n';
beforeAll(async () => {
  await server.start();
});
afterAll(() => server.stop());

const prompt: Prompt = {
  instructions: 'Answer from the passages.',
  formats: { json: 'As JSON.', lines: 'As lines.' },
  input: 'What is recall?',
  maxTokens: 200,
};

async function written(): Promise<{ said: readonly string[]; end: ModelEnd; api: string | undefined }> {
  const model = createModel(
    { name: 'gpt-4o', apiKey: 'k', baseUrl: `${server.url}/v1`, timeoutMs: 5_000, ...modelTerms() },
    { warn() {} },
  );
  await model.ask();
  const state = model.state();
  const said: string[] = [];
  const pieces = model.write(prompt, new AbortController().signal);
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { said, end: next.value, api: state.kind === 'ready' ? state.api : undefined };
    said.push(`${next.value.text} ${next.value.sources}`);
  }
}

test('the client is answered by the Responses API of another server, streamed and by our schema', async () => {
  server.clearFixtures();
  server.onMessage(/ping/, { content: '{"sentences":[]}' });
  server.onMessage(/recall/, { content: JSON.stringify(json) });
  expect(await written()).toMatchObject({
    said: ['Recall is the share that was found. 1'],
    end: { kind: 'done' },
    api: 'responses',
  });
});

test('and by chat completions, where it keeps to no schema', async () => {
  server.clearFixtures();
  server.onMessage(/ping/, { content: 'pong' });
  server.onMessage(/recall/, { content: lines });
  expect(await written()).toMatchObject({
    said: ['Recall is the share that was found. 1'],
    end: { kind: 'done' },
    api: 'chat',
  });
});

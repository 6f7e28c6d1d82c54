import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEmbedding } from '../../src/model/embedding.ts';
import { type ModelFault, type ModelServer, startModelServer } from '../platforms/model.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer({
    embed: (text) => Array.from({ length: 8 }, (_, at) => (at === text.length ? 3 : 0)),
  });
});
afterAll(() => server.stop());

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  server.faults.length = 0;
});
const embedding = () =>
  createEmbedding(
    { baseUrl: server.url, timeoutMs: 1_000, embedding: 'meaning' },
    { warn: (_, message) => void said.push(message) },
  );

test('each text has its own vector of length 1, in whatever order the server answers', async () => {
  const vectors = await embedding().embed(['a', 'bb']);
  expect(vectors?.map((vector) => [...vector].indexOf(1))).toEqual([1, 2]);
});

test.each<ModelFault>(['cut off', 'malformed', 'wrong schema', { status: 429 }, { status: 500 }, { status: 404 }])(
  'with %o there is no vector, and the log says so once',
  async (fault) => {
    server.faults.push(fault);
    expect(await embedding().embed(['a', 'bb'])).toBeUndefined();
    expect(said).toHaveLength(1);
  },
);

test('after three failures it is left alone', async () => {
  const of = embedding();
  server.faults.push(...Array<ModelFault>(3).fill({ status: 500 }));
  for (let n = 0; n < 4; n++) expect(await of.embed(['a'])).toBeUndefined();
  expect(said).toHaveLength(3);
});

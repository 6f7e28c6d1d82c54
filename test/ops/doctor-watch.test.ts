import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { examine } from '../../src/ops/doctor-checks.ts';
import { examineTraces } from '../../src/ops/doctor-watch.ts';
import { freePort } from '../harness/redis.ts';

test('the doctor says whether traces are taken, that nobody listens, or that it is another address, and no password', async () => {
  const asked: string[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await examineTraces(`http://127.0.0.1:${port}/`)).toMatchObject({ state: 'ok', found: 'taken' });
  expect(asked).toEqual(['POST /v1/traces']);
  status = 404;
  expect(await examineTraces(`http://127.0.0.1:${port}`)).toMatchObject({
    state: 'problem',
    found: 'not taken (404)',
    next: expect.stringContaining('OTLP over HTTP'),
  });
  status = 401;
  expect((await examineTraces(`http://127.0.0.1:${port}`)).next).toContain('OTEL_EXPORTER_OTLP_HEADERS');
  server.close();

  const none = `127.0.0.1:${await freePort()}`;
  const all = await examine(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://${none}`, DATA_DIR: '/nowhere' }));
  expect(all.find(({ what }) => what === `traces to ${none}`)).toMatchObject({
    state: 'problem',
    found: 'nobody listens there',
    next: expect.stringMatching(/^start the receiver, or set OTEL_EXPORTER_OTLP_ENDPOINT .* 4317 is for gRPC/),
  });
});

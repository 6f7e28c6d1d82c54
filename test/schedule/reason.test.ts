import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redisReason } from '../../src/schedule/reason.ts';
import { askRedis } from '../../src/schedule/redis.ts';
import { freePort, hasRedis, testRedis } from '../harness/redis.ts';

const reason = (url: string) =>
  askRedis(url).then(
    () => 'it answers',
    (error: unknown) => redisReason(error),
  );

test('a port where nothing or something else listens is told, and shows no password', async () => {
  const other = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const said = [
    await reason(`redis://:secret-word@127.0.0.1:${await freePort()}`),
    await reason(`redis://:secret-word@127.0.0.1:${port}`),
    await reason('redis://:secret-word@no.such.host.invalid'),
  ];
  other.close();
  expect(said[0]).toMatch(/^nothing listens at that address/);
  expect(said[1]).toMatch(/^(what answers is no Redis|it ends the connection)/);
  expect(said[2]).toMatch(/^(there is no host of that name|the name of the host cannot be looked up)/);
  expect(said.join()).not.toContain('secret-word');
});

test('encryption that one side wants and the other does not is said', () => {
  // A Redis of today waits for the rest of what it takes for a command; others answer in plain text.
  expect(redisReason(new Error('connect ETIMEDOUT'))).toContain('rediss:// for one with it');
  expect(redisReason(new Error('wrong version number:\n'))).toMatch(/^it takes no encrypted connections.*number:\)$/);
  // A server of HTTP may be gone before all of the question is out.
  expect(redisReason(new Error('write EPIPE'))).toMatch(/is it no Redis\? \(write EPIPE\)$/);
});

describe.skipIf(!hasRedis)('a Redis that is there', () => {
  let redis: Awaited<ReturnType<typeof testRedis>>;
  beforeAll(async () => {
    redis = await testRedis();
  });
  afterAll(() => redis.stop());

  test('and has no such database, says so', async () => {
    expect(await reason(redis.url)).toBe('it answers');
    expect(await reason(`${redis.url.replace(/\/\d*$/, '')}/99`)).toMatch(/^it has no database of that number/);
  });

  test('and wants a password, says which part is wrong', async () => {
    const { Redis } = await import('ioredis');
    const admin = new Redis(redis.url);
    await admin.config('SET', 'requirepass', 'right');
    const said = [await reason(redis.url), await reason(redis.url.replace('//', '//:wrong-one@'))];
    await admin.config('SET', 'requirepass', '');
    admin.disconnect();
    expect(said[0]).toMatch(/^it wants a password/);
    expect(said[1]).toMatch(/^the user or the password is wrong/);
    expect(said.join()).not.toContain('wrong-one');
  });
});

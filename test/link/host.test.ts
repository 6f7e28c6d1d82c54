import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hosts } from '../../src/link/host.ts';

/** A code host with one repository: what it answers by path, or a status. */
let server: Server;
let asked: IncomingMessage[] = [];
let answers: Record<string, unknown> = {};
let status: { readonly code: number; readonly headers?: Record<string, string> } | undefined;
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req);
    const answer = answers[req.url ?? ''];
    if (status) return res.writeHead(status.code, status.headers).end('{}');
    if (answer === undefined) return res.writeHead(404).end('{"message":"Not Found"}');
    return res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  status = undefined;
  answers = { ...github, ...gitlab };
});

const github = {
  '/repos/ada/clock/commits/3f9a1c2': { commit: { committer: { date: '2026-11-01T22:00:00Z' } } },
  '/repos/ada/clock/git/trees/3f9a1c2?recursive=1': {
    tree: [
      { path: 'README.md', type: 'blob' },
      { path: 'src', type: 'tree' },
      { path: 'src/clock.py', type: 'blob' },
    ],
    truncated: false,
  },
};
const tree = (page: number) =>
  `/projects/team%2Fada%2Fclock/repository/tree?ref=3f9a1c2&recursive=true&per_page=100&page=${page}`;
const gitlab = {
  '/projects/team%2Fada%2Fclock/repository/commits/3f9a1c2': { committed_date: '2026-11-02T00:00:00.000+02:00' },
  [tree(1)]: [{ path: 'README.md', type: 'blob' }],
};
const at = Temporal.Instant.from('2026-11-01T22:00:00Z');
const link = 'https://github.com/ada/clock/commit/3f9a1c2';

const local = (token?: string) => {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hosts({
    apis: { 'github.com': base, 'gitee.com': base, 'gitlab.com': base },
    ...(token !== undefined && { token }),
  });
};
const urls = () => asked.map((req) => req.url);

describe('a commit', () => {
  test.each([
    ['GitHub', link],
    ['GitHub, on its www', 'https://www.github.com/ada/clock/commit/3f9a1c2'],
    ['Gitee', 'https://gitee.com/ada/clock/commit/3f9a1c2'],
  ])('is found on %s, with its moment and its files, and no folder among them', async (_, url) => {
    expect(await local().commit(url)).toEqual({ kind: 'found', at, files: ['README.md', 'src/clock.py'] });
  });

  test('is found on GitLab, in a group of groups', async () => {
    const url = 'https://gitlab.com/team/ada/clock/-/commit/3f9a1c2';
    expect(await local().commit(url)).toEqual({ kind: 'found', at, files: ['README.md'] });
  });

  test('of a very large repository is found without its files', async () => {
    answers['/repos/ada/clock/git/trees/3f9a1c2?recursive=1'] = { tree: [], truncated: true };
    expect(await local().commit(link)).toEqual({ kind: 'found', at });
  });

  test.each([404, 409, 422, 451])('is absent when the host says %i', async (code) => {
    status = { code };
    expect(await local().commit(link)).toEqual({ kind: 'absent' });
  });

  test.each([
    'https://example.org/ada/clock/commit/3f9a1c2',
    'https://github.com/ada/clock',
    'https://github.com.example.org/ada/clock/commit/3f9a1c2',
    'nothing',
  ])('%s cannot be asked for, and nothing is', async (url) => {
    expect(await local().commit(url)).toEqual({ kind: 'unknown' });
    expect(asked).toEqual([]);
  });

  test('that was found is not asked for again', async () => {
    const host = local();
    await host.commit(link);
    await host.commit(link);
    expect(urls()).toHaveLength(2);
  });

  test('an answer that is no such answer is another try', async () => {
    answers['/repos/ada/clock/commits/3f9a1c2'] = { commit: {} };
    expect(await local().commit(link)).toMatchObject({ kind: 'later' });
  });
});

describe('a host that wants to be left alone', () => {
  test.each([
    [403, { 'retry-after': '120' }, 120],
    [429, { 'retry-after': '1' }, 60],
    [429, {}, 600],
    [403, { 'retry-after': '99999999' }, 86_400],
    [403, { 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 300) }, 300],
  ])('by %i %o is not asked meanwhile', async (code, headers, seconds) => {
    const host = local();
    status = { code, headers };
    const first = await host.commit(link);
    expect(first).toMatchObject({ kind: 'later' });
    expect(Math.abs((first.kind === 'later' ? (first.seconds ?? 0) : 0) - seconds)).toBeLessThanOrEqual(5);
    status = undefined;
    expect(await host.commit(link)).toMatchObject({ kind: 'later' });
    expect(urls()).toHaveLength(1);
    // Another host is not meant.
    expect(await host.commit('https://gitee.com/ada/clock/commit/3f9a1c2')).toMatchObject({ kind: 'found' });
  });

  test('a failure parks nothing', async () => {
    const host = local();
    status = { code: 500 };
    expect(await host.commit(link)).toMatchObject({ kind: 'later' });
    status = undefined;
    expect(await host.commit(link)).toMatchObject({ kind: 'found' });
  });
});

test('the token goes to GitHub and to nobody else', async () => {
  const host = local('secret');
  await host.commit(link);
  await host.commit('https://gitee.com/ada/clock/commit/3f9a1c2');
  expect(asked.map((req) => req.headers.authorization)).toEqual([
    'Bearer secret',
    'Bearer secret',
    undefined,
    undefined,
  ]);
});

import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { cleanUp, folder, run, stop } from '../harness/process.ts';
import { freePort } from '../harness/redis.ts';
import { startDiscord } from '../platforms/discord.ts';
import { startSlack } from '../platforms/slack.ts';

afterAll(cleanUp);

test('behind a proxy, what is called goes through it, and the two lasting connections go past it, as the guide says', async () => {
  const through: string[] = [];
  const proxy = createServer((asked, answer) => {
    const { host, hostname, port, pathname, search } = new URL(asked.url ?? '');
    through.push(`${host}${pathname}`);
    const { method = 'GET', headers } = asked;
    const onward = request({ hostname, port, path: pathname + search, method, headers }, (theirs) => {
      answer.writeHead(theirs.statusCode ?? 502, theirs.headers);
      theirs.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  proxy.on('connect', (asked, socket) => {
    through.push(`CONNECT ${asked.url}`);
    socket.destroy();
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const discord = await startDiscord({ rates: 'none' });
  const slack = await startSlack({ mode: 'socket', burst: 100 });
  try {
    const port = String(await freePort());
    const bot = run({
      ...{ DATA_DIR: folder(), PORT: port, ...discord.settings, ...slack.settings },
      ...{ NODE_USE_ENV_PROXY: '1', HTTP_PROXY: address, HTTPS_PROXY: address },
    });
    const ready = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ status }) => status,
        () => 0,
      );
    await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 40_000 });
    const hosts = new Set(through.map((call) => call.split('/')[0]));
    expect(hosts).toEqual(new Set([new URL(discord.apiUrl).host, new URL(slack.apiUrl).host]));
    expect(through.filter((call) => call.endsWith('apps.connections.open'))).toHaveLength(1);
    expect((await stop(bot)).code).toBe(0);
  } finally {
    await Promise.all([discord.stop(), slack.stop()]);
    proxy.close();
  }
}, 90_000);

import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least of Slack that an app needs to answer commands: its Web API, and response URLs. */
export async function startSlack() {
  const waiting = new Map<string, () => void>();
  const answers: Readonly<Record<string, object>> = {
    'auth.test': { team: 'Bench', team_id: 'T0BENCH', user: 'tongxue', user_id: 'U0BOT', bot_id: 'B0BOT' },
    'users.info': { user: { id: 'U0', real_name: 'Ada', tz: 'Europe/Berlin', locale: 'en-GB', is_admin: true } },
  };
  const server = await serve(async (request, response) => {
    await read(request);
    const [, kind, name = ''] = request.url!.split('/');
    if (kind === 'answer') {
      waiting.get(name)?.();
      response.end('ok');
    } else {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, ...answers[name] }));
    }
  });
  let count = 0;

  return {
    apiUrl: `${server.url}/api/`,
    signingSecret: 'a secret that both sides know',
    stop: server.stop,
    /** Somebody sends a command to an app there; gives the milliseconds until its answer has arrived. */
    async command(appUrl: string, secret: string, user: string, text: string): Promise<number> {
      const id = String(++count);
      const body = new URLSearchParams({
        ...{ command: '/study', text, user_id: user, user_name: 'ada', team_id: 'T0BENCH', team_domain: 'bench' },
        ...{ channel_id: 'C0BENCH', channel_name: 'bench', api_app_id: 'A0BENCH', token: 'old' },
        ...{ trigger_id: `trigger.${id}`, response_url: `${server.url}/answer/${id}` },
      }).toString();
      const at = Math.floor(Date.now() / 1000);
      const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
      const answered = new Promise<void>((resolve) => waiting.set(id, resolve));
      const begun = performance.now();
      const response = await fetch(`${appUrl}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': `v0=${hash}`,
        },
        body,
      });
      if (response.status !== 200) throw new Error(`the app answers ${response.status}: ${await response.text()}`);
      await response.text();
      await answered;
      waiting.delete(id);
      return performance.now() - begun;
    },
  };
}

async function read(request: IncomingMessage): Promise<void> {
  for await (const _ of request);
}

export async function serve(listener: RequestListener): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

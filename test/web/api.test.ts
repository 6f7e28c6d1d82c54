import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { directTo } from '../../src/core/delivery/address.ts';
import { openDatabase } from '../../src/store/database.ts';
import { messages } from '../../src/store/message.ts';
import { startPlayground } from '../harness/playground.ts';
import { happened, people, question } from './sample.ts';

let web: Awaited<ReturnType<typeof startPlayground>>;
beforeAll(async () => {
  web = await startPlayground();
});
afterAll(() => web.stop());
beforeEach(async () => {
  await web.post('/api/restart', {});
  happened.length = 0;
});

const you = { person: 'you', channel: 'general' };
const said = async (person: string, channel = 'general') =>
  (await web.get(`/api/messages?person=${person}&channel=${channel}`)).body.messages;

/** The stream of a person, event by event. */
async function follow(person: string) {
  const events: { event: string; data: { [key: string]: unknown } }[] = [];
  const stop = new AbortController();
  const response = await fetch(`${web.base}/api/events?person=${person}`, { signal: stop.signal });
  const read = async () => {
    let rest = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      rest += chunk;
      const whole = rest.split('\n\n');
      rest = whole.pop() ?? '';
      for (const part of whole) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
        if (event && data) events.push({ event, data: JSON.parse(data) });
      }
    }
  };
  const done = read().catch(() => {});
  const until = (event: string) => vi.waitFor(() => expect(events.map((e) => e.event)).toContain(event));
  await until('snapshot');
  return { events, until, done, stop: () => stop.abort() };
}

describe('playing', () => {
  it('answers a command where it was typed, for its author alone', async () => {
    const { body } = await web.post('/api/play', { ...you, text: '/task', locale: 'en-GB', zone: 'Europe/Berlin' });
    expect(body.messages).toMatchObject([
      { channel: 'general', author: 'you', private: true, text: '/task' },
      {
        channel: 'general',
        author: 'bot',
        private: true,
        view: { title: { html: 'Day 6: Count before you believe' } },
      },
    ]);
    expect(happened[0]).toMatchObject({
      platform: 'web',
      account: 'you',
      workspace: { id: 'demo', name: 'Demo' },
      channel: 'general',
      locale: 'en-GB',
      zone: 'Europe/Berlin',
      organiser: false,
      seen: 'channel',
      action: { kind: 'text', text: '/task' },
    });
    expect(await said('you')).toHaveLength(2);
    expect(await said('ana')).toEqual([]);
  });

  it('takes a command in full-width letters, as a Chinese keyboard types it', async () => {
    await web.post('/api/play', { ...you, text: '／ｔａｓｋ' });
    expect(happened[0]?.action).toEqual({ kind: 'text', text: '/task' });
  });

  it('answers in a DM without a workspace, and lets nobody else read it', async () => {
    await web.post('/api/play', { person: 'mei', channel: 'dm:mei', text: '/task' });
    expect(happened[0]).toMatchObject({ seen: 'private', organiser: false });
    expect(happened[0]?.workspace).toBeUndefined();
    expect(await said('mei', 'dm:mei')).toHaveLength(2);
    expect((await web.get('/api/messages?person=ana&channel=dm:mei')).status).toBe(400);
    expect((await web.post('/api/play', { person: 'ana', channel: 'dm:mei', text: '/task' })).status).toBe(400);
  });

  it('puts the answer in the place of the question', async () => {
    const asked = await web.post('/api/play', { ...you, route: 'join.try' });
    const [{ id }] = asked.body.messages;
    const press = { ...you, route: 'join.answer', values: ['2'], message: id };
    const { body } = await web.post('/api/play', press);
    expect(body.messages).toMatchObject([{ id, edited: true, view: { tone: 'good' } }]);
    expect(happened[1]).toMatchObject({ seen: 'private', action: { kind: 'press', values: ['2'] } });
    expect(await said('you')).toHaveLength(1);
  });

  it('does not let somebody press what another person was shown', async () => {
    const asked = await web.post('/api/play', { ...you, route: 'join.try' });
    const press = { person: 'ana', channel: 'general', route: 'join.answer', values: ['2'] };
    const { status, body } = await web.post('/api/play', { ...press, message: asked.body.messages[0].id });
    expect(status).toBe(400);
    expect(body.error).toContain('/help');
    expect(happened).toHaveLength(1);
  });

  it('never puts a private answer in the place of what everybody sees', async () => {
    const sent = await web.platform.send({ workspace: 'demo', channel: 'general' }, question, 'post 1');
    const message = sent.kind === 'sent' ? sent.ref : '';
    await web.post('/api/play', { ...you, route: 'join.answer', values: ['2'], message });
    expect(await said('ana')).toMatchObject([{ id: message, edited: false }]);
    expect(await said('you')).toHaveLength(2);
  });

  it('opens a form, says what is wrong at its field, and takes it', async () => {
    const opened = await web.post('/api/play', { ...you, route: 'join.start' });
    expect(opened.body).toMatchObject({
      messages: [],
      form: { route: 'join.save', form: { title: 'When do you learn?' } },
    });
    const submit = (clock: string) => web.post('/api/play', { ...you, route: 'join.save', fields: { clock } });
    expect((await submit('late')).body).toEqual({
      messages: [],
      errors: { clock: 'Write it like <code>20:15</code>.' },
    });
    expect(happened).toHaveLength(1);
    expect((await submit('20:15')).body.messages).toMatchObject([{ author: 'bot', private: true }]);
  });

  it('does once what is sent twice under one id', async () => {
    const twice = { ...you, text: '/task', id: 'same-1' };
    const first = await web.post('/api/play', twice);
    expect((await web.post('/api/play', twice)).body).toEqual(first.body);
    // The same each time, another for somebody else, and nobody's name.
    expect(happened[0]?.id).toBe(happened[1]?.id);
    expect(happened[0]?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(await said('you')).toHaveLength(2);
  });

  it('leaves an answer in its place when the press comes once more under its id', async () => {
    const asked = await web.post('/api/play', { ...you, route: 'join.try' });
    const press = { ...you, route: 'join.answer', message: asked.body.messages[0].id, id: 'same-2' };
    await web.post('/api/play', { ...press, values: ['2'] });
    const [answered] = await said('you');
    // A use case would say by now that it was answered before.
    const again = await web.post('/api/play', { ...press, values: ['1'] });
    expect(again.body.messages).toEqual([answered]);
    expect(await said('you')).toEqual([answered]);
  });

  it('lets people talk, and tells them about the slash', async () => {
    await web.post('/api/play', { ...you, text: 'hello <b>all</b>', locale: 'zh-CN' });
    expect(await said('ana')).toMatchObject([{ author: 'you', text: 'hello <b>all</b>', private: false }]);
    const [, hint] = await said('you');
    expect(hint).toMatchObject({ author: 'bot', private: true });
    expect(hint.view.body[0].html).toMatch(/私信/);
    expect(hint.view.body[1].buttons).toMatchObject([{ route: 'help.open' }]);
    expect(happened).toEqual([]);
  });

  it('calls the visitor what they say, and nobody else', async () => {
    for (const person of ['you', 'ana']) await web.post('/api/play', { ...you, person, text: '/task', name: ' Li ' });
    expect(happened.map(({ name }) => name)).toEqual(['Li', 'Ana']);
  });
});

describe('what the page needs to know', () => {
  it('names the people with their channels, the visitor first', async () => {
    const { body } = await web.get('/api/people');
    expect(body.people[0]).toEqual({
      account: 'you',
      name: 'You',
      role: 'you',
      channels: [
        { id: 'general', name: 'general', dm: false },
        { id: 'dm:you', name: 'Tongxue', dm: true },
      ],
    });
  });

  it('lists commands in both languages', async () => {
    const about = async (lang: string) => (await web.get(`/api/commands?lang=${lang}`)).body.commands[0].about;
    expect(await about('en')).not.toBe(await about('zh-CN'));
    const { body } = await web.get('/api/commands');
    expect(body.commands.map((c: { name: string }) => c.name)).toEqual(['quiz', 'task', 'leaderboard', 'cohort']);
    expect(body.commands[0].options[0]).toMatchObject({ name: 'topic', required: false, suggest: true });
    expect(body.commands[3].sub[1].options[0].choices).toEqual(['en', 'zh-CN']);
  });

  it('completes a value', async () => {
    const { body } = await web.get('/api/suggest?person=you&channel=general&command=quiz&option=topic&query=ba');
    expect(body.choices).toEqual([{ value: 's3-bayes', label: 'Bayes' }]);
  });
});

describe('the stream', () => {
  it('begins with a snapshot and then tells what this person may see', async () => {
    await web.post('/api/play', { ...you, text: '/task' });
    const ana = await follow('ana');
    const mine = await follow('you');
    expect(ana.events[0]?.data).toMatchObject({ now: expect.any(String), clock: true, restart: true, messages: [] });
    expect(mine.events[0]?.data.messages).toHaveLength(2);
    await web.post('/api/play', { ...you, text: '/task' });
    await web.post('/api/play', { ...you, text: '/leaderboard' });
    const ids = (events: typeof mine.events) =>
      new Set(events.flatMap((e) => (e.event === 'message' ? [e.data.id] : [])));
    await vi.waitFor(() => expect(ids(mine.events).size).toBeGreaterThanOrEqual(4));
    await vi.waitFor(() => expect(ids(ana.events).size).toBe(2));
    const seen = ana.events.filter((e) => e.event === 'message').map((e) => e.data.private);
    expect(new Set(seen)).toEqual(new Set([false]));
    ana.stop();
    mine.stop();
  });

  it('tells of a message that another process sent', async () => {
    const mine = await follow('you');
    const other = openDatabase(web.url, 1);
    const at = Temporal.Instant.from('2026-11-23T09:00:00Z');
    const sent = await messages(other).append({ channel: 'dm:you', author: 'bot', view: question, at });
    await mine.until('message');
    expect(mine.events[1]?.data).toMatchObject({ id: sent.id, channel: 'dm:you', private: false });
    await other.destroy();
    mine.stop();
  });

  it('tells of the clock and of starting over', async () => {
    const mine = await follow('you');
    await web.post('/api/clock', { to: '+1h' });
    await mine.until('clock');
    await web.post('/api/restart', {});
    await mine.until('restart');
    mine.stop();
  });
});

describe('the clock', () => {
  it('goes ahead, and gives what was delivered to this person on the way', async () => {
    const { status, body } = await web.post('/api/clock', { to: '+3d', person: 'you', zone: 'Europe/Berlin' });
    expect(status).toBe(200);
    expect(body.messages).toMatchObject([{ channel: 'dm:you', author: 'bot' }]);
    const later = (await web.post('/api/clock', { to: 'next' })).body;
    expect(Temporal.Instant.from(later.now).since(body.now).total('hours')).toBe(1);
    expect(later.messages).toHaveLength(2);
  });

  it('goes on to the next message, past what this person sees nothing of, and gives up after some days', async () => {
    const { now } = (await web.post('/api/clock', { to: '+1h' })).body;
    // What is due each hour is a message to the visitor and to Ana, and nothing to Ben.
    const found = (await web.post('/api/clock', { to: 'next', person: 'you' })).body;
    expect(Temporal.Instant.from(found.now).since(now).total('hours')).toBe(1);
    const none = (await web.post('/api/clock', { to: 'next', person: 'ben' })).body;
    expect(none.messages).toEqual([]);
    expect(Temporal.Instant.from(none.now).since(found.now).total('hours')).toBeGreaterThan(100);
  });

  it.each(['en', 'zh-CN'])('refuses what is past, in %s', async (locale) => {
    const { status, body } = await web.post('/api/clock', { to: '2020-01-01T00:00:00Z', locale });
    expect(status).toBe(400);
    expect(/[一-龥]/.test(body.error)).toBe(locale === 'zh-CN');
  });

  it.each(['yesterday', '', '+0x', '-1d', '+9999d', '9999-01-01T00:00:00Z', 5, null, 'x'.repeat(500)])(
    'refuses %s',
    async (to) => {
      expect((await web.post('/api/clock', { to })).status).toBe(400);
    },
  );

  it('is refused where there is none', async () => {
    const still = await startPlayground({ clock: undefined as never, restart: undefined as never });
    expect((await still.post('/api/clock', { to: '+1h' })).status).toBe(403);
    expect((await still.post('/api/restart', {})).status).toBe(403);
    await still.stop();
  });
});

describe('delivering', () => {
  it('shows one message for two sendings under one key', async () => {
    const to = directTo('you');
    const first = await web.platform.send(to, question, 'reminder 1');
    expect(await web.platform.send(to, question, 'reminder 1')).toEqual(first);
    expect(await said('you', 'dm:you')).toHaveLength(1);
  });

  it('shows one message for many sendings at once under one key', async () => {
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => web.platform.send(directTo('you'), question, 'reminder 2')),
    );
    expect(new Set(sent.map((s) => s.kind === 'sent' && s.ref)).size).toBe(1);
    expect(await said('you', 'dm:you')).toHaveLength(1);
  });

  it('says what begins a thread right after the post, once', async () => {
    const to = { workspace: 'demo', channel: 'general' };
    const thread = {
      title: 'Day 1 · *Bayes*',
      view: { body: [{ kind: 'text', text: 'What surprised you?' }] },
    } as const;
    const first = await web.platform.send(to, question, 'post 1', { thread });
    expect(await web.platform.send(to, question, 'post 1', { thread })).toEqual(first);
    const shown = await said('you');
    expect(shown).toHaveLength(2);
    expect(shown[1].view).toMatchObject({ title: { html: 'Day 1 · *Bayes*' } });
    expect(JSON.stringify(shown[1].view.body)).toContain('What surprised you?');
  });

  it('keeps a picture with its words, and its policy lets the page show it', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
    const view = { body: [{ kind: 'image', alt: 'A "board"', png }] } as const;
    const sent = await web.platform.send(directTo('you'), view, 'picture');
    const picture = { kind: 'image', alt: 'A "board"', src: 'data:image/png;base64,iVBORw==' };
    expect((await said('you', 'dm:you'))[0].view.body).toEqual([picture]);
    expect(await web.platform.edit(sent.kind === 'sent' ? sent.ref : '', view)).toMatchObject({ kind: 'sent' });
    expect((await said('you', 'dm:you'))[0].view.body).toEqual([picture]);
    const policy = (await fetch(web.base)).headers.get('content-security-policy');
    expect(policy).toMatch(/img-src 'self' data:(;|$)/);
  });

  it('refuses whom and where it does not know', async () => {
    expect(await web.platform.send(directTo('nobody'), question, '1')).toMatchObject({ reason: 'closed' });
    const dm = { workspace: 'demo', channel: 'dm:you' };
    expect(await web.platform.send(dm, question, '2')).toMatchObject({ reason: 'lost' });
    expect(await web.platform.edit('999999', question)).toMatchObject({ reason: 'lost' });
    expect(await web.platform.edit('not an id', question)).toMatchObject({ reason: 'lost' });
    expect(await web.platform.mayPost({ workspace: 'demo', channel: 'general' })).toBe(true);
    expect(await web.platform.mayPost({ workspace: 'demo', channel: 'dm:you' })).toBe(false);
    expect(await web.platform.mayPost({ workspace: 'other', channel: 'general' })).toBe(false);
  });
});

describe('what comes from outside', () => {
  const hostile = '<img src=x onerror=alert(1)>';

  it.each([
    ['no body', undefined],
    ['null', null],
    ['a list', []],
    ['no deed', { ...you }],
    ['a stranger', { ...you, person: 'nobody', text: '/task' }],
    ['a hostile stranger', { ...you, person: hostile, text: '/task' }],
    ['__proto__', { ...you, person: '__proto__', text: '/task' }],
    ['another channel', { ...you, channel: 'secret', text: '/task' }],
    ['no text', { ...you, text: '   ' }],
    ['a NUL', { ...you, text: '/task \0' }],
    ['half a character', { ...you, text: '/task \ud800' }],
    ['too long a text', { ...you, text: 'x'.repeat(2001) }],
    ['a number for a text', { ...you, text: 5 }],
    ['both a text and a route', { ...you, text: '/task', route: 'task.done' }],
    ['too long a route', { ...you, route: 'x'.repeat(101) }],
    ['too many values', { ...you, route: 'a.b', values: Array(26).fill('1') }],
    ['fields that are no texts', { ...you, route: 'a.b', fields: { clock: { $ne: '' } } }],
    ['a message that is no id', { ...you, route: 'a.b', message: '1; drop table message' }],
    ['a zone that is none', { ...you, text: '/task', zone: 'Mars/Base' }],
    ['more than was asked for', { ...you, text: '/task', role: 'organiser' }],
  ])('refuses %s with a sentence', async (_, body) => {
    const { status, body: answer } = await web.post('/api/play', body);
    expect(status).toBe(400);
    expect(answer).toEqual({ error: expect.stringMatching(/\S/) });
    expect(happened).toEqual([]);
  });

  it('speaks the language of whoever it refuses', async () => {
    const { body } = await web.post('/api/play', { ...you, person: 'nobody', text: '/task', locale: 'zh-CN' });
    expect(body.error).toMatch(/[一-龥]/);
  });

  it('keeps a hostile text as text', async () => {
    await web.post('/api/play', { ...you, text: hostile });
    await web.post('/api/play', { ...you, route: 'x.y', values: [hostile] });
    const shown = await said('you');
    expect(shown[0].text).toBe(hostile);
    expect(JSON.stringify(shown.slice(1))).not.toContain('<img');
  });

  it('takes no more than it can carry', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(`${web.base}/api/play`, {
      ...init,
      body: JSON.stringify({ text: 'x'.repeat(8_000_000) }),
    });
    expect(response.status).toBe(413);
  });

  it('knows no other path, and does not throw on any', async () => {
    expect((await web.get('/api/nothing')).status).toBe(404);
    for (const path of [
      '/page/../adapter.ts',
      '/page/%2e%2e/adapter.ts',
      '/page/tsconfig.json',
      '/vendor/hono.js',
      '/docs/../package',
    ])
      expect((await fetch(web.base + path)).status).toBe(404);
  });
});

describe('who may come in', () => {
  /** fetch does not let one choose a Host. */
  const visit = (headers: Record<string, string>, path = '/api/people', method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      const out = request({ host: '127.0.0.1', port: web.port, path, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      out.on('error', reject);
      out.end(method === 'POST' ? '{}' : undefined);
    });
  const json = { 'content-type': 'application/json' };

  it('lets in the page itself, by each of its three names', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const host = `${name}:${web.port}`;
      expect(await visit({ host })).toBe(200);
      expect(
        await visit(
          { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin', ...json },
          '/api/restart',
          'POST',
        ),
      ).toBe(200);
    }
  });

  it.each(['evil.example', 'localhost', 'localhost:1', '127.0.0.1.evil.example', '0.0.0.0'])(
    'refuses the host %s',
    async (host) => {
      expect(await visit({ host })).toBe(403);
      expect(await visit({ host }, '/')).toBe(403);
    },
  );

  it.each(['http://evil.example', 'null', 'https://localhost', 'http://localhost:1', ''])(
    'refuses the origin %s',
    async (origin) => {
      const host = `localhost:${web.port}`;
      expect(await visit({ host, origin, ...json }, '/api/restart', 'POST')).toBe(403);
    },
  );

  it('refuses what another site asks for, except a link to the page', async () => {
    const host = `localhost:${web.port}`;
    const cross = { host, 'sec-fetch-site': 'cross-site' };
    expect(await visit(cross)).toBe(403);
    expect(await visit({ ...cross, 'sec-fetch-dest': 'document' })).toBe(403);
    expect(await visit({ ...cross, 'sec-fetch-dest': 'iframe' }, '/')).toBe(403);
    expect(await visit({ ...cross, 'sec-fetch-dest': 'document' }, '/')).toBe(200);
  });

  it('takes nothing that a form of another page could post', async () => {
    const host = `localhost:${web.port}`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json'])
      expect(await visit({ host, 'content-type': type }, '/api/restart', 'POST')).toBe(415);
    expect(await visit({ host }, '/api/restart', 'POST')).toBe(415);
  });

  it('serves the page under a strict policy, with every script it names', async () => {
    const response = await fetch(`${web.base}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe|\*/);
    const html = await response.text();
    const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}');
    for (const path of ['/page/app.ts', '/page/style.css', '/page/icon.svg', ...Object.values<string>(imports)]) {
      const file = await fetch(web.base + path);
      expect(file.status).toBe(200);
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const app = await fetch(`${web.base}/page/model.ts`);
    expect(app.headers.get('content-type')).toMatch('text/javascript');
    expect(await app.text()).not.toMatch('interface State');
  });
});

/** What every object has without anybody having put it there. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

describe.each(inherited)('%s, which every object has', (name) => {
  it('is no guide, no page and no route', async () => {
    for (const path of [`/docs/${name}`, `/${name}`, `/page/${name}`, `/vendor/${name}`, `/api/${name}`])
      expect((await fetch(web.base + path)).status, path).toBe(404);
  });

  it('is nobody, no channel, no language and no command', async () => {
    expect((await web.get(`/api/messages?person=${name}&channel=general`)).status).toBe(400);
    expect((await web.get(`/api/messages?person=you&channel=${name}`)).status).toBe(400);
    expect((await fetch(`${web.base}/api/events?person=${name}`)).status).toBe(400);
    expect((await web.post('/api/language', { person: 'you', language: name })).status).toBe(400);
    expect((await web.post('/api/clock', { to: name })).status).toBe(400);
    expect((await web.get(`/api/commands?lang=${name}`)).status).toBe(200);
    const suggest = `person=you&channel=general&command=${name}&sub=${name}&option=${name}&query=x`;
    expect((await web.get(`/api/suggest?${suggest}`)).body).toEqual({ choices: [] });
    expect((await web.post('/api/play', { ...you, text: `/${name}`, locale: name })).status).toBe(200);
    expect((await web.post('/api/play', { ...you, route: `${name}.${name}` })).status).toBe(200);
  });
});

describe('a body that is not as the page writes it', () => {
  const values = ['null', '0', '1e999', '"text"', 'true', '[]', '[null]', '{}', '{', '', `${'['.repeat(9_000)}`];
  const send = async (path: string, body: string) =>
    (
      await fetch(web.base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    ).status;
  it.each(['/api/play', '/api/clock', '/api/language'])('is refused: %s', async (path) => {
    for (const body of values) expect(await send(path, body), body).toBe(400);
    for (const person of values.slice(0, 8))
      expect(await send(path, `{"person":${person},"channel":"general","text":"x"}`), person).toBe(400);
  });
});

it('greets the visitor alone, in their language and zone, before they see anything', async () => {
  const greeted: unknown[] = [];
  const own = await startPlayground({
    async greet(...visitor) {
      greeted.push(visitor);
      return false;
    },
  });
  for (const query of [
    'person=you&locale=zh-CN&zone=Asia/Shanghai',
    'person=ana&zone=UTC',
    'person=you&zone=Nowhere',
  ]) {
    const stop = new AbortController();
    const response = await fetch(`${own.base}/api/events?${query}`, { signal: stop.signal });
    expect(response.status).toBe(200);
    stop.abort();
  }
  expect(greeted).toEqual([['zh-CN', 'Asia/Shanghai']]);
  await own.stop();
});

it('says whether the visitor is in a group, and compresses what is large', async () => {
  const own = await startPlayground({
    people: { list: async () => people, enrolled: async (account) => account === 'you' },
  });
  const response = await fetch(`${own.base}/api/people`);
  const listed = (await response.json()) as { people: { account: string; member?: boolean }[] };
  expect(listed.people.filter(({ member }) => member).map(({ account }) => account)).toEqual(['you']);
  const page = await fetch(`${own.base}/page/style.css`, { headers: { 'accept-encoding': 'gzip' } });
  expect(page.headers.get('content-encoding')).toBe('gzip');
  await own.stop();
});

import { afterEach, expect, it } from 'vitest';
import { startPlayground } from '../harness/playground.ts';
import { question } from './sample.ts';

let web: Awaited<ReturnType<typeof startPlayground>>;
afterEach(() => web.stop());

/** The page as it is sent, to somebody who reads such a language. */
async function sent(locale = 'en-GB') {
  const html = await (await fetch(web.base, { headers: { 'accept-language': locale } })).text();
  const body = html.slice(html.indexOf('<body>'), html.indexOf('<script type="application/json"'));
  return { body, first: JSON.parse(/id="first">(.*?)<\/script>/s.exec(html)![1]!) };
}

it('has the question of a new visitor in it, and all that is around it, in their language', async () => {
  web = await startPlayground({ opening: async () => question });
  const { body, first } = await sent();
  expect(body).toMatch(/<article[^>]*>.*Before anything else.*One person in 1,000 is sick/s);
  expect(body).toContain('Message #general');
  expect(body).toContain('Mei Lin');
  expect(first).toMatchObject({ lang: 'en', preview: { id: '0', channel: 'general', private: true } });
  const chinese = await sent('zh-CN,zh;q=0.9');
  expect(chinese.body).toContain('发消息到 #general');
  expect(chinese.first.lang).toBe('zh-CN');
  // One that the page has no words in.
  expect((await sent('fr-FR')).first.lang).toBe('en');
});

it('has no answer that could be pressed before the bot is there', async () => {
  web = await startPlayground({ opening: async () => question });
  const { body } = await sent();
  const answers = [...body.matchAll(/<(?:button|input)[^>]*>(?=[^<]*About)/g)].map(([tag]) => tag);
  expect(answers.filter((tag) => !/aria-disabled="true"|disabled/.test(tag))).toEqual([]);
});

it('has the newest message for whoever was here, and keeps what they typed as text', async () => {
  web = await startPlayground();
  expect((await sent()).first).not.toHaveProperty('preview');
  const text = '</script><script>alert(1)</script><!--';
  await web.platform.send({ workspace: 'demo', channel: 'general' }, { body: [{ kind: 'text', text }] }, 'a');
  const { body, first } = await sent();
  expect(body).toContain('&lt;/script&gt;');
  expect(body).not.toContain('<script>alert');
  expect(first.preview.view.body[0].html).toContain('alert(1)');
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlayground } from '../harness/playground.ts';

let web: Awaited<ReturnType<typeof startPlayground>>;
beforeAll(async () => {
  web = await startPlayground();
});
afterAll(() => web.stop());

const page = async (path: string) => {
  const response = await fetch(new URL(path, web.base));
  return { status: response.status, html: await response.text() };
};

describe.each(['discord', 'slack', 'learner', 'organiser'])('the guide %s', (guide) => {
  it.each([
    ['en', /language|server|workspace|organiser/],
    ['zh-CN', /小组/],
  ])('is there in %s, and every page that it leads to is there too', async (lang, words) => {
    const { status, html } = await page(`/docs/${guide}?lang=${lang}`);
    expect(status).toBe(200);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toMatch(words);
    expect(html).not.toMatch(/\.md\)/);
    const ours = [...html.matchAll(/href="(http:[^"]+)"/g)].map(([, to]) => to!);
    expect(ours.length).toBeGreaterThan(0);
    for (const to of ours) expect((await page(to)).status, to).toBe(200);
  });
});

/**
 * What Discord documents for the address that adds a bot: https://discord.com/developers/docs/topics/oauth2. None of it is a
 * language. Discord shows that page in the language of the visitor's account or, without one, of their browser, so the address
 * is the same in every guide, and the words around it say so.
 */
const documented = [
  ...['client_id', 'scope', 'permissions', 'guild_id', 'disable_guild_select', 'integration_type'],
  ...['response_type', 'redirect_uri', 'state', 'prompt'],
];

describe('adding the bot to Discord', () => {
  it.each([
    ['en', 'User Settings → Language'],
    ['zh-CN', '用户设置 → 语言'],
  ])('is asked for by an address that has all that Discord takes, with words in %s around it', async (lang, where) => {
    const { html } = await page(`/docs/discord?lang=${lang}`);
    const address = /https:\/\/discord\.com\/oauth2\/authorize\?[^<\s]+/.exec(html)?.[0].replaceAll('&amp;', '&');
    for (const key of new URL(address!).searchParams.keys()) expect(documented).toContain(key);
    const before = html.slice(0, html.indexOf('discord.com/oauth2/authorize')).replace(/<[^>]*>/g, '');
    expect(before).toContain(where);
    const sentence = before
      .trim()
      .split('\n')
      .filter((line) => /\S/.test(line))
      .slice(-2)
      .join();
    expect(/\p{Script=Han}{2}/u.test(sentence)).toBe(lang === 'zh-CN');
  });

  it('is behind a button that opens the guide in the language of the page', async () => {
    const script = await (await fetch(new URL('/page/next.ts', web.base))).text();
    expect(script).toMatch(/\/docs\/\$\{to\}\?lang=\$\{state\.lang\}/);
  });
});

it('a guide is in English for whoever reads something else, and only guides are pages', async () => {
  for (const lang of ['fr', '', '../en', '__proto__'])
    expect((await page(`/docs/slack?lang=${lang}`)).html).toContain('<html lang="en">');
  for (const path of ['/docs/operator', '/docs/glossary', '/docs/discord.zh-CN'])
    expect((await page(path)).status, path).toBe(404);
});

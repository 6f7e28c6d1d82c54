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

it('a guide is in English for whoever reads something else, and only guides are pages', async () => {
  for (const lang of ['fr', '', '../en', '__proto__'])
    expect((await page(`/docs/slack?lang=${lang}`)).html).toContain('<html lang="en">');
  for (const path of ['/docs/operator', '/docs/glossary', '/docs/discord.zh-CN'])
    expect((await page(path)).status, path).toBe(404);
});

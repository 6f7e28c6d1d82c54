import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { type Lang, words } from '../../src/web/page/words.ts';
import { command, inspect, launch, phone, visit } from './browser.ts';

/** The product as a newcomer meets it: the whole app on an empty folder, and a browser. */
let browser: Browser;
let app: App;
let address: string;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'tongxue-browser-'));
  app = await startApp(readConfig({ PORT: '0', DATA_DIR: folder }), pino({ level: 'error' }));
  address = app.playground ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const last = (page: Page) => page.locator('.said').last();
const newest = (page: Page, text: string | RegExp) => last(page).getByText(text).first();
const dialog = (page: Page) => page.getByRole('dialog');

/** Answers the question that is open, whatever its kind is, until `then` is there. */
async function answer(page: Page, lang: Lang, then: Locator): Promise<void> {
  const t = catalogues[lang];
  const w = words[lang];
  const box = last(page);
  const write = box.getByRole('button', { name: t.quiz.write, exact: true });
  if (await write.count()) {
    // Steps to order are numbered; anything else takes a number, or words.
    const steps = (await box.locator('.prose strong').allTextContents()).filter((n) => /^\d$/.test(n));
    await write.click();
    await dialog(page)
      .locator('input, textarea')
      .first()
      .fill(steps.length > 1 ? steps.join(' ') : '42');
    await dialog(page).getByRole('button', { name: w.submit }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    const self = box.getByRole('button', { name: t.quiz.selfRight });
    await then.or(self).first().waitFor();
    if (await self.count()) await self.click();
  } else if (await box.getByRole('checkbox').count()) {
    await box.getByRole('checkbox').first().check();
    await box.getByRole('button', { name: w.submit }).click();
  } else await box.locator('.button').first().click();
  await then.waitFor();
}

/** Answers the quiz that is open, to its summary. */
async function answerAll(page: Page, lang: Lang): Promise<number> {
  const t = catalogues[lang];
  const box = last(page);
  const next = box.getByRole('button', { name: new RegExp(`^(${t.quiz.next}|${t.quiz.finish})$`) });
  let answered = 0;
  for (; answered < 12 && !(await box.locator('.title').textContent())?.includes(t.quiz.summary); answered++) {
    await answer(page, lang, next);
    const marked = await box.textContent();
    await next.click();
    await expect.poll(() => box.textContent()).not.toBe(marked);
  }
  await box.locator('.title', { hasText: t.quiz.summary }).waitFor();
  return answered;
}

describe.each([
  ['en', { locale: 'en-GB' }],
  ['zh-CN', { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: 'dark' as const }],
] as const)('a newcomer who reads %s', (lang, options) => {
  const t = catalogues[lang];
  const w = words[lang];

  it('goes from one question to a group, a task, a quiz and a week', { timeout: 240_000 }, async () => {
    await fetch(`${address}api/restart`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const { page, complaints, close } = await visit(browser, address, options);
    onTestFinished(close);
    const look = (name: string) => inspect(page, `app-${lang}-${name}`);

    // One question worth answering
    await page.locator('.title', { hasText: t.quiz.tryTitle }).first().waitFor();
    await look('1-question');
    // The group of a first visitor speaks their language, and no other beside it.
    const other = catalogues[lang === 'en' ? 'zh-CN' : 'en'];
    await page.locator('.said .button', { hasText: t.post.start }).first().waitFor();
    expect(await page.locator('.said .button', { hasText: other.post.start }).count()).toBe(0);
    const setDay = last(page).getByRole('button', { name: t.join.setDay });
    await answer(page, lang, setDay);
    await look('2-answer');

    // It comes back in three days, in other words
    // What a newcomer does next is to join, and a jump by keyboard does not lose its place.
    expect(await page.locator('.next .button.main').allTextContents()).toEqual(['/join']);
    await page.getByRole('button', { name: w.jump }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: w.back }).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.next') !== null);
    await page.getByRole('button', { name: w.back }).click();
    await last(page).locator('.title', { hasText: t.quiz.tryTitle }).waitFor();
    await look('3-sibling');

    // Join
    await command(page, '/join');
    await last(page).getByText(t.join.privacy.slice(0, 20)).waitFor();
    await look('4-card');
    await setDay.click();
    await dialog(page).waitFor();
    await look('5-form');
    // A form that is refused changes nothing, not even what the visitor is called, and keeps what was typed.
    await dialog(page).locator('#f-own-name').fill('Vera');
    const clock = await dialog(page).locator('#f-clock').inputValue();
    await dialog(page).locator('#f-clock').fill('half past nothing');
    await dialog(page).getByRole('button', { name: w.submit }).click();
    await dialog(page).locator('#f-clock-error').waitFor();
    expect(await page.evaluate(() => localStorage.getItem('name'))).toBeNull();
    expect(await dialog(page).locator('#f-own-name').inputValue()).toBe('Vera');
    await dialog(page).locator('#f-own-name').fill('');
    await dialog(page).locator('#f-clock').fill(clock);
    await dialog(page).getByRole('button', { name: w.submit }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: t.join.remindYes(t.hour(20)) }).click();
    await page.getByRole('button', { name: t.join.firstTask }).waitFor();
    await look('6-joined');

    // Task
    await page.getByRole('button', { name: t.join.firstTask }).click();
    // The demo's group is in its second week: they begin with the path's first task.
    const pace = page.getByRole('button', { name: t.task.own, exact: true });
    const doing = page.locator('.said .button', { hasText: t.task.hintButton });
    await pace.or(doing).first().waitFor();
    if (await pace.count()) {
      await pace.first().click();
      await pace.first().waitFor({ state: 'detached' });
    }
    await doing.waitFor();
    await look('7-task');
    await doing.click();
    await page.getByRole('log').getByText(t.task.hint(1, 3)).waitFor();
    await page.locator('.said .button', { hasText: t.task.doneButton }).click();
    await dialog(page).waitFor();
    await dialog(page).getByRole('button', { name: w.submit }).click();
    await dialog(page).locator('[aria-invalid=true]').first().waitFor();
    await look('8-evidence-missing');
    for (const field of await dialog(page).locator('input, textarea').all())
      await field.fill(`https://example.org/${'what-i-made-'.repeat(8)}/ROLE.md`);
    await dialog(page).getByRole('button', { name: w.submit }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await look('9-done');

    // Quiz, progress, leaderboard
    await command(page, '/quiz');
    await last(page).locator('.title').waitFor();
    await look('10-quiz');
    expect(await answerAll(page, lang)).toBeGreaterThan(0);
    await look('11-quiz-summary');
    await command(page, '/progress');
    await newest(page, t.progress.title).waitFor();
    await look('12-progress');
    await command(page, '/leaderboard');
    await newest(page, t.leaderboard.title).waitFor();
    await last(page).getByRole('button', { name: t.leaderboard.show }).click();
    await last(page).getByRole('button', { name: t.leaderboard.hide }).waitFor();
    await look('13-leaderboard');
    await command(page, '/roadmap');
    await last(page).getByRole('button', { name: t.roadmap.shelf, exact: true }).waitFor();
    await look('13-roadmap');

    // The clock: to Monday's post, then past some evenings with their reminders to Friday's summary
    await page.getByRole('button', { name: new RegExp(w.moveClock) }).click();
    await look('14-clock');
    await page.getByRole('button', { name: w.toMonday }).click();
    await page.getByRole('button', { name: w.friday }).click();
    const summary = page.locator('.said .title', { hasText: /week \d|第 ?\d+ ?周/ }).last();
    await summary.waitFor();
    await page.locator('.toast').getByRole('button', { name: w.open, exact: true }).click();
    await page
      .getByText(t.reminder.stop.split(/[.。]/)[0] ?? '')
      .first()
      .waitFor();
    await look('15-reminder');
    await page.getByRole('button', { name: w.dayPost }).click();
    await summary.waitFor();
    await look('16-summary');

    expect(complaints).toEqual([]);
  });
});

describe('a visitor with a phone', () => {
  it('sees it all, as an organiser too', async () => {
    const { page, complaints, close } = await visit(browser, address, { ...phone, locale: 'en-US' });
    onTestFinished(close);
    await page.locator('.said').first().waitFor();
    await page.getByRole('combobox', { name: words.en.seeAs }).selectOption('mei');
    await command(page, '/cohort settings');
    await newest(page, catalogues.en.cohort.channel).waitFor();
    await inspect(page, 'app-phone-organiser');
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});

describe('the guides', () => {
  it.each(['discord', 'slack'])('are there: %s', async (guide) => {
    const { page, complaints, close } = await visit(browser, `${address}docs/${guide}`);
    onTestFinished(close);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await inspect(page, `app-guide-${guide}`);
    expect(complaints).toEqual([]);
  });
});

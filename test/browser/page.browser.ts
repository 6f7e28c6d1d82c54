import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directTo } from '../../src/core/delivery/address.ts';
import { startPlayground } from '../harness/playground.ts';
import { happened, question } from '../web/sample.ts';
import { command, composer, inspect, launch, phone, visit } from './browser.ts';

/** The page by itself, with a small bot behind it that shows every kind of block. */
let browser: Browser;
let web: Awaited<ReturnType<typeof startPlayground>>;
let open: Awaited<ReturnType<typeof visit>>[] = [];
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  happened.length = 0;
  web = await startPlayground();
});
afterEach(async () => {
  for (const { close } of open) await close();
  open = [];
  await web.stop();
});

const come = async (options = {}) => {
  const visitor = await visit(browser, web.base, options);
  open.push(visitor);
  await visitor.page.getByRole('heading', { name: 'Before anything else' }).waitFor();
  return visitor;
};

/** What is done waits, until the function that this gives is called. */
async function hold(page: Page): Promise<() => void> {
  const { promise: held, resolve } = Promise.withResolvers<void>();
  await page.route('**/api/play', async (route) => {
    await held;
    await route.continue();
  });
  return resolve;
}

describe('a visitor', () => {
  it('is asked one question first, and answers it by keyboard alone', async () => {
    const { page, complaints } = await come();
    expect(happened[0]).toMatchObject({ account: 'you', locale: 'en', zone: 'UTC', action: { route: 'join.try' } });
    await page.getByRole('button', { name: 'About 99 %' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Not quite' }).waitFor();
    // The question is gone, and the keyboard is where the answer is.
    await expect.poll(() => page.locator(':focus').getAttribute('data-message')).toBe('1');
    await page.keyboard.press('Tab');
    expect((await page.locator(':focus').textContent())?.trim()).toBe('Join the group');
    await page.reload();
    await page.getByRole('heading', { name: 'Not quite' }).waitFor();
    expect(happened).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('who changes the language is asked in it, until there is an answer', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: '切换到中文' }).click();
    await page.getByText('先答上面这道题').waitFor();
    await expect.poll(() => happened.length).toBe(2);
    expect(happened[1]?.locale).toBe('zh-CN');
    await expect.poll(() => page.getByRole('heading', { name: 'Before anything else' }).count()).toBe(1);
    await page.getByText('先答上面这道题').waitFor();
    await page.reload();
    await page.getByText('先答上面这道题').waitFor();
    expect(happened).toHaveLength(2);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('presses a button once, however often it is pressed while it waits', async () => {
    const { page } = await come();
    const go = await hold(page);
    const button = page.getByRole('button', { name: 'About 50 %' });
    await button.dblclick();
    await button.press('Enter');
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await page.getByRole('button', { name: 'About 99 %' }).getAttribute('aria-disabled')).toBe('true');
    go();
    await page.getByRole('heading', { name: 'Not quite' }).waitFor();
    expect(happened).toHaveLength(2);
  });

  it('loses nothing when the bot cannot be reached', async () => {
    const { page } = await come();
    await page.route('**/api/play', (route) => route.abort());
    await command(page, '/task of the day');
    await page.getByText('The bot did not answer').waitFor();
    expect(await composer(page).inputValue()).toBe('/task of the day');
  });
});

describe('by keyboard', () => {
  it('three keys lead to the first answer', async () => {
    const { page } = await come();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect((await page.locator(':focus').textContent())?.trim()).toBe('About 99 %');
  });

  it('a command leads to its answer where there is something to press, and a slash there begins the next', async () => {
    const { page } = await come();
    const focused = () => page.locator(':focus').getAttribute('data-message');
    await composer(page).focus();
    await page.keyboard.type('/task');
    await page.keyboard.press('Enter');
    const day = page.locator('.said', { has: page.getByRole('heading', { name: 'Day 6' }) });
    await day.waitFor();
    await expect.poll(focused).toBe(await day.getAttribute('data-message'));
    await page.keyboard.press('Tab');
    expect(await day.locator(':focus').count()).toBe(1);
    // Facts and figures have nothing to press: the keyboard stays where one types.
    await page.keyboard.press('/');
    await page.keyboard.type('progress');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your week' }).waitFor();
    expect(await page.locator(':focus').getAttribute('id')).toBe('composer');
    // Whoever types on is not torn away.
    await page.keyboard.type('/task');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/pro');
    await day.nth(1).waitFor();
    expect(await composer(page).inputValue()).toBe('/pro');
    expect(await page.locator(':focus').getAttribute('id')).toBe('composer');
  });

  it('a command that is sent while another waits is answered after it', async () => {
    const { page } = await come();
    const go = await hold(page);
    await composer(page).focus();
    await page.keyboard.type('/progress');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/task');
    await page.keyboard.press('Enter');
    expect(await composer(page).inputValue()).toBe('');
    go();
    await page.locator('.said', { has: page.getByRole('heading', { name: 'Day 6' }) }).waitFor();
    expect(await page.getByRole('heading', { name: 'Your week' }).count()).toBe(1);
  });

  it('past the clock, one more key leads to the newest message', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: /Move the clock/ }).focus();
    await page.keyboard.press('Tab');
    expect((await page.locator(':focus').textContent())?.trim()).toBe('To the newest message');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(':focus').getAttribute('data-message')).toBe('1');
  });

  it('a form begins with its first field, and leads to what came of it', async () => {
    const { page } = await come();
    await command(page, '/cohort create');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await page.locator(':focus').getAttribute('name')).toBe('language');
    await dialog.getByLabel('What does your clock say?').fill('20:15');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('Saved: 20:15').waitFor();
    await expect.poll(() => page.locator(':focus').textContent()).toContain('Saved: 20:15');
  });

  it('what was typed is there after a reload', async () => {
    const { page } = await come();
    await composer(page).fill('/task of the day, and more');
    await page.reload();
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
    expect(await composer(page).inputValue()).toBe('/task of the day, and more');
    await command(page, '/cohort create');
    await page.getByRole('dialog').getByLabel('Why are you here?').fill('To learn');
    await page.reload();
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
    await command(page, '/cohort create');
    expect(await page.getByRole('dialog').getByLabel('Why are you here?').inputValue()).toBe('To learn');
  });
});

describe('what has just appeared', () => {
  it('takes no click for half a second', async () => {
    const { page } = await come();
    // The second click comes in the very frame in which the answer appears.
    const clicks = page.evaluate(`(async () => {
      const join = () => [...document.querySelectorAll('button')].find((b) => b.textContent.includes('Join the group'));
      while (!join()) await new Promise(requestAnimationFrame);
      join().dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    })()`);
    await page.getByRole('button', { name: 'About 50 %' }).click();
    await clicks;
    const join = page.getByRole('button', { name: 'Join the group' });
    await expect.poll(() => join.getAttribute('aria-disabled')).toBeNull();
    expect(happened).toHaveLength(2);
    await join.click();
    await expect.poll(() => happened.length).toBe(3);
  });

  it('is in sight when it answers what one did, on a phone too', async () => {
    const { page } = await come(phone);
    for (let n = 0; n < 12; n++)
      await web.platform.send(
        { workspace: 'demo', channel: 'general' },
        { body: [{ kind: 'text', text: `Line ${n}\n\n`.repeat(8) }] },
        `line ${n}`,
      );
    await page.getByText('Line 11').first().waitFor({ state: 'attached' });
    await page.locator('.scroll').evaluate((box) => box.scrollTo({ top: 0 }));
    await command(page, '/task of the day');
    await page.getByRole('heading', { name: 'Day 6' }).waitFor();
    await expect
      .poll(() =>
        page.evaluate(`(() => {
          const box = document.querySelector('.scroll').getBoundingClientRect();
          const title = [...document.querySelectorAll('h3')].find((h) => h.textContent.includes('Day 6'));
          const { top, bottom } = title.getBoundingClientRect();
          return top >= box.top && bottom <= box.bottom;
        })()`),
      )
      .toBe(true);
  });
});

describe('the last button of a card', () => {
  it('is whole in sight when the card is there, on a phone', async () => {
    const { page } = await come(phone);
    const windowHeight = (await page.locator('.scroll').boundingBox())!.height;
    const line = { kind: 'text' as const, text: 'A line of a card.' };
    const last = { kind: 'buttons' as const, buttons: [{ label: 'The last one', route: 'task.last' }] };
    let n = 0;
    await page.route('**/api/play', async (route) => {
      const sent = await web.platform.send(
        { workspace: 'demo', channel: 'general' },
        { title: `Card ${n}`, body: [...Array.from({ length: n }, () => line), last] },
        `card ${n}`,
      );
      if (sent.kind !== 'sent') throw new Error(sent.kind);
      const { messages } = (await web.get('/api/messages?person=you&channel=general')).body;
      await route.fulfill({ json: { messages: messages.filter(({ id }: { id: string }) => id === sent.ref) } });
    });
    const cut = () =>
      page.evaluate(`(() => {
        const box = document.querySelector('.scroll').getBoundingClientRect();
        const all = [...document.querySelectorAll('.said button')].at(-1).getBoundingClientRect();
        return all.top < box.bottom && all.bottom > box.bottom;
      })()`);
    // Cards around the height of the window, some of which are a little taller than it.
    for (n = Math.floor(windowHeight / 34) - 4; n <= windowHeight / 24; n++) {
      await command(page, '/task of the day');
      await page.getByRole('heading', { name: `Card ${n}` }).waitFor();
      await expect.poll(cut).toBe(false);
    }
  });
});

describe('an answer in place of what was longer than the window', () => {
  it('is shown from where it changed', async () => {
    const { page } = await come(phone);
    const long = Array.from({ length: 12 }, (_, n) => ({ kind: 'text' as const, text: `Line ${n}\n\n`.repeat(6) }));
    const hint = { kind: 'text' as const, text: 'Hint 1 of 3: begin with the smallest case.' };
    const again = { kind: 'buttons' as const, buttons: [{ label: 'Hint', route: 'task.hint' }] };
    const sent = await web.platform.send(
      { workspace: 'demo', channel: 'general' },
      { title: 'Day 6', body: [...long, again] },
      'long',
    );
    if (sent.kind !== 'sent') throw new Error(sent.kind);
    await page.route('**/api/play', async (route) => {
      await web.platform.edit(sent.ref, { title: 'Day 6', body: [...long, hint, again] });
      const { messages } = (await web.get('/api/messages?person=you&channel=general')).body;
      await route.fulfill({ json: { messages: messages.filter(({ id }: { id: string }) => id === sent.ref) } });
    });
    const button = page.getByRole('button', { name: 'Hint' });
    await button.scrollIntoViewIfNeeded();
    await button.tap();
    await expect.poll(() => page.getByRole('log').getByText('Hint 1 of 3').count()).toBe(1);
    await expect
      .poll(() =>
        page.evaluate(`(() => {
          const box = document.querySelector('.scroll').getBoundingClientRect();
          const hint = [...document.querySelectorAll('.prose')].find((e) => e.textContent.includes('Hint 1 of 3'));
          const { top, bottom } = hint.getBoundingClientRect();
          return top >= box.top && bottom <= box.bottom;
        })()`),
      )
      .toBe(true);
  });
});

describe('the first look', () => {
  it.each([
    ['on a desktop', {}],
    ['on a phone', phone],
  ])('moves nothing, and is small %s', async (_, options) => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
    const page = await context.newPage();
    open.push({ page, complaints: [], close: () => context.close() });
    const network = await context.newCDPSession(page);
    let bytes = 0;
    await network.send('Network.enable');
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.addInitScript(`
      shift = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift += value;
      }).observe({ type: 'layout-shift', buffered: true });
    `);
    await page.goto(web.base);
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
    await page.getByRole('button', { name: 'About 50 %' }).click();
    expect(await page.evaluate('shift')).toBeLessThan(0.05);
    expect(bytes).toBeLessThan(60 * 1024);
  });

  // Once in eight runs, on a busy machine, the first paint came in two steps: tried again then. The bench measures the shift.
  it('is there before the bot is, and gives its place and the keyboard’s to what the bot asks', {
    retry: 1,
  }, async () => {
    await web.stop();
    web = await startPlayground({ opening: async () => ({ ...question, body: question.body.slice(0, 1) }) });
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...phone });
    const page = await context.newPage();
    open.push({ page, complaints: [], close: () => context.close() });
    await page.addInitScript(`
      shift = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) shift += value;
      }).observe({ type: 'layout-shift', buffered: true });
    `);
    let reach = () => {};
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    await page.route('**/api/events*', async (route) => {
      await reached;
      await route.continue();
    });
    await page.goto(web.base);
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
    expect(happened).toEqual([]);
    // By then the scripts are there as well.
    await expect.poll(() => page.title()).toContain('#general');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('data-message')).toBe('0');
    reach();
    await page.getByRole('button', { name: 'About 50 %' }).waitFor();
    await expect.poll(() => page.locator(':focus').getAttribute('data-message')).toBe('1');
    expect(await page.evaluate('shift')).toBeLessThan(0.05);
  });

  it('has one question, however many tabs open at once', async () => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC' });
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    open.push({ page: tabs[0], complaints: [], close: () => context.close() });
    await Promise.all(tabs.map((tab) => tab.goto(web.base)));
    for (const tab of tabs) {
      await tab.getByRole('heading', { name: 'Before anything else' }).first().waitFor();
      expect(await tab.getByRole('heading', { name: 'Before anything else' }).count()).toBe(1);
    }
  });

  it('has everybody whom one can be, and all that is touched is large enough, on a phone', async () => {
    const { page } = await come(phone);
    const who = page.getByRole('combobox', { name: 'See it as' });
    const { width } = page.viewportSize()!;
    const box = (await who.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    const small = await page.evaluate(`[...document.querySelectorAll('button, a.button, input, select')]
      .map((e) => ({ name: e.textContent.trim() || e.id, box: e.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 44 || box.height < 44))
      .map(({ name }) => name)`);
    expect(small).toEqual([]);
    // With much that is unread beside both places, nothing is covered by what stays at the edge.
    await page.evaluate(`document.querySelectorAll('.side ul:not(.people) .place').forEach((place) =>
      place.insertAdjacentHTML('beforeend', '<span class="badge">28</span>'))`);
    for (const narrow of [width, 320]) {
      await page.setViewportSize({ width: narrow, height: 844 });
      const [chosen, edge] = [(await who.boundingBox())!, (await page.locator('.side > footer').boundingBox())!];
      expect(chosen.x + chosen.width, `at ${narrow} px`).toBeLessThanOrEqual(edge.x);
    }
    await page.setViewportSize({ width, height: 844 });
    await who.selectOption('ana');
    await expect.poll(() => page.evaluate("sessionStorage.getItem('person')")).toBe('ana');
  });
});

describe('the slash menu', () => {
  it('is chosen from by arrows, completed by Tab, closed by Esc and sent by Enter', async () => {
    const { page } = await come();
    const box = composer(page);
    const active = () => page.locator('[role=option][aria-selected=true]').textContent();
    await box.fill('/');
    expect(await active()).toContain('/quiz');
    await box.press('ArrowUp');
    expect(await active()).toContain('/cohort');
    await box.press('ArrowDown');
    await box.press('ArrowDown');
    expect(await active()).toContain('/task');
    expect(await box.getAttribute('aria-activedescendant')).toBe('o1');
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/task');
    await box.press('Enter');
    await page.getByRole('heading', { name: 'Day 6' }).waitFor();
    await box.fill('/');
    await box.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
    expect(await box.inputValue()).toBe('/');
  });

  it('completes subcommands, fixed values and values that the bot suggests', async () => {
    const { page } = await come();
    const box = composer(page);
    await box.fill('/coh');
    await box.press('Enter');
    expect(await page.getByRole('option').allTextContents()).toHaveLength(2);
    await box.press('ArrowDown');
    await box.press('Enter');
    expect(await box.inputValue()).toBe('/cohort show ');
    expect(await page.getByRole('option').allTextContents()).toEqual(['en', 'zh-CN']);
    await box.fill('/quiz ');
    await page.getByRole('option', { name: 'Bayes' }).click();
    expect(await box.inputValue()).toBe('/quiz s3-bayes');
    await box.press('Enter');
    await page.getByText('You used /quiz s3-bayes').waitFor();
  });

  it('sends no slash alone, and keeps it there', async () => {
    const { page } = await come();
    const before = happened.length;
    await composer(page).fill('/');
    await composer(page).press('Escape');
    await composer(page).press('Enter');
    expect(await composer(page).inputValue()).toBe('/');
    await composer(page).fill('/quiz');
    await composer(page).press('Enter');
    await page.getByText('You used /quiz', { exact: true }).waitFor();
    expect(happened.slice(before).map(({ action }) => action)).toEqual([{ kind: 'text', text: '/quiz' }]);
  });

  it('leaves out an option that may be left out', async () => {
    const { page } = await come();
    await composer(page).fill('/quiz ');
    await page.getByRole('option', { name: 'Bayes' }).waitFor();
    await composer(page).press('Enter');
    await page.getByText('You used /quiz', { exact: true }).waitFor();
  });

  it('lets an input method have its keys', async () => {
    const { page } = await come();
    await composer(page).fill('/task');
    const event = { key: 'Enter', isComposing: true, bubbles: true };
    await composer(page).dispatchEvent('keydown', event);
    expect(await composer(page).inputValue()).toBe('/task');
    expect(happened).toHaveLength(1);
  });
});

describe('a form', () => {
  it('says what is wrong at the field, and keeps what was typed, also when it is closed', async () => {
    const { page } = await come();
    await command(page, '/cohort create');
    const dialog = page.getByRole('dialog', { name: 'When do you learn?' });
    await dialog.getByLabel('Why are you here?').fill('To learn');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    const clock = dialog.getByLabel('What does your clock say?');
    await dialog.getByText('Write it like 20:15.').waitFor();
    expect(await clock.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(':focus').getAttribute('id')).toBe(await clock.getAttribute('id'));
    await inspect(page, 'form');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await command(page, '/cohort create');
    expect(await dialog.getByLabel('Why are you here?').inputValue()).toBe('To learn');
    await clock.fill('20:15');
    await clock.press('Enter');
    await page.getByRole('log').getByText('Saved: 20:15').waitFor();
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('what happens elsewhere', () => {
  it('shows as a badge and a toast that opens it', async () => {
    const { page } = await come();
    const places = async () =>
      Promise.all(['.scroll', '.said:last-child', '#composer'].map((at) => page.locator(at).last().boundingBox()));
    const before = await places();
    await web.platform.send(directTo('you'), { title: 'Hello', body: [{ kind: 'text', text: 'A reminder' }] }, '1');
    await page.getByText('1 unread').waitFor();
    // It moves nothing, and is far from what one types into and from the end of what was said.
    const toast = (await page.locator('.toast').boundingBox())!;
    expect(await places()).toEqual(before);
    const log = before[0]!;
    expect(toast.y + toast.height).toBeLessThan(log.y + log.height / 2);
    await inspect(page, 'toast');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('log').getByText('A reminder').waitFor();
    expect(await page.getByText('1 unread').count()).toBe(0);
    await page.reload();
    await page.getByRole('log').getByText('A reminder').waitFor();
  });

  it('is caught up with after the line was cut', async () => {
    const { page } = await come();
    web.cut();
    await page.getByText('Connection lost').waitFor();
    await web.platform.send(
      { workspace: 'demo', channel: 'general' },
      { body: [{ kind: 'text', text: 'Meanwhile' }] },
      '1',
    );
    await page.getByRole('log').getByText('Meanwhile').waitFor();
    expect(await page.getByText('Connection lost').count()).toBe(0);
  });

  it('can be seen as somebody else, who sees nothing of what is private', async () => {
    const { page } = await come();
    await command(page, '/leaderboard');
    await page.getByText('You used /leaderboard').waitFor();
    await page.getByRole('button', { name: 'Ana', exact: true }).click();
    const back = page.getByRole('button', { name: 'Back to You' });
    await back.waitFor();
    await page.getByRole('heading', { name: 'Your week' }).waitFor();
    expect(await page.getByText('Before anything else').count()).toBe(0);
    expect(await page.getByText('Only you can see this').count()).toBe(0);
    await back.click();
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
  });

  it('goes with the clock, by a menu and by the next steps', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: 'About 9 %' }).click();
    await page.getByRole('button', { name: 'Jump three days' }).click();
    await page.getByText('26 Nov').first().waitFor();
    await page.getByRole('button', { name: /Move the clock/ }).click();
    await page.getByRole('button', { name: 'Next Monday' }).click();
    await page.getByText('30 Nov').first().waitFor();
    await page.getByRole('button', { name: 'Open' }).click();
    expect(await page.locator('.day:not(.unread)').allTextContents()).toEqual([
      'Thursday 26 November',
      'Monday 30 November',
    ]);
  });

  it('starts over', async () => {
    const { page } = await come();
    await page.getByRole('button', { name: 'About 9 %' }).click();
    page.on('dialog', (dialog) => dialog.accept());
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
    expect(happened).toHaveLength(3);
  });
});

describe('what others wrote', () => {
  it('is shown and never run', async () => {
    const { page, complaints } = await come();
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>[x](javascript:alert(1))';
    await web.post('/api/play', { person: 'ana', channel: 'general', text: hostile });
    await web.platform.send(
      { workspace: 'demo', channel: 'general' },
      {
        title: hostile,
        body: [
          { kind: 'text', text: hostile },
          { kind: 'meter', label: hostile, done: 1, of: 2 },
          { kind: 'buttons', buttons: [{ label: hostile, route: 'a.b' }] },
          {
            kind: 'select',
            placeholder: hostile,
            route: 'a.b',
            min: 1,
            max: 2,
            options: [{ value: '1', label: hostile }],
          },
        ],
      },
      '1',
    );
    await page.locator('legend').waitFor();
    expect(await page.locator('.log img:not([src="/page/icon.svg"]), .log script, .log a').count()).toBe(0);
    expect(await page.title()).toContain('general');
    expect(complaints).toEqual([]);
  });
});

describe('how it looks', () => {
  const looks = {
    light: {},
    dark: { colorScheme: 'dark' as const },
    phone,
    'chinese-phone-dark': { ...phone, locale: 'zh-CN', colorScheme: 'dark' as const },
  };
  it.each(Object.entries(looks))('is sound to axe in every state: %s', async (name, options) => {
    const { page, complaints } = await come(options);
    await inspect(page, `${name}-question`);
    await page.getByRole('button', { name: 'About 9 %' }).click();
    await page.getByRole('heading', { name: 'Right' }).waitFor();
    await inspect(page, `${name}-answer`);
    await command(page, '/task');
    await page.getByRole('heading', { name: 'Day 6' }).waitFor();
    await inspect(page, `${name}-task`);
    await command(page, '/quiz');
    await page.getByRole('log').getByText('Two are').waitFor();
    await page.getByLabel('0.5').check();
    await inspect(page, `${name}-select`);
    await command(page, '/progress');
    await page.getByRole('heading', { name: 'Your week' }).waitFor();
    await composer(page).fill('/');
    await inspect(page, `${name}-menu`);
    await composer(page).fill('');
    await page.locator('.clock').click();
    await inspect(page, `${name}-clock`);
    await page.keyboard.press('Escape');
    // Nothing is wider than the window.
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
  });
});

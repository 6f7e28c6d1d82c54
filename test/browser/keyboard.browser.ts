import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { directTo } from '../../src/core/delivery/address.ts';
import { settlesInMs } from '../../src/web/page/view.ts';
import { startPlayground } from '../harness/playground.ts';
import { commands, handle, happened } from '../web/sample.ts';
import { command, composer, launch, phone, visit } from './browser.ts';

/** What two people who walked the page for two weeks ran into, by keyboard and on a phone. One world for all of it. */
let browser: Browser;
let web: Awaited<ReturnType<typeof startPlayground>>;
/** Holds every answer back until it is called. */
let letGo = () => {};
let wait: Promise<void> = Promise.resolve();
beforeAll(async () => {
  browser = await launch();
  web = await startPlayground({
    routes: { question: 'join.try', answers: ['join.answer'], joins: 'join.save', help: 'help.open' },
    commands,
    handle: (event) => {
      const pending = handle(event);
      return { ...pending, run: async () => wait.then(pending.run) };
    },
  });
});
afterAll(async () => {
  await browser.close();
  await web.stop();
});

const come = async (options = {}) => {
  const { page, close } = await visit(browser, web.base, options);
  onTestFinished(close);
  await page.locator('.said').first().waitFor();
  await page.locator('.scroll:not(.unseen)').waitFor();
  return page;
};
const hold = () => {
  wait = new Promise((resolve) => {
    letGo = resolve;
  });
};
const focused = (page: Page) =>
  page.evaluate(
    'document.activeElement.id || document.activeElement.dataset.message || document.activeElement.className',
  );
const openDm = (page: Page) => page.locator('.place', { hasText: 'Tongxue' }).click();
const inSight = (page: Page, selector: string) =>
  page.evaluate(`(() => {
    const box = document.querySelector('.scroll').getBoundingClientRect();
    const { top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return top >= box.top && top <= box.bottom;
  })()`);
let sent = 0;
const tell = (text: string, n = 1) =>
  web.platform.send(
    directTo('you'),
    {
      title: text,
      body: [
        { kind: 'text', text: `${'A line of it.\n\n'.repeat(n)} [Source](https://example.org)` },
        { kind: 'buttons', buttons: [{ label: `Press ${text}`, route: 'a.b' }] },
      ],
    },
    `told ${sent++}`,
  );
const question = (n: number) => ({
  body: [
    {
      kind: 'text' as const,
      text: `Question ${n}\n\n**A**  The *first*\n**B**  The second`,
    },
    { kind: 'buttons' as const, buttons: ['A', 'B'].map((label) => ({ label, route: `quiz.${label}` })) },
  ],
});

describe('messages that came while one was elsewhere', () => {
  it('are opened at the first of them, with a line above it and the way to what is below', async () => {
    const page = await come(phone);
    await openDm(page);
    await command(page, '/task of the day');
    await page.getByRole('heading', { name: 'Day 6' }).waitFor();
    await page.locator('.place', { hasText: 'general' }).click();
    for (const n of ['one', 'two', 'three']) await tell(n, 12);
    await page.getByText('3 unread').waitFor();
    await openDm(page);
    await page.locator('.unread').waitFor();
    expect(await inSight(page, '.unread')).toBe(true);
    expect(await page.locator('.unread + .said .title').textContent()).toContain('one');
    await page.getByText('New messages below').waitFor();
    // The answer to what one does is the newest, and taller than the window: where it begins, nothing new is below.
    await page.setViewportSize({ width: 390, height: 420 });
    await page.getByText('New messages below').waitFor();
    await command(page, '/task of the day');
    await expect.poll(() => page.locator('.latest').count()).toBe(0);
    expect(
      await page.evaluate(
        "(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(document.querySelector('.scroll'))",
      ),
    ).toBeGreaterThan(100);
    await page.setViewportSize({ width: 390, height: 844 });
    // What a finger is to hit is as large as one, links in a text too.
    const small = await page.evaluate(`[...document.querySelectorAll('.said a')]
      .map((e) => e.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length`);
    expect(small).toBe(0);
    await composer(page).fill('/');
    expect(await page.locator('.keys').isVisible()).toBe(false);
  });
});

describe('by keyboard', () => {
  it('Tab stops in one message, arrows lead to the others, and what is pressed leads to its answer', async () => {
    const page = await come();
    await openDm(page);
    for (const n of ['four', 'five', 'six']) await tell(n);
    await page.getByRole('button', { name: 'Press six' }).waitFor();
    const stops = () =>
      page.evaluate("[...document.querySelectorAll('.said :is(a, button)')].filter((e) => e.tabIndex >= 0).length");
    await expect.poll(stops).toBe(2);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('ArrowUp');
    const five = page.locator('.said', { has: page.getByRole('button', { name: 'Press five' }) });
    expect(await focused(page)).toBe(await five.getAttribute('data-message'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const answer = page.locator('.said', { hasText: 'You pressed a.b' }).last();
    await answer.waitFor();
    await expect.poll(() => focused(page)).toBe(await answer.getAttribute('data-message'));
    // What is typed at a message is typed into the line.
    await page.keyboard.type('abc');
    expect(await composer(page).inputValue()).toBe('abc');
    await composer(page).fill('');
    // And to the clock, whose menu closes when one leaves it.
    await page.keyboard.press('Alt+c');
    await expect.poll(() => page.locator('.clock-menu :focus').textContent()).toContain('To the next message');
    for (let n = 0; n < 4; n++) await page.keyboard.press('Tab');
    expect(await page.locator('.clock-menu').isVisible()).toBe(false);
    // A slash works after a channel was opened by keyboard as well.
    await page.locator('.place', { hasText: 'general' }).press('Enter');
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('composer');
    expect(await page.locator('.hint').textContent()).toContain('Enter again to send');
    // What is below the line comes after it.
    await composer(page).fill('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator('.next :focus').count()).toBe(1);
  });

  it('Shift+Tab leads from the line through what can be pressed in each message above, and Tab back to it', async () => {
    const page = await come();
    await openDm(page);
    for (const n of ['seven', 'eight', 'nine']) await tell(n);
    await page.getByRole('button', { name: 'Press nine' }).waitFor();
    await composer(page).focus();
    const walk = async (key: string, times: number) => {
      const met: string[] = [];
      for (let n = 0; n < times; n++) {
        await page.keyboard.press(key);
        met.push((await page.locator(':focus').textContent()) ?? '');
      }
      return met;
    };
    const up = ['Press nine', 'Source', 'Press eight', 'Source', 'Press seven', 'Source'];
    expect(await walk('Shift+Tab', 6)).toEqual(up);
    expect(await walk('Tab', 5)).toEqual(up.toReversed().slice(1));
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('composer');
  });

  it('the clock opens by its key or an arrow, the arrows lead through it and round, and Escape back', async () => {
    const page = await come();
    await composer(page).focus();
    await page.keyboard.press('Alt+c');
    const at = () => page.locator(':focus').textContent();
    const isAt = (label: string) => expect.poll(at).toContain(label);
    await isAt('To the next message');
    await page.keyboard.press('ArrowDown');
    await isAt('One hour');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await isAt('Next Monday');
    await page.keyboard.press('ArrowDown');
    await isAt('To the next message');
    await page.keyboard.press('End');
    await isAt('Next Monday');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.clock-menu').isVisible()).toBe(false);
    expect(await focused(page)).toContain('clock');
    await page.keyboard.press('ArrowDown');
    await isAt('To the next message');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('p.hidden[role=status]').textContent()).toContain('delivered');
    expect(await focused(page)).toContain('clock');
  });

  it('a form that is sent, or a step below the line, leads to what came of it', async () => {
    const page = await come();
    await openDm(page);
    await command(page, '/task of the day');
    const done = page.getByRole('button', { name: 'Done' }).last();
    const newest = async () => page.locator('.said').last().getAttribute('data-message');
    const send = async () => {
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await page.waitForTimeout(settlesInMs + 100);
      await dialog.getByRole('button', { name: 'Submit' }).press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    };
    await done.press('Enter');
    await send();
    // The message from which the form was opened is still there, and so is its button.
    await expect.poll(async () => (await focused(page)) === (await newest())).toBe(true);
    expect(await page.locator('.said').last().textContent()).toContain('Saved');
    await command(page, '/cohort create');
    await page.getByRole('dialog').getByLabel('What does your clock say?').fill('20:15');
    await send();
    await expect.poll(async () => (await focused(page)) === (await newest())).toBe(true);
    await page.getByRole('button', { name: 'Mei Lin' }).click();
    await page.locator('.next .button', { hasText: '/quiz' }).press('Enter');
    await page.getByRole('heading', { name: 'Which of these are probabilities?' }).last().waitFor();
    await expect.poll(async () => (await focused(page)) === (await newest())).toBe(true);
    expect(await page.locator('.said').last().textContent()).toContain('Which of these');
  });

  it('who types on while an answer is about to be shown keeps the line', async () => {
    const page = await come();
    await openDm(page);
    // The next frame comes when it is let go.
    await page.evaluate(`(() => {
      const later = [];
      const real = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (call) => later.push(call);
      window.goOn = () => {
        window.requestAnimationFrame = real;
        for (const call of later) call(performance.now());
      };
    })()`);
    await command(page, '/task of the day');
    await page.getByRole('button', { name: 'Done' }).last().waitFor();
    await page.waitForTimeout(200);
    await composer(page).fill('and one more');
    await page.evaluate('window.goOn()');
    await page.waitForTimeout(200);
    expect(await focused(page)).toBe('composer');
    await composer(page).fill('');
  });

  it('is nowhere lost: on the way back to oneself, at both ends of the messages, and below a menu that was closed', async () => {
    const page = await come();
    await page.getByRole('button', { name: 'Mei Lin' }).press('Enter');
    await page.getByRole('button', { name: 'Back to You' }).press('Enter');
    await page.locator('.people [aria-current=true]', { hasText: 'You' }).waitFor();
    await expect.poll(() => page.locator(':focus').count()).toBe(1);
    await openDm(page);
    for (const n of ['ten', 'eleven', 'twelve']) await tell(n, 12);
    await page.getByRole('button', { name: 'Press twelve' }).waitFor();
    const ids = await page
      .locator('.said')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.message));
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe(ids[0]);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe(ids.at(-1));
    await page.keyboard.press('/');
    await page.locator('.menu').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.menu').count()).toBe(0);
    expect(await page.locator('.hint').textContent()).not.toContain('Enter again to send');
    await composer(page).fill('');
  });

  it('what one says is there before the answer, and is read to nobody twice', async () => {
    const page = await come();
    await openDm(page);
    hold();
    await composer(page).fill('Where am I?');
    await page.keyboard.press('Enter');
    await page.locator('.typed', { hasText: 'Where am I?' }).waitFor();
    letGo();
    await page.getByText('I do not know Where am I?').waitFor();
    expect(await page.locator('p.hidden[role=status]').textContent()).toBe('');
    expect(await page.getByRole('log').getAttribute('aria-label')).not.toBe(
      await composer(page).getAttribute('aria-label'),
    );
  });

  it('an option is called by what it says, and one in force is marked without looking like a radio', async () => {
    const page = await come();
    await web.platform.send({ workspace: 'demo', channel: 'general' }, question(1), 'asked');
    await page.getByRole('button', { name: 'A The first' }).waitFor();
    expect(await page.getByRole('log').getByText('The second').count()).toBe(1);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.option'), '::before').content")).toBe('none');
  });

  it('a form that has just opened, or that Enter is held down over, is not sent; one Enter in a line sends it once', async () => {
    const page = await come();
    const plays: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/play')) plays.push(request.postData() ?? '');
    });
    await composer(page).fill('/cohort create');
    await composer(page).press('Escape');
    // A hand that trembles: both come before anything is drawn anew.
    await composer(page).evaluate((input) => {
      const enter = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      input.dispatchEvent(enter());
      input.dispatchEvent(enter());
    });
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(plays.length).toBe(1);
    await dialog.getByLabel('Your name in the group').focus();
    // The second one of two is meant for the line, which is below the form now.
    await page.keyboard.press('Enter');
    await page.waitForTimeout(settlesInMs + 100);
    expect(plays.length).toBe(1);
    // Held down, it comes again and again.
    await dialog.getByLabel('What does your clock say?').focus();
    await page.evaluate(() => {
      const form = document.querySelector('dialog form') as HTMLFormElement;
      form.addEventListener('keydown', (e) => Object.assign(globalThis, { held: e.defaultPrevented }));
    });
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    expect(await page.evaluate('globalThis.held')).toBe(true);
    await page.keyboard.up('Enter');
    await dialog.getByRole('alert').waitFor();
    expect(plays.length).toBe(2);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });

  it('what is wrong in a form is said where it is, with its code as code', async () => {
    const page = await come();
    await command(page, '/cohort create');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.waitForTimeout(settlesInMs + 100);
    await dialog.getByLabel('What does your clock say?').press('Enter');
    const wrong = dialog.getByRole('alert');
    await wrong.waitFor();
    expect(await wrong.locator('code').textContent()).toBe('20:15');
    // A group calls its visitor by the name that they say when they join.
    await dialog.getByLabel('Your name in the group').fill(' Li ');
    await dialog.getByLabel('What does your clock say?').fill('20:15');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.people .name', { hasText: /^Li$/ }).waitFor();
  });
});

describe('a form that is left without being sent', () => {
  const open = async (page: Page) => {
    await command(page, '/cohort create');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return { dialog, why: dialog.getByLabel('Why are you here?') };
  };

  it('says that what was typed is kept, says so again where it is shown, and throws it away at either place', async () => {
    const page = await come();
    const { dialog, why } = await open(page);
    // Nothing was typed, and nothing is said.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.locator('.toast').count()).toBe(0);
    await open(page);
    await why.fill('To build things');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.locator('.toast', { hasText: 'kept' }).waitFor();
    await open(page);
    expect(await why.inputValue()).toBe('To build things');
    await dialog.getByText('did not send').waitFor();
    await dialog.getByRole('button', { name: 'Throw it away' }).click();
    expect(await why.inputValue()).toBe('');
    expect(await dialog.getByText('did not send').count()).toBe(0);
    await page.keyboard.press('Escape');
    await open(page);
    expect(await why.inputValue()).toBe('');
    await why.fill('Something else');
    await page.keyboard.press('Escape');
    await page.locator('.toast').getByRole('button', { name: 'Throw it away' }).click();
    await open(page);
    expect(await why.inputValue()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('is no draft once it was sent, and what is sent again because its answer was lost is the same event', async () => {
    const page = await come();
    const { dialog, why } = await open(page);
    await dialog.getByLabel('What does your clock say?').fill('20:15');
    await why.fill('Only once');
    await page.waitForTimeout(settlesInMs + 100);
    await page.route('**/api/play', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.getByText('did not answer').waitFor();
    await page.unroute('**/api/play');
    await dialog.getByRole('button', { name: 'Submit' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const sentEvents = happened.filter(({ action }) => action.kind === 'submit' && action.fields.why === 'Only once');
    expect(sentEvents.length).toBe(2);
    expect(new Set(sentEvents.map(({ id }) => id)).size).toBe(1);
    await open(page);
    expect(await why.inputValue()).toBe('');
    await page.keyboard.press('Escape');
  });

  it('nor is a line', async () => {
    const page = await come();
    await openDm(page);
    await page.route('**/api/play', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await command(page, 'I say it once');
    await page.getByText('did not answer').waitFor();
    await page.unroute('**/api/play');
    await expect.poll(() => composer(page).inputValue()).toBe('I say it once');
    await composer(page).press('Enter');
    await page.getByText('I do not know I say it once').first().waitFor();
    await expect.poll(() => composer(page).inputValue()).toBe('');
    expect(await page.locator('.typed', { hasText: 'I say it once' }).count()).toBe(1);
  });
});

describe('what is wider than the screen', () => {
  it('is scrolled where it is, by keyboard too, and nothing of it is lost; what fits is no stop for Tab', async () => {
    const narrow = await come(phone);
    await openDm(narrow);
    await command(narrow, '/task of the day');
    const code = narrow.locator('.said pre').last();
    await code.waitFor();
    expect(await code.getAttribute('role')).toBe('region');
    expect(await code.getAttribute('aria-label')).toContain('scroll');
    await code.focus();
    for (let n = 0; n < 12; n++) await narrow.keyboard.press('ArrowRight');
    const left = () =>
      narrow.evaluate(
        "(({ scrollWidth, clientWidth, scrollLeft }) => scrollWidth - clientWidth - scrollLeft)([...document.querySelectorAll('.said pre')].at(-1))",
      );
    await expect.poll(left).toBeLessThan(2);
    expect(await narrow.evaluate("document.querySelector('.scroll').scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    const wide = await come();
    await openDm(wide);
    await wide.locator('.said pre').last().waitFor();
    expect(await wide.locator('.said pre').last().getAttribute('tabindex')).toBe(null);
  });

  it('so is a table, whose words and numbers stay whole', async () => {
    const page = await come(phone);
    const row = ['1,000,000,000', 'discombobulate', '10,000,000', 'parameters'].join(' | ');
    const table = `| a | b | c | d |\n|-|-|-|-|\n| ${row} |`;
    await openDm(page);
    await web.platform.send(directTo('you'), { body: [{ kind: 'text', text: table }] }, 'a table');
    const cell = page.locator('.said td').last();
    await cell.waitFor();
    const { height } = (await cell.boundingBox())!;
    expect(height).toBeLessThan(40);
    expect(await page.locator('.said .wide').last().getAttribute('tabindex')).toBe('0');
    expect(await page.evaluate("document.querySelector('.scroll').scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });
});

describe('whoever is seen as somebody else', () => {
  it('sees nothing move, however long their messages take', async () => {
    const page = await come();
    for (const n of ['seven', 'eight', 'nine'])
      await web.platform.send({ workspace: 'demo', channel: 'general' }, question(2), n);
    await page.evaluate(`
      shift = 0;
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
      }).observe({ type: 'layout-shift' });
    `);
    await page.route('**/api/events*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Ana', exact: true }).click();
    await page.getByText('Question 2').first().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await page.evaluate('shift')).toBeLessThan(0.02);
  });
});

describe('the next question', () => {
  it('comes below what was said about the one before', async () => {
    const page = await come();
    await openDm(page);
    await command(page, '/quiz');
    const asked = page.locator('.said', { hasText: 'Which of these are probabilities?' }).last();
    const id = await asked.getAttribute('data-message');
    await web.post('/api/play', { person: 'you', channel: 'dm:you', route: 'quiz.onward', message: id });
    await expect.poll(() => page.getByRole('heading', { name: 'The next one' }).count()).toBe(1);
    await tell('a hint');
    const next = page.locator('.said', { has: page.getByRole('heading', { name: 'The next one' }) });
    await web.post('/api/play', { person: 'you', channel: 'dm:you', route: 'quiz.onward', message: id });
    await expect.poll(() => next.count()).toBe(2);
    expect(await page.locator('.said').last().textContent()).toContain('The next one');
  });
});

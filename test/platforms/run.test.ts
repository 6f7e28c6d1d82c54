import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { address, cleanUp, folder, gone, run, serverOf, stop } from '../harness/process.ts';

// What `npm run platforms` is: a process, two pages, and people who use the forms on them.

const script = fileURLToPath(new URL('run.ts', import.meta.url));
const browser = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };

afterAll(cleanUp);

const written = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const columnOf = (page: string, who: string) =>
  page.split('<section').find((column) => column.includes(`<h2>${who} `)) ?? '';
const open = async (url: string, who: string) => columnOf(await (await fetch(url, { headers: browser })).text(), who);

/** Fills in the last form in somebody's column that has this, and sends it with whatever it holds already. */
async function send(url: string, who: string, has: string, filled: Record<string, string> = {}): Promise<string> {
  const column = await open(url, who);
  const [form = ''] =
    column
      .match(/<form [\s\S]*?<\/form>/g)
      ?.filter((one) => one.includes(has))
      .slice(-1) ?? [];
  if (!form) throw new Error(`${who} has no form with ${has}, but:\n${column}`);
  const body = new URLSearchParams();
  for (const [, name = '', value = ''] of form.matchAll(/<input [^>]*?name="([^"]*)"(?:[^>]*? value="([^"]*)")?/g))
    body.set(name, written(value));
  for (const [, name = '', options = ''] of form.matchAll(/<select name="([^"]*)"[^>]*>(.*?)<\/select>/g)) {
    const [, value = ''] = /value="([^"]*)" selected/.exec(options) ?? /value="([^"]*)"/.exec(options) ?? [];
    body.set(name, written(value));
  }
  for (const [name, value] of Object.entries(filled)) {
    expect([...body.keys()]).toContain(name);
    body.set(name, value);
  }
  const response = await fetch(url, { method: 'POST', headers: browser, body });
  expect([response.status, response.redirected]).toEqual([200, true]);
  return columnOf(await response.text(), who);
}

test('the bot is there between a local Discord and a local Slack, and gone after Ctrl-C', async () => {
  const cwd = folder();
  const platforms = run({ CURRICULUM_DIR: '' }, { script, cwd });
  const origin = await address(platforms);
  const { port } = new URL(origin);
  const second = run({ PORT: port }, { script, cwd });
  const server = serverOf(join(cwd, '.data/platforms'))!;
  const people = [
    { url: `${origin}/discord`, who: 'Ana', t: catalogues.en, command: '/', clock: 'Lisbon' },
    { url: `${origin}/slack`, who: 'Wei', t: catalogues['zh-CN'], command: '/study ', clock: '上海' },
  ];
  for (const { url, who, t, command, clock } of people) {
    // A browser
    expect(await open(url, who)).toMatch(/<b>\u2068?AI engineers\u2069?<\/b>/);
    expect(await send(url, who, 'name="text"', { text: `${command}join` })).toContain(t.join.tryFirst);
    expect(await send(url, who, '>A</button>')).toContain(t.join.setDay);
    expect(await send(url, who, t.join.setDay)).toContain('<div class="modal">');
    expect(await send(url, who, 'name="field.clock"', { 'field.clock': clock })).toContain(t.join.remindNo);
    expect(await open(url, who)).not.toContain('<div class="modal">');

    // A terminal
    const told = async (said: Record<string, string>, headers = {}) => {
      const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams({ user: who, ...said }) });
      return [response.status, await response.text()] as const;
    };
    expect(await told({ does: 'press', what: t.join.remindNo })).toEqual([200, expect.not.stringContaining('<')]);
    expect(await told({ text: `${command}progress` })).toEqual([200, expect.stringContaining(t.progress.title)]);
    expect(await told({ does: 'press', what: 'nothing' })).toEqual([400, expect.stringContaining('nothing')]);

    // Another site's page
    const before = await open(url, who);
    expect((await told({ text: `${command}task` }, { 'sec-fetch-site': 'cross-site' }))[0]).toBe(403);
    expect(await open(url, who)).toBe(before);
  }

  const { code: refused, err: why } = await second.ended;
  expect([refused, why]).toEqual([1, `Port ${port} is taken. Set PORT to another one, or to 0 for a free one.\n`]);

  const { code, err } = await stop(platforms);
  expect([code, err]).toEqual([0, '']);
  await gone(server.pid);
});

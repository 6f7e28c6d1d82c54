import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { commands as all } from '../../commands/index.ts';
import { buttonHandler, command } from '../../src/chat/contract/command.ts';
import { button, defineRoutes } from '../../src/chat/contract/route.ts';
import { type Block, buttons, type Form, text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import type { Seat } from '../harness/seat.ts';
import { seats } from '../harness/seats.ts';
import { openStage, plainly, sees } from '../harness/stage.ts';

const routes = defineRoutes('progress', {
  ...commandRoutes,
  answer: button({}),
  break: button({}),
  late: button({}),
  slow: button({}),
  theirs: button({}),
  write: button({}),
  shut: button({}),
});
const question = 'What is asked here?';
const ways: Block = buttons(
  { label: 'Answer', route: routes.answer() },
  { label: 'Break', route: routes.break() },
  { label: 'Late', route: routes.late() },
  { label: 'Slow', route: routes.slow() },
  { label: 'Theirs', route: routes.theirs() },
);
const write: Block = buttons({ label: 'Write', route: routes.write() }, { label: 'Shut', route: routes.shut() });
const asked: View = { title: 'Question 1', body: [text(question), ways, write] };
const late: View = { beside: true, body: [text('That was answered before.')] };
const form: Form = { title: 'Write', fields: [{ name: 'words', label: 'Words', kind: 'line', required: true }] };

/** A card with a question, in whose place each of its buttons answers. */
const card = command({
  name: 'progress',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes,
  options: z.object({}),
  run: () => asked,
  handlers: {
    answer: buttonHandler(routes.answer, { replaces: true, run: () => ({ body: [text('Answered.')] }) }),
    break: buttonHandler(routes.break, {
      replaces: true,
      run: () => {
        throw new Error('it broke');
      },
    }),
    late: buttonHandler(routes.late, { replaces: true, run: () => late }),
    slow: buttonHandler(routes.slow, {
      replaces: true,
      run: () => ({
        stream: async function* () {
          yield asked;
          return late;
        },
      }),
    }),
    theirs: buttonHandler(routes.theirs, {
      replaces: true,
      access: 'organiser',
      run: () => ({ body: [text('Theirs.')] }),
    }),
    shut: buttonHandler(routes.shut, {
      replaces: true,
      fields: z.object({ words: z.string() }),
      form: () => ({ view: { body: [text('It opens no more.')] } }),
      run: () => ({ body: [text('Shut.')] }),
    }),
    write: buttonHandler(routes.write, {
      replaces: true,
      fields: z.object({ words: z.string().regex(/^\d+$/) }),
      form: () => form,
      run: () => ({ body: [text('Written.')] }),
    }),
  },
});

describe.each(seats)('a question that is open, on %s', (name, open) => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  let wei: Seat;
  const t = catalogues.en;
  beforeAll(async () => {
    stage = await openStage(open, undefined, { commands: all.map((one) => (one.name === 'progress' ? card : one)) });
  });
  beforeEach(async () => {
    await stage.clear();
    wei = stage.chat.seat({ name: 'Wei', language: 'en', in: [stage.chat.room()] });
    await wei.command('progress');
    await sees(wei, question, 1);
  });
  afterAll(() => stage.stop());

  test.each([
    ['a fault', 'Break', plainly(t.chat.fault(''))],
    ['what comes too late', 'Late', 'That was answered before.'],
    ['what took a while and comes too late', 'Slow', 'That was answered before.'],
    ['what comes instead of a form', 'Shut', 'It opens no more.'],
    ['a refusal', 'Theirs', t.chat.organiserOnly],
  ])('stays where it is beside %s', async (_what, label, notice) => {
    await wei.press(label);
    // Slack takes an edit every three seconds.
    await vi.waitFor(async () => expect(await wei.sees()).toContain(notice), { timeout: 6000, interval: 20 });
    await sees(wei, notice, 1);
    await sees(wei, question, 1);
    // It can be answered as before, and then its place is taken.
    await wei.press('Answer');
    await sees(wei, 'Answered.', 1);
    await sees(wei, question, 0);
  });

  test('stays where it is while something in its form is wrong', async () => {
    await wei.press('Write');
    await wei.submit({ words: 'none' }, { careless: true });
    await sees(wei, t.chat.badField);
    await sees(wei, question, 1);
    await wei.correct();
    await wei.submit({ words: '12' });
    await sees(wei, 'Written.', 1);
    // Where a form is text, it is no part of the message with the question.
    await sees(wei, question, name === 'a plain platform' || name === 'Discord' ? 1 : 0);
  });
});

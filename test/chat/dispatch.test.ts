import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { enrolment, id } from '../../src/chat/contract/args.ts';
import { buttonHandler, type Command, type Context, command, commandHandler } from '../../src/chat/contract/command.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import { button, defineRoutes, multiSelect } from '../../src/chat/contract/route.ts';
import { buttons, text, type View } from '../../src/chat/contract/view.ts';
import { type Handled, watch } from '../../src/chat/dispatch/watch.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import { sample } from '../curriculum/sample.ts';
import { type Bot, type Place, startBot } from '../harness/people.ts';

const { en } = catalogues;
const zh = catalogues['zh-CN'];

/** What the command was told. */
let told: Context[] = [];
const hear = (context: object): View => {
  told.push(context as Context);
  return { body: [text('Heard'), buttons({ label: 'Note', route: 'task.note' }, { label: 'Own', route: 'task.own' })] };
};
const last = () => told.at(-1)!;
const note = z.object({
  link: z.string().refine((v) => v.startsWith('https://'), 'badLink'),
  words: z.string().min(5),
});

const taskRoutes = defineRoutes('task', {
  ...commandRoutes,
  own: button({ enrolment }),
  free: button({ cohort: id }),
  tell: button({}),
  pick: multiSelect({}, z.enum(['a', 'b']), 2),
  note: button({}),
  breaks: button({}),
});
const cohortRoutes = defineRoutes('cohort', { show: button({}), settings: button({}), board: button({}) });
const listening: readonly Command[] = [
  command({
    name: 'task',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: true,
    routes: taskRoutes,
    options: z.object({ n: z.string().regex(/^\d$/).optional() }),
    suggest: { n: (query) => Array.from({ length: 40 }, (_, i) => ({ value: `${i}`, label: `${query}${i}` })) },
    run: hear,
    handlers: {
      own: buttonHandler(taskRoutes.own, { replaces: true, run: hear }),
      free: buttonHandler(taskRoutes.free, { run: hear }),
      tell: buttonHandler(taskRoutes.tell, { audience: 'channel', run: hear }),
      pick: buttonHandler(taskRoutes.pick, { run: hear }),
      note: buttonHandler(taskRoutes.note, {
        fields: note,
        form: () => ({ title: 'Note', fields: [{ name: 'link', label: 'Link', kind: 'line', required: true }] }),
        run: hear,
      }),
      breaks: buttonHandler(taskRoutes.breaks, {
        run: () => {
          throw new Error('select secret from somewhere');
        },
      }),
    },
  }),
  command({
    name: 'cohort',
    access: 'organiser',
    audience: 'channel',
    needsEnrolment: false,
    routes: cohortRoutes,
    sub: {
      show: commandHandler({ access: 'anyone', options: z.object({}), run: hear }),
      settings: commandHandler({ options: z.object({}), run: hear, audience: 'private' }),
    },
    handlers: { board: buttonHandler(cohortRoutes.board, { run: hear }) },
  }),
];

let bot: Bot;
let hall: Place;
beforeAll(async () => {
  bot = await startBot({ curriculum: sample, at: '2026-11-23T12:00:00Z', commands: listening });
  hall = bot.place();
});
afterAll(() => bot.drop());
beforeEach(() => {
  told = [];
  bot.faults.length = 0;
});

/** Enrols somebody in a new group there, or solo. */
async function enrol(person: ReturnType<Bot['person']>, at?: Place, name = 'Group') {
  const { learner } = await person.known();
  const cohort = await bot.store.cohort.create({
    ...{
      name,
      path: 'swe',
      start: Temporal.PlainDate.from('2026-11-23'),
      languages: ['en'],
      zone: 'UTC',
      postTime: 9 * 60,
    },
    ...{ board: false, organiser: learner.id, demo: false, postAt: null, summaryAt: null },
    key: `${person.account}:${name}:${at?.channel}`,
    ...(at && { home: { platform: 'test', workspace: at.workspace.id, channel: at.channel } }),
  });
  return bot.store.enrolment.enrol({ learner: learner.id, cohort: cohort.id, joined: cohort.start, now: bot.now() });
}

describe('who may', () => {
  test('an organiser’s command is for those who manage the workspace', async () => {
    expect(await bot.person({ in: hall, organiser: true }).use('/cohort settings')).toContain('Heard');
    expect(await bot.person({ in: hall }).use('/cohort settings')).toBe(en.chat.organiserOnly);
    expect(await bot.person({ in: hall, locale: 'zh-CN' }).forge('cohort.board')).toBe(zh.chat.organiserOnly);
    expect(told).toHaveLength(1);
  });

  test('or for whoever opened a group there, and only there', async () => {
    const mei = bot.person({ in: hall });
    await enrol(mei, hall);
    expect(await mei.use('/cohort settings')).toContain('Heard');
    mei.goTo(bot.place());
    expect(await mei.use('/cohort settings')).toBe(en.chat.organiserOnly);
  });

  test('a subcommand may be anyone’s', async () => {
    expect(await bot.person({ in: hall }).use('/cohort show')).toContain('Heard');
  });
});

test('a reply says what it is written in: their language, unless it says so itself', async () => {
  const helpRoutes = defineRoutes('help', { ...commandRoutes, form: button({}) });
  const said = command({
    routes: helpRoutes,
    name: 'help',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: false,
    options: z.object({ own: z.string().optional() }),
    run: ({ options }) => ({ ...(options.own && { language: 'en' as const }), body: [text('x')] }),
    handlers: {
      form: buttonHandler(helpRoutes.form, { form: () => ({ title: 'x', fields: [] }), run: () => ({ body: [] }) }),
    },
  });
  const handle = bot.anotherHandle({ commands: [said] });
  const reply = (action: Event['action']) => {
    const from = { id: '1', platform: 'test', account: 'language', name: 'X', locale: 'zh-CN' };
    return handle({ ...from, organiser: false, seen: 'private', action }).run();
  };
  const use = (options: Record<string, string>) => ({ kind: 'command', command: 'help', options }) as const;
  expect(await reply(use({}))).toMatchObject({ view: { language: 'zh-CN' } });
  expect(await reply(use({ own: 'yes' }))).toMatchObject({ view: { language: 'en' } });
  expect(await reply({ kind: 'press', route: 'help.form', values: [] })).toMatchObject({ form: { language: 'zh-CN' } });
  expect(await reply({ kind: 'press', route: 'gone.away', values: [] })).toMatchObject({ view: { language: 'zh-CN' } });
});

describe('who sees it', () => {
  const dispatch = () => {
    const boom = () => Promise.reject(new Error('nothing may be read yet'));
    return bot.anotherHandle({ now: boom, log: { error: () => {} } });
  };
  const pending = (action: Event['action'], more: Partial<Event> = {}) =>
    dispatch()({
      ...{ id: '1', platform: 'test', account: 'x', name: 'X', organiser: false },
      seen: 'channel',
      ...hall,
      action,
      ...more,
    });
  const press = (route: string) => ({ kind: 'press', route, values: [] }) as const;
  const use = (name: string, sub?: string) =>
    ({ kind: 'command', command: name, ...(sub && { sub }), options: {} }) as const;

  test.each([
    ['a private command', use('task'), 'private'],
    ['a subcommand that says nothing of it', use('cohort', 'show'), 'channel'],
    ['a subcommand that does', use('cohort', 'settings'), 'private'],
    ['a private command’s public button', press('task.tell'), 'channel'],
    ['what is unknown', use('nothing'), 'private'],
    ['a button from another time', press('task.gone:1'), 'private'],
  ])('is known before anything runs: %s', (_, action, audience) => {
    expect(pending(action).audience).toBe(audience);
  });

  test('in a DM everything is private', () => {
    const event = { id: '1', platform: 'test', account: 'x', name: 'X', organiser: false, seen: 'private' } as const;
    expect(dispatch()({ ...event, action: use('cohort', 'show') }).audience).toBe('private');
  });

  test('an answer takes the place of what one person sees, never of what everybody does', () => {
    expect(pending(press('task.own'), { seen: 'private' }).replaces).toBe(true);
    expect(pending(press('task.own'), { seen: 'channel' }).replaces).toBe(false);
    expect(pending(press('task.free:1'), { seen: 'private' }).replaces).toBe(false);
  });

  test('a form is announced, since it must open at once', () => {
    expect(pending(press('task.note')).opens).toBe('form');
    expect(pending({ kind: 'submit', route: 'task.note', fields: {} }).opens).toBe('view');
    expect(pending({ kind: 'suggest', command: 'task', option: 'n', query: '' }).opens).toBe('choices');
  });
});

describe('which group', () => {
  test('nobody’s: joining is offered, or the action does without', async () => {
    const ada = bot.person({ in: hall });
    expect(await ada.use('/task')).toContain(en.chat.notEnrolled);
    expect(ada.labels()).toEqual([en.join.button]);
    expect(await ada.forge('task.free:7')).toContain('Heard');
    expect(last()).toMatchObject({ enrolment: undefined, args: { cohort: '7' } });
  });

  test('the only one, in its workspace and in a DM', async () => {
    const ada = bot.person({ in: hall });
    const { id: mine } = await enrol(ada, hall);
    for (const place of [hall, 'dm'] as const) {
      ada.goTo(place);
      await ada.use('/task');
      expect(last().enrolment?.id).toBe(mine);
    }
  });

  test('never that of another workspace', async () => {
    const ada = bot.person({ in: hall });
    await enrol(ada, hall);
    ada.goTo(bot.place());
    expect(await ada.use('/task')).toContain(en.chat.notEnrolled);
  });

  test('a solo one where there is no group of theirs', async () => {
    const ada = bot.person({ in: hall });
    const solo = await enrol(ada);
    await ada.use('/task');
    expect(last().enrolment?.id).toBe(solo.id);
    const group = await enrol(ada, hall);
    await ada.use('/task');
    expect(last().enrolment?.id).toBe(group.id);
  });

  test('of several, the one whose channel it is', async () => {
    const ada = bot.person({ in: hall });
    const other = bot.place(undefined, hall.workspace.id);
    await enrol(ada, hall, 'First');
    const second = await enrol(ada, other, 'Second');
    ada.goTo(other);
    await ada.use('/task');
    expect(last().enrolment?.id).toBe(second.id);
  });

  test('else it is asked, among those of this workspace, and a press answers', async () => {
    const ada = bot.person({ in: hall, locale: 'zh-CN' });
    await enrol(ada, hall, 'First');
    const second = await enrol(ada, bot.place(undefined, hall.workspace.id), 'Second');
    await enrol(ada, bot.place(), 'Elsewhere');
    ada.goTo(bot.place(undefined, hall.workspace.id));
    expect(await ada.use('/task')).toContain(zh.chat.whichGroup);
    expect(ada.labels()).toEqual(['First', 'Second']);
    await ada.press('Second');
    expect(last().enrolment?.id).toBe(second.id);
    ada.goTo('dm');
    await ada.use('/task');
    expect(ada.labels()).toEqual(['First', 'Second', 'Elsewhere']);
  });

  test('the one that a button names, wherever it is pressed', async () => {
    const ada = bot.person({ in: 'dm' });
    await enrol(ada, hall, 'First');
    const second = await enrol(ada, hall, 'Second');
    await ada.forge(`task.own:e${second.id}`);
    expect(last().enrolment?.id).toBe(second.id);
  });

  test('never somebody else’s', async () => {
    const theirs = await enrol(bot.person({ in: hall }), hall);
    const ada = bot.person({ in: hall });
    await enrol(ada, hall);
    expect(await ada.forge(`task.own:e${theirs.id}`)).toBe(en.chat.gone);
    expect(await ada.forge(`task.in:${theirs.id}`)).toBe(en.chat.gone);
    expect(told).toEqual([]);
  });
});

describe('what does not fit', () => {
  test('an option is named in the person’s language', async () => {
    const ada = bot.person({ in: hall, locale: 'zh-TW' });
    await enrol(ada, hall);
    expect(await ada.use('/task', { n: 'many' })).toBe(zh.chat.badOption('n'));
    expect(await ada.use('/task', { n: '7', other: 'x' })).toContain('Heard');
  });

  test('an empty subcommand is none', async () => {
    const ada = bot.person({ in: hall });
    await enrol(ada, hall);
    expect(await ada.use('/task ')).toContain('Heard');
    const handle = bot.anotherHandle({ commands: listening });
    const from = { id: '1', platform: 'test', account: 'empty', name: 'X', organiser: false, seen: 'private' } as const;
    const action = { kind: 'command', command: 'task', sub: '', options: {} } as const;
    expect(handle({ ...from, action }).opens).toBe('view');
  });

  test('an unknown word is repeated as a word, not as markup', async () => {
    expect(await bot.person({ in: hall }).type('@everyone **hi**')).toBe(en.chat.unknown('\\@everyone \\*\\*hi\\*\\*'));
  });

  test('a command without its subcommand shows them, one press each', async () => {
    const ada = bot.person({ in: hall });
    expect(await ada.type('/cohort')).toContain(`\`/cohort show\` ${en.commands.cohort!.sub!.show!.about}`);
    expect(await ada.press('show')).toContain('Heard');
  });

  test.each([
    'task.gone',
    'task.own:e1:2',
    'task.free:x',
    'task.free',
    'nothing.at',
    'task.__proto__',
    'x',
    '',
    'task.in:x',
  ])('a button from another time (“%s”) changes nothing and says so', async (route) => {
    const ada = bot.person({ in: hall });
    await enrol(ada, hall);
    expect(await ada.forge(route)).toBe(en.chat.gone);
    expect(told).toEqual([]);
  });

  test('a select takes its own values only', async () => {
    const ada = bot.person({ in: hall });
    expect(await ada.forge('task.pick', ['a', 'b'])).toContain('Heard');
    expect(await ada.forge('task.pick', ['c'])).toBe(en.chat.gone);
    expect(await ada.forge('task.pick')).toBe(en.chat.gone);
  });

  test('completion gives 25 at most, and nothing for what has none', async () => {
    const ada = bot.person({ in: hall });
    expect(await ada.suggest('/task', 'n', 'x')).toHaveLength(25);
    expect(await ada.suggest('/task', 'm', 'x')).toEqual([]);
    expect(await ada.suggest('/task', 'constructor', 'x')).toEqual([]);
    expect(await ada.suggest('/nothing', 'n', 'x')).toEqual([]);
  });
});

describe('a form', () => {
  test.each([
    ['en-GB', en],
    ['zh-CN', zh],
  ])('says by field what is wrong and gives back what was typed (%s)', async (locale, t) => {
    const ada = bot.person({ in: hall, locale });
    await ada.forge('task.note');
    expect(ada.form()?.title).toBe('Note');
    const typed = 'ftp://example.org/what-i-wrote-for-an-hour';
    await ada.forgeForm('task.note', { link: typed, words: 'abc' });
    const { reply } = ada.last();
    if (reply.kind !== 'invalid') throw new Error(reply.kind);
    expect(reply.errors).toEqual({ link: t.chat.badLink, words: t.chat.tooShort(5) });
    expect(JSON.stringify(reply.view)).toContain('what\\\\-i\\\\-wrote\\\\-for\\\\-an\\\\-hour');
    expect(told).toEqual([]);
  });

  test('that is empty asks to be filled in', async () => {
    const ada = bot.person({ in: hall });
    await ada.forgeForm('task.note', {});
    const { reply } = ada.last();
    expect(reply).toMatchObject({ kind: 'invalid', errors: { link: en.chat.required, words: en.chat.required } });
  });

  test('can be opened again from what was said', async () => {
    const ada = bot.person({ in: hall });
    await ada.forgeForm('task.note', {});
    const { reply } = ada.last();
    expect(reply.kind === 'invalid' && reply.view.body.at(-1)).toMatchObject({
      buttons: [{ label: en.chat.again, route: 'task.note' }],
    });
  });

  test('is identified and parsed once: what the check read, the run uses', async () => {
    let identified = 0;
    let parsed = 0;
    const routes = defineRoutes('help', { ...commandRoutes, note: button({}) });
    const once = command({
      ...{ name: 'help', access: 'anyone', audience: 'private', needsEnrolment: false, routes },
      options: z.object({}),
      run: hear,
      handlers: {
        note: buttonHandler(routes.note, {
          fields: () => {
            parsed++;
            return note;
          },
          form: () => ({ title: 'Note', fields: [] }),
          run: hear,
        }),
      },
    });
    const { learner } = bot.store;
    const recognise: typeof learner.recognise = (account) => {
      identified++;
      return learner.recognise(account);
    };
    const handle = bot.anotherHandle({ commands: [once], store: { ...bot.store, learner: { ...learner, recognise } } });
    const submit = (fields: Record<string, string>) => {
      const from = {
        id: '1',
        platform: 'test',
        account: 'once',
        name: 'X',
        organiser: false,
        seen: 'private',
      } as const;
      return handle({ ...from, action: { kind: 'submit', route: routes.note(), fields } });
    };
    const wrong = submit({ link: 'x', words: 'y' });
    expect(await wrong.check()).toMatchObject({ kind: 'invalid' });
    expect(await wrong.run()).toMatchObject({ kind: 'invalid' });
    expect([identified, parsed]).toEqual([1, 1]);
    const right = submit({ link: 'https://a.b', words: 'enough' });
    expect(await right.check()).toBeUndefined();
    expect(await right.run()).toMatchObject({ kind: 'view' });
    expect([identified, parsed]).toEqual([2, 2]);
  });

  test('that fits reaches its command', async () => {
    const ada = bot.person({ in: hall });
    expect(await ada.forgeForm('task.note', { link: 'https://a.b', words: 'enough' })).toContain('Heard');
    expect(last()).toMatchObject({ fields: { link: 'https://a.b', words: 'enough' } });
  });
});

describe('a fault', () => {
  test.each([
    ['en-GB', en],
    ['zh-CN', zh],
  ])('is one number for the person and for the log, and nothing more is shown (%s)', async (locale, t) => {
    const ada = bot.person({ in: hall, locale });
    const seen = await ada.forge('task.breaks');
    expect(bot.faults).toHaveLength(1);
    const [{ fault, err, event }] = bot.faults as [(typeof bot.faults)[number]];
    expect(seen).toContain(t.chat.fault(fault));
    expect(fault).toMatch(/^[0-9a-f]{8}$/);
    expect(err.message).toContain('secret');
    expect(event).toMatchObject({ platform: 'test', action: 'task.breaks' });
    expect(seen).not.toMatch(/secret|\/work|Error| at /);
  });

  test('can be tried again by the same button', async () => {
    const ada = bot.person({ in: hall });
    await ada.forge('task.breaks');
    await ada.press(en.chat.retry);
    expect(bot.faults).toHaveLength(2);
  });

  test('of the database is the same', async () => {
    const handle = bot.anotherHandle({
      store: { ...bot.store, learner: { ...bot.store.learner, recognise: () => Promise.reject(new Error('57P01')) } },
    });
    const event = { id: '1', platform: 'test', account: 'x', name: 'X', locale: 'zh-CN', organiser: false } as const;
    const reply = await handle({ ...event, seen: 'private', action: { kind: 'text', text: 'task' } }).run();
    expect(bot.faults).toHaveLength(1);
    expect(reply).toMatchObject({ view: { tone: 'bad', body: [{ text: expect.stringContaining('`') }] } });
  });
});

describe('an operator is told of each event', () => {
  const heard = async (action: Event['action'], more: Partial<Event> = {}) => {
    const seen: Handled[] = [];
    const handle = bot.anotherHandle({ handled: (of) => seen.push(of) });
    const who = {
      id: 'e1',
      platform: 'test',
      account: 'secret-account',
      name: 'Secret Name',
      organiser: false,
    } as const;
    const pending = handle({ ...who, seen: 'private', action, ...more });
    const invalid = await pending.check();
    const reply = invalid ?? (await pending.run());
    if (reply.kind === 'stream') for await (const _ of reply.views(new AbortController().signal));
    return { seen, reply };
  };
  const press = (route: string) => ({ kind: 'press', route, values: [] }) as const;

  test.each<[string, Event['action'], object]>([
    ['that was done', press('task.tell'), { command: 'task.tell', kind: 'press', outcome: 'done' }],
    ['that was typed', { kind: 'text', text: 'cohort show' }, { command: 'cohort.show', outcome: 'done' }],
    ['that is for organisers', press('cohort.settings'), { command: 'cohort.settings', outcome: 'refused' }],
    ['that nobody understands', { kind: 'text', text: '/secret words' }, { command: '', outcome: 'refused' }],
    ['whose button is gone', press('secret.gone:1'), { command: '', outcome: 'refused' }],
    ['that opens a form', press('task.note'), { command: 'task.note', outcome: 'form' }],
    [
      'that is to be corrected',
      { kind: 'submit', route: 'task.note', fields: { link: 'secret', words: 'secret words' } },
      { command: 'task.note', kind: 'submit', outcome: 'invalid' },
    ],
  ])('%s: once, with the time that it took and no word of a person', async (_, action, told) => {
    const { seen } = await heard(action);
    expect(seen).toEqual([expect.objectContaining({ id: 'e1', platform: 'test', ms: expect.any(Number), ...told })]);
    expect(JSON.stringify(seen)).not.toMatch(/secret/i);
  });

  test('that failed: by the id that the person was shown, and that its fault has', async () => {
    const { seen, reply } = await heard(press('task.breaks'));
    const [{ fault }] = bot.faults as [(typeof bot.faults)[number]];
    expect(seen).toEqual([expect.objectContaining({ command: 'task.breaks', outcome: 'fault', fault })]);
    expect(JSON.stringify(reply)).toContain(fault);
  });

  test('whose answer grows: when it has grown', async () => {
    const seen: Handled[] = [];
    const { over } = watch({ id: 'e1', platform: 'test', kind: 'text', command: 'ask' }, (of) => seen.push(of));
    const view: View = { body: [text('Half')] };
    async function* views() {
      yield view;
      return view;
    }
    const reply = over({ kind: 'stream', views });
    if (reply.kind !== 'stream') throw new Error('it has to grow');
    const growing = reply.views(new AbortController().signal);
    await growing.next();
    expect(seen).toEqual([]);
    expect(await growing.next()).toEqual({ done: true, value: view });
    expect(seen).toHaveLength(1);
  });
});

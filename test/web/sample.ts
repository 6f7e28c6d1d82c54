import { z } from 'zod';
import { type Command, command, commandHandler } from '../../src/chat/contract/command.ts';
import type { Event } from '../../src/chat/contract/event.ts';
import type { Handle, Reply } from '../../src/chat/contract/reply.ts';
import { button, defineRoutes } from '../../src/chat/contract/route.ts';
import { type Block, buttons, type Form, text, type View } from '../../src/chat/contract/view.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import type { Person } from '../../src/web/send/message.ts';

/** A small bot that shows every kind of block and every kind of reply, to try a playground with. */
export const commands: readonly Command[] = [
  command({
    name: 'quiz',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: false,
    routes: defineRoutes('quiz', commandRoutes),
    options: z.object({ topic: z.string().optional() }),
    suggest: { topic: () => [] },
    run: () => question,
    handlers: {},
  }),
  command({
    name: 'task',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: false,
    routes: defineRoutes('task', commandRoutes),
    options: z.object({}),
    run: () => question,
    handlers: {},
  }),
  command({
    name: 'leaderboard',
    access: 'anyone',
    audience: 'channel',
    needsEnrolment: false,
    routes: defineRoutes('leaderboard', commandRoutes),
    options: z.object({}),
    run: () => question,
    handlers: {},
  }),
  command({
    name: 'cohort',
    access: 'organiser',
    audience: 'private',
    needsEnrolment: false,
    routes: defineRoutes('cohort', { create: button({}), show: button({}) }),
    sub: {
      create: commandHandler({ options: z.object({}), run: () => question }),
      show: commandHandler({ options: z.object({ language: z.enum(['en', 'zh-CN']) }), run: () => question }),
    },
    handlers: {},
  }),
];

const view = (...body: Block[]): View => ({ body });

export const question: View = {
  title: 'Before anything else, one question',
  body: [
    text(
      'A test is **99 % right** for the sick and for the healthy alike. One person in 1,000 is sick. You test positive.',
      'How likely is it that you are sick?',
    ),
    {
      kind: 'select',
      placeholder: 'Your guess',
      route: 'join.answer',
      min: 1,
      max: 1,
      options: [
        { value: '0', label: 'About 99 %' },
        { value: '1', label: 'About 50 %' },
        { value: '2', label: 'About 9 %, 1 in 11' },
        { value: '3', label: 'Less than 1 %' },
      ],
    },
  ],
};

const answer = (right: boolean): View => ({
  title: right ? 'Right: about 1 in 11' : 'Not quite: about 1 in 11',
  tone: right ? 'good' : 'wrong',
  body: [
    text(
      'Take 100,000 people. **100** are sick, and 99 of them test positive. **99,900** are healthy, and 999 of *them* test positive too. So of 1,098 positive tests, 99 are true: 9 %.',
      '> “99 %” is tempting because it answers another question: how likely is a positive test *if* you are sick.',
      'This comes back in other words [in three days](time:1795900000).',
    ),
    buttons(
      { label: 'Join the group', style: 'main', route: 'join.start' },
      { label: 'Ask me another', route: 'quiz.next' },
    ),
  ],
});

const form: Form = {
  title: 'When do you learn?',
  fields: [
    {
      name: 'language',
      label: 'Language',
      kind: 'select',
      required: true,
      choices: [
        { value: 'en', label: 'English' },
        { value: 'zh-CN', label: '中文' },
      ],
      value: 'en',
    },
    {
      name: 'clock',
      label: 'What does your clock say?',
      hint: 'Such as 20:15. From it I know your zone.',
      kind: 'line',
      required: true,
      max: 5,
    },
    { name: 'why', label: 'Why are you here?', kind: 'lines', required: false, max: 300 },
  ],
};

const progress: View = {
  title: 'Your week',
  body: [
    {
      kind: 'facts',
      facts: [
        ['Tasks', '4 of 5'],
        ['Accuracy', '82 %'],
        ['Streak', '3 weeks'],
        ['Points', '145'],
        ['Next', '[Bayes](https://example.org) at [20:00](time:1795900000)'],
      ],
    },
    { kind: 'meter', label: '**Sprint 1**: how models read', done: 4, of: 5 },
    { kind: 'meter', label: 'Skills', done: 3, of: 11 },
  ],
};

const task: View = {
  title: 'Day 6: Count before you believe',
  body: [
    text(
      'Write a function that turns a base rate and two error rates into the chance of being sick, and check it with a simulation of 100,000 people.',
      '**Why.** Every metric that you will read of a model hides a base rate.\n**How long.** 45 minutes.',
      '1. `posterior(0.001, 0.99, 0.99)` is between 0.089 and 0.091\n2. The simulation agrees within 1 %\n3. One sentence says what surprised you',
      '```py\ndef posterior(base, sensitivity, specificity):\n    hit = base * sensitivity\n    return hit / (hit + (1 - base) * (1 - specificity))\n```',
    ),
    buttons(
      { label: 'Done', style: 'main', route: 'task.done' },
      { label: 'Hint 1 of 3', route: 'task.hint' },
      { label: 'Not today', style: 'danger', route: 'task.skip' },
      { label: 'Read: base rates', url: 'https://example.org/base-rates' },
    ),
  ],
};

const several: View = {
  title: 'Which of these are probabilities?',
  body: [
    {
      kind: 'select',
      placeholder: 'Two are',
      route: 'quiz.several',
      min: 2,
      max: 2,
      options: [
        { value: 'a', label: '0.5' },
        {
          value: 'b',
          label: '1.5, since it is more likely than certain in this one quite particular and rather long-winded case',
        },
        { value: 'c', label: '0' },
        { value: 'd', label: '-1' },
      ],
    },
    {
      kind: 'select',
      placeholder: 'Where do you live?',
      route: 'quiz.place',
      min: 1,
      max: 1,
      options: ['Berlin', 'Beijing', 'Chengdu', 'Lagos', 'Lima', 'Mumbai', 'Toronto', 'Zürich'].map((l) => ({
        value: l,
        label: l,
      })),
    },
  ],
};

function reply({ action }: Event): Reply {
  const show = (shown: View): Reply => ({ kind: 'view', view: shown });
  if (action.kind === 'suggest')
    return {
      kind: 'choices',
      choices: ['bayes', 'vectors', 'tokens', 'evals']
        .filter((name) => name.startsWith(action.query))
        .map((name) => ({ value: `s3-${name}`, label: name[0]?.toUpperCase() + name.slice(1) })),
    };
  if (action.kind === 'press') {
    if (action.route === 'join.try') return show(question);
    if (action.route === 'join.answer') return show(answer(action.values[0] === '2'));
    if (action.route === 'quiz.onward') return show({ title: 'The next one', next: true, body: [] });
    if (action.route === 'join.start') return { kind: 'form', route: 'join.save', form };
    if (action.route === 'task.done')
      return { kind: 'form', route: 'task.save', form: { title: 'Show it', fields: form.fields.slice(2) } };
    return show(
      action.route === 'quiz.next'
        ? several
        : view(text(`You pressed \`${action.route}\` ${action.values.join(', ')}`)),
    );
  }
  if (action.kind === 'submit')
    return show(view(text(`Saved: **${action.fields.clock ?? ''}**. I write to you tomorrow at 20:00.`)));
  const said = 'text' in action ? action.text : `/${action.command}`;
  if (said.startsWith('/quiz')) return show(several);
  if (said.startsWith('/task')) return show(task);
  if (said.startsWith('/progress') || said.startsWith('/leaderboard')) return show(progress);
  if (said.startsWith('/cohort create')) return { kind: 'form', route: 'join.save', form };
  return show(view(text(`I do not know ${said}.`)));
}

/** What every event did, in order. */
export const happened: Event[] = [];

export const handle: Handle = (event) => {
  const { action } = event;
  const said = action.kind === 'text' ? action.text : '';
  return {
    audience: said.startsWith('/leaderboard') ? 'channel' : 'private',
    replaces:
      action.kind === 'press' &&
      /^(join.try|join.answer|quiz.several|quiz.onward)$/.test(action.route) &&
      event.seen === 'private',
    opens: 'view',
    async check() {
      if (action.kind !== 'submit' || action.fields.clock === undefined || /^\d\d:\d\d$/.test(action.fields.clock))
        return undefined;
      return {
        kind: 'invalid',
        errors: { clock: 'Write it like `20:15`.' },
        view: view(text('Write it like 20:15.')),
      };
    },
    async run() {
      happened.push(event);
      return reply(event);
    },
  };
};

const home = [{ id: 'general', name: 'general' }];
const learners = ['Ana', 'Ben', 'Chen Wei', 'Divya', 'Emeka', 'Fatima', 'Goran', 'Hana', 'Ivo', 'Jun'];
export const people: readonly Person[] = [
  { account: 'you', name: 'You', role: 'you', channels: home },
  { account: 'mei', name: 'Mei Lin', role: 'organiser', channels: home },
  ...learners.map(
    (name): Person => ({ account: name.toLowerCase().replace(' ', ''), name, role: 'learner', channels: home }),
  ),
];

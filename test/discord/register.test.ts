import { REST } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { type Command, command } from '../../src/chat/contract/command.ts';
import { button, defineRoutes } from '../../src/chat/contract/route.ts';
import { restOptions } from '../../src/discord/receive/client.ts';
import { commandsBody, register } from '../../src/discord/register.ts';
import type { CommandTexts } from '../../src/i18n/command-texts.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import { startDiscord } from '../platforms/discord.ts';
import { commandsFaults } from '../platforms/discord-rules.ts';

const quiz: Command = {
  ...command({
    name: 'quiz',
    access: 'anyone',
    audience: 'private',
    needsEnrolment: false,
    routes: defineRoutes('quiz', commandRoutes),
    options: z.object({
      topic: z.string().optional(),
      level: z.enum(['easy', 'hard']).optional(),
      chapter: z.string(),
    }),
    run: () => ({ body: [] }),
    handlers: {},
  }),
  suggest: { topic: () => [] },
};
const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'channel',
  needsEnrolment: false,
  routes: defineRoutes('cohort', { create: button({}), show: button({}) }),
  sub: {
    create: { options: z.object({ name: z.string() }), run: () => ({ body: [] }) },
    show: { options: z.object({}), run: () => ({ body: [] }) },
  },
  handlers: {},
});

const en = (quizzed = 'Questions'): Readonly<Record<string, CommandTexts>> => ({
  quiz: { about: quizzed, options: { topic: 'One topic', level: 'How hard', chapter: 'Which chapter' } },
  cohort: {
    about: 'Groups',
    sub: { create: { about: 'Open one', options: { name: 'Its name' } }, show: { about: 'Show it' } },
  },
});
const zh: Readonly<Record<string, CommandTexts>> = {
  quiz: { about: '小测', options: { topic: '主题', level: '难度', chapter: '章节' } },
  cohort: { about: '小组', sub: { create: { about: '开一个', options: { name: '名字' } }, show: { about: '看看' } } },
};
const texts = (quizzed?: string) => ({ en: { commands: en(quizzed) }, 'zh-CN': { commands: zh } });

let discord: Awaited<ReturnType<typeof startDiscord>>;
let rest: REST;
beforeAll(async () => {
  discord = await startDiscord();
  rest = new REST(restOptions(discord.apiUrl)).setToken(discord.token);
});
afterAll(() => discord.stop());

test('a command is offered in servers and DMs, in both languages, to everybody', () => {
  const body = commandsBody([quiz, cohort], texts());
  expect(commandsFaults(body)).toBeUndefined();
  expect(body[0]).toMatchObject({
    name: 'quiz',
    description: 'Questions',
    description_localizations: { 'en-US': 'Questions', 'en-GB': 'Questions', 'zh-CN': '小测', 'zh-TW': '小测' },
    contexts: [0, 1],
    integration_types: [0],
  });
  expect(body.every((c) => !('default_member_permissions' in c))).toBe(true);
});

test('options are required, completed or chosen as their schema says, the required ones first', () => {
  expect(commandsBody([quiz], texts())[0]).toMatchObject({
    options: [
      { type: 3, name: 'chapter', required: true, description_localizations: { 'zh-CN': '章节' } },
      { type: 3, name: 'topic', required: false, autocomplete: true },
      {
        type: 3,
        name: 'level',
        choices: [
          { name: 'easy', value: 'easy' },
          { name: 'hard', value: 'hard' },
        ],
      },
    ],
  });
});

test('subcommands have their own texts and options', () => {
  expect(commandsBody([cohort], texts())[0]).toMatchObject({
    options: [
      { type: 1, name: 'create', description: 'Open one', options: [{ name: 'name', description: 'Its name' }] },
      { type: 1, name: 'show', description_localizations: { 'zh-CN': '看看' } },
    ],
  });
});

test('a missing text is found before anything is registered', () => {
  expect(() => commandsBody([{ ...quiz, name: 'missing' }], texts())).toThrow(/missing/);
  expect(() => commandsBody([{ ...quiz, name: 'Not a name' }], texts())).toThrow(/Not a name/);
});

test('commands are registered once, and again only when they change', async () => {
  const puts = () => discord.asked(/^PUT .*\/commands$/).length;
  expect(await register(rest, discord.applicationId, commandsBody([quiz, cohort], texts()))).toBe(true);
  expect(await register(rest, discord.applicationId, commandsBody([quiz, cohort], texts()))).toBe(false);
  expect(await register(rest, discord.applicationId, commandsBody([cohort, quiz], texts()))).toBe(false);
  expect(puts()).toBe(1);
  expect(await register(rest, discord.applicationId, commandsBody([quiz, cohort], texts('More questions')))).toBe(true);
  expect(await register(rest, discord.applicationId, commandsBody([quiz], texts('More questions')))).toBe(true);
  expect(puts()).toBe(3);
  expect(discord.registered().map((c) => c.name)).toEqual(['quiz']);
});

test('choices are called as people call them, in each language', () => {
  const [real] = commandsBody(
    commands.filter(({ name }) => name === 'quiz'),
    catalogues,
  );
  expect(real).toMatchObject({
    options: [
      { name: 'topic' },
      {
        name: 'mode',
        choices: expect.arrayContaining([
          {
            name: catalogues.en.quiz.modes.mistakes,
            name_localizations: expect.objectContaining({
              'zh-CN': '上次的错题',
              'en-US': catalogues.en.quiz.modes.mistakes,
            }),
            value: 'mistakes',
          },
        ]),
      },
    ],
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { command, commandHandler } from '../../src/chat/contract/command.ts';
import { button, defineRoutes } from '../../src/chat/contract/route.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { commandRoutes } from '../../src/routes/command.ts';
import { manifest } from '../../src/slack/register.ts';
import { methodTable } from '../platforms/slack-limits.ts';

const shown = { access: 'anyone', audience: 'private', handlers: {} } as const;
const routes = defineRoutes('task', commandRoutes);
const run = () => ({ body: [] });
const commands = [
  command({ ...shown, name: 'task', needsEnrolment: true, routes, options: z.object({}), run }),
  command({
    ...shown,
    name: 'quiz',
    needsEnrolment: false,
    routes,
    options: z.object({ topic: z.string().optional() }),
    run,
  }),
  command({
    ...shown,
    name: 'cohort',
    needsEnrolment: false,
    routes: defineRoutes('cohort', { create: button({}), show: button({}) }),
    sub: {
      create: commandHandler({ options: z.object({}), run }),
      show: commandHandler({ options: z.object({}), run }),
    },
  }),
];

test('there is one slash command, whose hint names all of them', () => {
  const { features } = manifest(commands, catalogues, { socketMode: true });
  expect(features?.slash_commands).toHaveLength(1);
  expect(features?.slash_commands?.[0]).toMatchObject({
    command: '/study',
    usage_hint: 'task | quiz [topic] | cohort create/show',
    should_escape: false,
  });
  expect(features?.app_home).toMatchObject({ messages_tab_enabled: true, messages_tab_read_only_enabled: false });
});

test('it is described in every language', () => {
  const about = manifest(commands, catalogues, { socketMode: true }).features?.slash_commands?.[0]?.description;
  for (const catalogue of Object.values(catalogues)) expect(about).toContain(catalogue.chat.about);
});

test('over Socket Mode it needs no address, over HTTP it has one', () => {
  const socket = manifest(commands, catalogues, { socketMode: true });
  expect(socket.settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
  expect(JSON.stringify(socket)).not.toContain('url');
  const http = manifest(commands, catalogues, { socketMode: false, url: 'https://bot.example.org' });
  const address = 'https://bot.example.org/slack/events';
  expect(http.settings).toMatchObject({ socket_mode_enabled: false, interactivity: { request_url: address } });
  expect(http.features?.slash_commands?.[0]?.url).toBe(address);
  expect(() => manifest(commands, catalogues, { socketMode: false })).toThrow('address');
});

test('it asks for the scopes of the methods that are called, and no others', () => {
  const source = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/slack/${file}`, 'utf8'));
  const called = source.flatMap((text) =>
    [...text.matchAll(/\bweb\.(?:apiCall\('([\w.]+)'|(\w+\.\w+)\()/g)].map(([, named, method]) => named ?? method!),
  );
  expect(called).toEqual(expect.arrayContaining(['auth.test', 'chat.postMessage', 'views.publish']));
  for (const method of called) expect(Object.keys(methodTable), method).toContain(method);
  const scopes = new Set(called.flatMap((method) => methodTable[method]?.scopes ?? []));
  // A command, an event and the download of a file are no calls; and a message to a person's id opens the DM.
  const asked = manifest(commands, catalogues, { socketMode: true }).oauth_config?.scopes?.bot;
  expect([...(asked ?? [])].sort()).toEqual(
    [...new Set([...scopes, 'commands', 'files:read', 'im:write', 'im:history', 'app_mentions:read'])].sort(),
  );
});

test('it has a Home tab, of which it is told, and a Messages tab to type in', () => {
  const socket = manifest(commands, catalogues, { socketMode: true });
  expect(socket.features?.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(socket.settings?.event_subscriptions).toEqual({
    bot_events: ['app_home_opened', 'app_mention', 'message.im'],
  });
  const http = manifest(commands, catalogues, { socketMode: false, url: 'https://bot.example.org' });
  expect(http.settings?.event_subscriptions?.request_url).toBe('https://bot.example.org/slack/events');
});

test('it stays within what Slack takes', () => {
  const many = Array.from({ length: 120 }, (_, n) =>
    command({
      ...shown,
      name: `command${'x'.repeat(n % 20)}`,
      needsEnrolment: false,
      routes,
      options: z.object({ topic: z.string() }),
      run,
    }),
  );
  const { features, display_information } = manifest(many, catalogues, { socketMode: true });
  expect(features?.slash_commands?.[0]?.usage_hint?.length).toBeLessThanOrEqual(1000);
  expect(features?.slash_commands?.[0]?.usage_hint).toMatch(/ \| …$/);
  expect(display_information.description?.length).toBeLessThanOrEqual(140);
});

test('an address with a path of its own, as a proxy may give it, keeps that path', () => {
  const at = (url: string) =>
    manifest(commands, catalogues, { socketMode: false, url }).settings?.interactivity?.request_url;
  expect(at('https://a.example')).toBe('https://a.example/slack/events');
  expect(at('https://a.example/study/')).toBe('https://a.example/study/slack/events');
});

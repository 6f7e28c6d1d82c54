import { expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import { optionsOf } from '../../src/chat/contract/command.ts';

test('a command’s options come from its schema: name, required or not, choices, completed or not', () => {
  const options = z.object({
    topic: z.string().min(1).optional(),
    language: z.enum(['en', 'zh-CN']),
    pace: z.enum(['own', 'group']).optional(),
  });
  expect(optionsOf({ options, suggest: { topic: () => [] } })).toEqual([
    { name: 'language', required: true, suggest: false, choices: ['en', 'zh-CN'] },
    { name: 'topic', required: false, suggest: true },
    { name: 'pace', required: false, suggest: false, choices: ['own', 'group'] },
  ]);
});

test('a command without options has none', () => {
  expect(optionsOf({ options: z.object({}) })).toEqual([]);
});

test('every command is one word, and runs or has subcommands', () => {
  expect(new Set(commands.map((c) => c.name)).size).toBe(commands.length);
  for (const { name, run, options, sub } of commands) {
    expect(name).toMatch(/^[a-z]{1,32}$/);
    expect(Boolean(run && options)).toBe(!sub);
  }
});

test('what is completed is an option', () => {
  const all = commands.flatMap((c) => [c, ...Object.values(c.sub ?? {})]);
  for (const { options, suggest } of all)
    for (const name of Object.keys(suggest ?? {})) expect(Object.keys(options?.shape ?? {})).toContain(name);
});

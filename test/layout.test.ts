import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { jobs } from '../jobs/index.ts';

/** Who may import what of ours, and which packages beside the SDKs below. A folder may always import itself. */
const table: Readonly<Record<string, { ours: readonly string[]; packages: readonly string[] }>> = {
  'src/core': { ours: [], packages: ['zod', 'ts-fsrs'] },
  'src/i18n': { ours: ['src/core/language.ts'], packages: [] },
  'src/chat': { ours: ['src/core', 'src/i18n'], packages: ['zod', 'node:crypto'] },
  'src/views': { ours: ['src/core', 'src/chat', 'src/i18n'], packages: [] },
  commands: { ours: ['src/core', 'src/chat', 'src/views', 'src/i18n'], packages: ['zod'] },
  jobs: { ours: ['src/core', 'src/chat', 'src/views', 'src/i18n', 'src/job.ts'], packages: ['zod'] },
  'src/discord': {
    ours: ['src/chat', 'src/i18n', 'src/core/language.ts'],
    packages: ['markdown-it', 'zod', 'pino', 'node:*'],
  },
  'src/slack': {
    ours: ['src/chat', 'src/i18n', 'src/core/language.ts'],
    packages: ['markdown-it', 'zod', 'pino', 'node:*'],
  },
  'src/web': {
    ours: ['src/chat', 'src/i18n', 'src/core/language.ts'],
    packages: ['hono', '@hono/node-server', 'markdown-it', 'zod', 'pino', 'node:*'],
  },
  // In the browser: what the server sends as an import map, and nothing of the server's own.
  'src/web/page': { ours: [], packages: ['preact', 'htm'] },
  'src/store': { ours: ['src/core', 'migrations'], packages: ['node:*'] },
  'src/tutor': { ours: ['src/core'], packages: ['zod'] },
  'src/curriculum': { ours: ['src/core'], packages: ['js-yaml', 'yaml', 'zod', 'node:*'] },
  migrations: { ours: [], packages: [] },
  'src/job.ts': { ours: ['src/core', 'src/chat'], packages: ['zod'] },
  'src/queue.ts': { ours: ['src/job.ts'], packages: ['pino'] },
  'src/config.ts': { ours: [], packages: ['zod'] },
  'src/main.ts': { ours: ['src/app.ts', 'src/config.ts', 'src/store'], packages: ['pino'] },
  // What is left in src/ joins the parts, app.ts before all.
  src: { ours: ['src', 'commands', 'jobs'], packages: ['hono', '@hono/node-server', 'pino', 'gift-pegjs', 'node:*'] },
};

/** The packages that talk to the outside, and the only place that knows each. */
const homes: readonly (readonly [sdk: string, home: string])[] = [
  ['discord.js', 'src/discord'],
  ['@discordjs', 'src/discord'],
  ['@slack', 'src/slack'],
  ['bullmq', 'src/queue.ts'],
  ['ioredis', 'src/queue.ts'],
  ['pg', 'src/store'],
  ['kysely', 'src/store'],
  ['openai', 'src/tutor'],
];

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const sources = ['src', 'commands', 'jobs', 'migrations'].flatMap(files).filter((file) => file.endsWith('.ts'));
const textOf = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));

/** Comments may speak of anything. */
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const within = (file: string, places: readonly string[]) => places.some((p) => file === p || file.startsWith(`${p}/`));
const rowOf = (file: string): string => (file in table || file === '.' ? file : rowOf(dirname(file)));

/** Every import as [file, what it names]: ours as a path from the root, others as they are written. */
const imports = sources.flatMap((file) =>
  [...code(textOf.get(file)!).matchAll(/\b(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(([, name]) => ({
    file,
    name: name!.startsWith('.') ? normalize(join(dirname(file), name!)) : name!,
    own: name!.startsWith('.'),
  })),
);
const said = (found: readonly { file: string; name: string }[]) => found.map(({ file, name }) => `${file} → ${name}`);

describe('who may import whom', () => {
  test('every file of ours has its place in the table', () => {
    expect(sources.filter((file) => rowOf(file) === '.')).toEqual([]);
    expect(imports.length).toBeGreaterThan(200);
  });

  test('a file imports of ours only what the table allows', () => {
    const strays = imports.filter(
      ({ file, name, own }) =>
        own && (rowOf(name) !== rowOf(file) || rowOf(file) === file) && !within(name, table[rowOf(file)]!.ours),
    );
    expect(said(strays)).toEqual([]);
  });

  test('a file imports of others only what the table allows', () => {
    const allowed = (name: string, packages: readonly string[]) =>
      packages.some((p) => within(name, [p]) || (p === 'node:*' && name.startsWith('node:')));
    // The SDKs have a rule of their own below, so that each stray is told once.
    const sdk = (name: string) => homes.some(([of]) => within(name, [of]));
    const strays = imports.filter(
      ({ file, name, own }) => !own && !sdk(name) && !allowed(name, table[rowOf(file)]!.packages),
    );
    expect(said(strays)).toEqual([]);
  });

  test.each(homes)('%s is known in %s only', (sdk, home) => {
    const strays = imports.filter(
      // A migration is the store's, in a folder of its own.
      ({ file, name }) => within(name, [sdk]) && !within(file, home === 'src/store' ? [home, 'migrations'] : [home]),
    );
    expect(said(strays)).toEqual([]);
  });

  test('only main imports app, and nothing imports main but start.js', () => {
    const importers = (of: string) => imports.filter(({ name }) => name === of).map(({ file }) => file);
    expect(importers('src/app.ts')).toEqual(['src/main.ts']);
    expect(importers('src/main.ts')).toEqual([]);
  });
});

describe('the tests', () => {
  const tests = new Map(
    files('test')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [file, code(readFileSync(file, 'utf8'))] as const),
  );
  const having = (words: RegExp) => [...tests].filter(([, text]) => words.test(text)).map(([file]) => file);

  test('put a bot together in one place', () => {
    expect(having(/\bcreate(Store|Dispatch)\(/)).toEqual(['test/harness/bot.ts']);
    expect(having(/:\s*(Ports|Env)\s*=/)).toEqual(['test/harness/bot.ts']);
  });

  test('have one seed and one PostgreSQL, in every way in which they are run', () => {
    expect(having(/\bconfigureGlobal\(/)).toEqual(['test/harness/seed.ts']);
    expect(having(/\bseed: \d/)).toEqual([]);
    const ways = ['vitest.config.ts', ...[...tests.keys()].filter((file) => file.endsWith('/vitest.config.ts'))];
    expect(ways).toHaveLength(3);
    for (const way of ways) {
      const text = readFileSync(way, 'utf8');
      expect(text).toContain("globalSetup: ['test/harness/postgres.ts']");
      expect(text).toContain("setupFiles: ['test/harness/seed.ts']");
    }
  });
});

describe('the tree', () => {
  const skipped = /^(node_modules|\.git|\.data|coverage|screenshots)$/;
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (skipped.test(entry.name)) return [];
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...walk(path)] : [path];
    });

  test('has no drawer for what has no name: utils, helpers, lib, common, types, services', () => {
    const drawer = /^(utils?|helpers?|lib|common|types|services?)(\.\w+)?$/;
    expect(walk('.').filter((path) => drawer.test(basename(path)))).toEqual([]);
  });

  test('reads process.env in config.ts only', () => {
    const readers = sources.filter((file) =>
      /\bprocess\s*(\??\.\s*env|\[)|\bimport\.meta\.env\b/.test(code(textOf.get(file)!)),
    );
    expect(readers).toEqual(['src/config.ts']);
  });

  test('has three lists and no other barrel', () => {
    expect(sources.filter((file) => basename(file) === 'index.ts')).toEqual([
      'src/i18n/index.ts',
      'commands/index.ts',
      'jobs/index.ts',
    ]);
    expect(
      sources.filter((file) => /\bexport\s*(type\s*)?(\*|\{[^}]*\})\s*from\b/.test(code(textOf.get(file)!))),
    ).toEqual([]);
  });

  // The catalogues are tables: one sentence a line, found by its key. Cut in two they would be harder to keep alike.
  test('has no source file longer than 250 lines, the catalogues aside', () => {
    const others = sources.filter((file) => !/^src\/i18n\/(en|zh-CN)\.ts$/.test(file));
    const long = others.map((file) => [file, textOf.get(file)!.trimEnd().split('\n').length] as const);
    expect(long.filter(([, lines]) => lines > 250).map(([file, lines]) => `${file}: ${lines}`)).toEqual([]);
  });

  test('gives each platform the same three names', () => {
    for (const platform of ['discord', 'slack', 'web'])
      expect(readdirSync(`src/${platform}`)).toEqual(
        expect.arrayContaining(['adapter.ts', 'register.ts', 'render.ts']),
      );
  });

  test.each([
    ['commands', commands],
    ['jobs', jobs],
  ])('lists every file of %s, which holds what it is called', (folder, listed) => {
    const written = readdirSync(folder).filter((file) => file !== 'index.ts');
    expect(listed.map(({ name }) => `${name}.ts`).sort()).toEqual(written.sort());
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { jobs, notices } from '../jobs/index.ts';

/**
 * Who may import what of ours, by patterns of paths from the root, and which packages beside the SDKs below. A folder
 * may always import itself; the most particular row counts. `src/start-error.ts` is for all.
 */
/** Types, ports, and the formats of strings and rows, each with its writer and its reader. */
const models = String.raw`src/core/([\w-]+/(model|port)|learner/account|delivery/address|id|keep)\.ts`;
const contents = 'src/core/curriculum/';
const platform = {
  ours: [
    'src/chat/contract/',
    'src/markup/',
    'src/i18n/',
    'src/core/((language|library)/model|learner/account|keep|lane/(model|port)).ts',
  ],
  packages: ['zod', 'pino', 'node:*'],
};
const table: Readonly<Record<string, { ours: readonly string[]; packages: readonly string[] }>> = {
  'src/start-error.ts': { ours: [], packages: [] },
  'src/core': { ours: [], packages: ['zod', 'ts-fsrs'] },
  'src/i18n': { ours: ['src/core/language/'], packages: [] },
  'src/markup': { ours: [], packages: ['markdown-it', 'markdown-it-cjk-friendly', 'string-width'] },
  'src/chat/contract': { ours: [models, 'src/core/ports.ts', 'src/i18n/'], packages: ['zod'] },
  'src/chat/dispatch': {
    ours: ['src/chat/contract/', 'src/core/', 'src/routes/', 'src/i18n/', 'src/markup/'],
    packages: ['zod', 'node:crypto'],
  },
  'src/routes': { ours: ['src/chat/contract/', 'src/core/calendar/zone.ts', contents, models], packages: ['zod'] },
  // What a rule says is part of what a view is given.
  'src/views': {
    ours: [
      // Beside the models, three small formats: a text in a language, languages as one value of a form, minutes as an hour.
      String.raw`src/core/([\w-]+/model|id|language/rules|cohort/post-languages|calendar/minute-of-day|calendar/example-dates)\.ts`,
      contents,
      'src/routes/',
      'src/chat/contract/',
      'src/i18n/',
      'src/markup/',
    ],
    packages: [],
  },
  commands: {
    ours: ['src/core/', 'src/routes/', 'src/views/', 'src/chat/contract/', 'src/i18n/'],
    packages: ['zod'],
  },
  jobs: {
    ours: [
      'src/core/',
      'src/routes/',
      'src/views/',
      'src/chat/contract/',
      'src/i18n/',
      'src/schedule/(job|few-lines|unknown-end).ts',
    ],
    packages: ['zod'],
  },
  'src/discord': platform,
  'src/slack': platform,
  'src/web': {
    ours: [...platform.ours, 'src/web/first-screen.ts', 'src/web/page/guides.ts'],
    packages: [...platform.packages, 'hono', '@hono/node-server'],
  },
  // The page's own components, rendered before the browser has them.
  'src/web/first-screen.ts': { ours: ['src/i18n/', 'src/web/'], packages: ['preact', 'preact-render-to-string'] },
  // In the browser: what the server sends as an import map, and nothing of the server's own.
  'src/web/page': { ours: [], packages: ['preact', 'htm'] },
  'src/store': {
    ours: [models, contents, 'src/core/ports.ts', 'src/postgres/client.ts', 'migrations/'],
    packages: ['zod', 'node:*'],
  },
  // Calendars by address, for the apps that people have.
  'src/feed': { ours: ['src/core/', 'src/i18n/'], packages: ['hono', 'node:*'] },
  'src/link': { ours: [models], packages: ['zod', 'node:*'] },
  // The optimiser of the parameters of memory, in a thread of its own.
  'src/fitting': { ours: [models], packages: ['zod', 'node:*'] },
  // Charts as pictures, in a thread of its own. An SVG is made here alone.
  'src/pictures': { ours: ['src/chat/contract/', 'src/core/keep.ts'], packages: ['zod', 'node:*'] },
  // Reads PDFs, in a thread of its own.
  'src/pdf': { ours: [models], packages: ['zod', 'node:*'] },
  // The model behind a port of core; the SDK is known here alone.
  'src/model': { ours: [models, 'src/chat/contract/finding.ts'], packages: ['zod', 'node:*'] },
  'src/postgres': { ours: ['src/start-error.ts'], packages: ['node:*'] },
  'src/schedule/job.ts': {
    ours: ['src/core/', 'src/chat/contract/', 'src/postgres/reason.ts'],
    packages: ['zod', 'node:*'],
  },
  'src/schedule': {
    ours: ['src/schedule/', 'src/postgres/(client|reason|room).ts', 'src/setting-value.ts'],
    packages: ['node:*'],
  },
  'src/curriculum': { ours: ['src/core/', 'src/start-error.ts'], packages: ['js-yaml', 'yaml', 'zod', 'node:*'] },
  // What authors type, and how they see what they wrote: by the bot's own views and renderers.
  'src/curriculum/author': {
    ours: [
      'src/core/',
      'src/curriculum/',
      'src/views/',
      'src/chat/contract/',
      'src/i18n/',
      'src/(discord|slack|web)/render/',
      'src/config.ts',
    ],
    packages: ['gift-pegjs', 'node:*'],
  },
  // The memory of a card is computed as its scheduler does.
  migrations: { ours: [], packages: ['ts-fsrs'] },
  'src/config.ts': { ours: ['src/env-file.ts', 'src/setting-(model|name|value).ts'], packages: ['zod'] },
  'src/setting-manifest.ts': { ours: ['src/config.ts', 'src/setting-value.ts'], packages: [] },
  'src/setting-model.ts': { ours: ['src/setting-value.ts'], packages: ['zod'] },
  'src/setting-name.ts': { ours: ['src/core/language/spelling.ts'], packages: [] },
  'src/setting-value.ts': { ours: [], packages: ['zod'] },
  'src/env-file.ts': { ours: [], packages: ['node:*'] },
  'src/playground': { ours: ['(?!src/app.ts)'], packages: ['pino', 'node:*'] },
  'src/ops': {
    ours: [
      'commands/index.ts',
      'src/(config|setting-manifest|start-error).ts',
      'src/chat/contract/',
      'src/i18n/',
      'src/schedule/',
      'src/store/',
      'src/postgres/',
      'src/curriculum/(load|minutes).ts',
      'src/core/(card/rebuild-cards|trap/rebuild-traps|curriculum/(model|task)|alarm/next-due|(delivery|doubt)/port|id|keep|spending/rules|conversation/(model|hide-people)|tutor/(model|port)).ts',
      'src/chat/dispatch/watch.ts',
      'src/(discord|slack|model)/(doctor|register).ts',
    ],
    packages: ['hono', '@hono/node-server', 'pino', 'prom-client', 'yaml', 'zod', 'node:*'],
  },
  'src/main.ts': {
    ours: ['src/app.ts', 'src/config.ts', 'src/start-error.ts', 'src/ops/(brief|guard|console|readable).ts'],
    packages: ['pino'],
  },
  'src/app.ts': { ours: [''], packages: ['hono', 'pino', 'node:*'] },
  // Measures us beside a peer: any part, and whatever the peer is made of.
  bench: {
    ours: ['bench/', '(commands|jobs)/index.ts', 'src/(?!(app|main).ts)'],
    packages: ['pino', 'yaml', 'zod', 'node:*'],
  },
  'bench/fan-out.ts': {
    ours: ['src/(?!(app|main).ts)', 'bench/', 'test/platforms/discord.ts'],
    packages: ['node:*'],
  },
  'bench/queue.bench.ts': { ours: ['src/(?!(app|main).ts)', 'bench/', 'jobs/deliver.ts'], packages: ['zod', 'node:*'] },
  // In the browser of the page's own tests.
  'bench/page.bench.ts': {
    ours: ['src/i18n/', 'bench/', 'test/browser/browser.ts'],
    packages: ['playwright-core', 'node:*'],
  },
};

/** The packages that talk to the outside, and the only places that know each. */
const homes: readonly (readonly [sdk: string, homes: readonly string[]])[] = [
  ['discord.js', ['src/discord']],
  ['@discordjs', ['src/discord']],
  ['@slack', ['src/slack', 'bench']],
  ['bullmq', ['src/schedule', 'bench']],
  ['ioredis', ['src/schedule', 'bench']],
  ['pg', ['src/store', 'src/postgres', 'bench']],
  ['pg-copy-streams', ['src/store']],
  ['kysely', ['src/store', 'migrations']],
  ['openai', ['src/model']],
  ['fsrs-browser', ['src/fitting']],
  ['@resvg', ['src/pictures']],
  ['markdown-it', ['src/markup']],
  ['markdown-it-cjk-friendly', ['src/markup']],
  ['minisearch', ['src/core/tutor', 'bench']],
  ['stemmer', ['src/core/tutor']],
  ['csv-parse', ['src/core/library']],
  ['unpdf', ['src/pdf']],
  ['ical-generator', ['src/feed']],
  ['@opentelemetry', ['src/ops']],
  ['@bull-board', ['src/ops']],
];

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const sources = ['src', 'commands', 'jobs', 'migrations', 'bench']
  .flatMap(files)
  .filter((file) => file.endsWith('.ts'));
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
        own &&
        name !== 'src/start-error.ts' &&
        (rowOf(name) !== rowOf(file) || rowOf(file) === file) &&
        !table[rowOf(file)]!.ours.some((pattern) => new RegExp(`^${pattern}`).test(name)),
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

  test.each(homes)('%s is known in %s only', (sdk, at) => {
    const strays = imports.filter(({ file, name }) => within(name, [sdk]) && !within(file, at));
    expect(said(strays)).toEqual([]);
  });

  test('only main imports app, and nothing imports main but start.js', () => {
    const importers = (of: string) => imports.filter(({ name }) => name === of).map(({ file }) => file);
    expect(importers('src/app.ts')).toEqual(['src/main.ts']);
    expect(importers('src/main.ts')).toEqual([]);
  });
});

describe('routes', () => {
  const names = commands.flatMap((c) => Object.values(c.routes).map((r) => `${c.name}\\.${r.action}`));
  const written = new RegExp(`['"\`](${names.join('|')}|(${commands.map((c) => c.name).join('|')})\\.\\$)(['"\`:{])`);

  test('are written in src/routes only: nowhere else is there one as a string', () => {
    expect(written.test("{ route: 'join.try' }")).toBe(true);
    expect(written.test("'quiz.answer:' + id")).toBe(true);
    const strays = sources.filter((file) => !file.startsWith('src/routes/') && written.test(code(textOf.get(file)!)));
    expect(strays).toEqual([]);
  });

  test('are put together in one place', () => {
    const writers = sources.filter((file) => /\bwriteRoute\b/.test(code(textOf.get(file)!)));
    expect(writers).toEqual(['src/chat/contract/route.ts']);
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
    const readers = sources.filter(
      (file) =>
        !file.startsWith('bench/') &&
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

  // Length is a sign: about 200 lines, and a question at 250.
  test('counts days of the week in the calendar alone: a day off has to be known there, and nowhere else', () => {
    const strays = sources.filter(
      (file) =>
        /^(src\/core\/(?!calendar\/)|src\/store\/|jobs\/|commands\/)/.test(file) &&
        /\.dayOfWeek\b|\bisodow\b|\/ perWeek\b/.test(code(textOf.get(file)!)),
    );
    expect(strays).toEqual([]);
  });

  test('has no source file longer than 250 lines', () => {
    const long = sources.map((file) => [file, textOf.get(file)!.trimEnd().split('\n').length] as const);
    expect(long.filter(([, lines]) => lines > 250).map(([file, lines]) => `${file}: ${lines}`)).toEqual([]);
  });

  test('gives each platform the same names', () => {
    for (const platform of ['discord', 'slack', 'web'])
      expect(readdirSync(`src/${platform}`)).toEqual(
        expect.arrayContaining(['adapter.ts', 'register.ts', 'receive', 'render', 'send']),
      );
  });

  test('has ports of about eight verbs, and a sum of them in forty lines', () => {
    const ports = sources.filter((file) => file.startsWith('src/core/') && file.endsWith('/port.ts'));
    const verbs = ports.map((file) => [file, textOf.get(file)!.match(/^ {2}\w+\(/gm)?.length ?? 0] as const);
    expect(verbs.filter(([, count]) => count > 9)).toEqual([]);
    expect(
      textOf
        .get('src/core/ports.ts')!
        .split('\n')
        .filter((line) => /^ {2}readonly/.test(line)).length,
    ).toBeLessThanOrEqual(41);
  });

  test.each([
    ['commands', commands],
    ['jobs', [...jobs, ...notices]],
  ])('lists every file of %s, which holds what it is called', (folder, listed) => {
    const written = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
    const exported = written.filter((file) =>
      listed.some(({ name }) => new RegExp(`name: '${name}'`).test(readFileSync(join(folder, file), 'utf8'))),
    );
    expect(exported.sort()).toEqual(written.sort());
    expect(listed).toHaveLength(written.length);
    // A folder holds the subcommands of the command that it is named after.
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.filter(({ name }) => !written.includes(`${name}.ts`))).toEqual([]);
  });
});

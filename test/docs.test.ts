import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { type Command, type CommandHandler, optionsOf } from '../src/chat/contract/command.ts';
import { settingsSchema } from '../src/config.ts';
import { catalogues } from '../src/i18n/index.ts';
import { manifest } from '../src/slack/register.ts';

const skipped = ['node_modules', '.git', '.data', 'coverage', 'screenshots'];
const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (skipped.includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
// Lessons and briefs speak of programs that their readers write.
const taught = /(^|\/)(skills|projects)\//;
const pages = walk('.').filter((path) => path.endsWith('.md') && !taught.test(path));
const textOf = (page: string) => readFileSync(page, 'utf8');

/** What a page is made of: prose with its links, and code, in line and in blocks. */
const markdown = new MarkdownIt();
function read(page: string) {
  const all = markdown.parse(textOf(page), {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const targets = all.map((token) => String(token.attrGet('href') ?? token.attrGet('src') ?? '')).filter(Boolean);
  const blocks = all.filter((token) => token.type === 'fence');
  const inline = all.filter((token) => token.type === 'code_inline').map((token) => token.content);
  return { targets, blocks, inline, code: [...inline, ...blocks.map((block) => block.content)] };
}
const everywhere = (find: (page: string) => readonly string[]) =>
  pages.flatMap((page) => find(page).map((found) => `${page}: ${found}`));

/** The rows of a page's table that begins with this head, as text. */
function rows(page: string, head: string): string[][] {
  const lines = textOf(page).split('\n');
  const from = lines.indexOf(head);
  const to = lines.findIndex((line, i) => i > from && !line.startsWith('|'));
  return from < 0
    ? []
    : lines.slice(from + 2, to).map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
}
/** As GitHub names a heading. */
const anchors = (page: string) =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('what the pages point to', () => {
  test('every link to a file of ours finds it, and every anchor its heading', () => {
    const lost = everywhere((page) =>
      read(page).targets.filter((target) => {
        if (/^[a-z]+:/.test(target)) return false;
        const [path = '', anchor] = decodeURI(target).split('#');
        const file = path ? normalize(join(dirname(page), path)) : page;
        return !existsSync(file) || (anchor !== undefined && !anchors(file).includes(anchor));
      }),
    );
    expect(lost).toEqual([]);
  });

  test('every file that is named exists', () => {
    const ours = /^(src|commands|jobs|test|docs|migrations|curriculum|\.ci)\/[\w./-]*$/;
    expect(everywhere((page) => read(page).inline.filter((code) => ours.test(code) && !existsSync(code)))).toEqual([]);
  });

  test('every npm script that is named exists', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = everywhere((page) =>
      [...textOf(page).matchAll(/\bnpm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)]
        .map(([, run, known]) => run ?? known!)
        .filter((name) => !scripts[name]),
    );
    expect(named).toEqual([]);
  });

  test('no script in TypeScript is called by node: an old Node has a stack trace for it, and npm scripts a sentence', () => {
    const called = everywhere((page) =>
      read(page)
        .code.flatMap((code) => code.split('\n'))
        // In the image there is one Node, and no npm between.
        .filter(
          (line) =>
            /\bnode( --\S+)* \S+\.ts\b/.test(line) && !/^docker compose (exec|run) [^|;&]*\bbot node /.test(line),
        ),
    );
    expect(called).toEqual([]);
  });

  test('every setting that is named exists', () => {
    const setting = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?:=.*)?$/;
    // Words in capitals that are no settings: file names, and what stands for a name.
    const others = [
      'LICENSE',
      'CONTRIBUTING',
      'CHANGELOG',
      'README',
      'NAME',
      'FILE',
      'REVISION',
      'FAULT_SCALE',
      'NUMBER',
      'ADDRESS',
      'NOUN',
      'LANGUAGE',
      'VERB',
      'PG_VERSION',
      'SIGTERM',
      'SIGKILL',
      'POST',
      // compose.yaml's own, and the image's.
      'POSTGRES_PASSWORD',
      'OMIT',
      // The tests' own.
      'TEST_SEED',
      'ATTACKS',
      // Discord's own.
      'INTERACTION_CREATE',
      // Node's own.
      'NODE_ENV',
      'HTTPS_PROXY',
      'NO_PROXY',
      'NODE_USE_ENV_PROXY',
    ];
    const named = everywhere((page) => {
      const words = read(page).code.flatMap((code) =>
        code.split(/[\n\s,/]+/).flatMap((word) => setting.exec(word)?.[1] ?? []),
      );
      return words.filter((word) => word.length > 3 && !(word in settingsSchema.shape) && !others.includes(word));
    });
    expect(named).toEqual([]);
  });

  test('every setting is explained to operators, with its default', () => {
    const table = rows('docs/operator.md', '| setting | default | what it is |');
    const told = new Map(
      table.flatMap(([names = '', value = '']) => [...names.matchAll(/`(\w+)`/g)].map(([, n]) => [n!, value])),
    );
    expect([...told.keys()].sort()).toEqual(Object.keys(settingsSchema.shape).sort());
    const defaults = settingsSchema.parse({});
    for (const name of ['PORT', 'LOCAL_PORT', 'DATA_DIR', 'LOG_LEVEL', 'ROLES'] as const)
      expect(told.get(name)?.replaceAll('`', ''), name).toBe(String(defaults[name]));
  });
});

describe('what the pages say of the commands', () => {
  const options = (of: Pick<CommandHandler, 'options' | 'suggest'>) =>
    optionsOf(of).map(({ name, required }) => (required ? ` <${name}>` : ` [${name}]`));
  const written = (command: Command): string[] =>
    command.sub
      ? Object.entries(command.sub).map(([name, sub]) => `\`/${command.name} ${name}${options(sub).join('')}\``)
      : [`\`/${command.name}${options(command as Command & CommandHandler).join('')}\``];

  test("the README's table has every command, in the order of the list", () => {
    const table = rows('README.md', '| command | what it does |');
    expect(table.map(([command]) => command)).toEqual(commands.flatMap(written));
  });

  test('no page names a command that is not there', () => {
    const names = commands.flatMap((command) => [
      `/${command.name}`,
      ...Object.keys(command.sub ?? {}).map((sub) => `/${command.name} ${sub}`),
    ]);
    const slack = [
      '/study',
      '/invite',
      '/healthz',
      '/readyz',
      '/metrics',
      '/queues',
      '/usr',
      '/etc',
      '/opt',
      '/api',
      '/slack',
    ];
    const strangers = everywhere((page) =>
      read(page)
        .inline.filter((code) => /^\/[a-z]+/.test(code))
        .map((code) => code.replace(/^\/study (?=\w)/, '/'))
        .filter((code) => !names.some((name) => code === name || code.startsWith(`${name} `)))
        .filter(
          (code) =>
            !slack.some((known) => code === known || code.startsWith(`${known}/`) || code.startsWith(`${known} @`)),
        ),
    );
    expect(strangers).toEqual([]);
  });
});

describe('the guides', () => {
  const block = (info: string) => {
    const found = read('docs/slack.md').blocks.find((token) => token.info === info);
    return JSON.parse(found?.content ?? 'null') as unknown;
  };
  const plainly = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

  test("Slack's has the manifest that the code makes", () => {
    expect(block('json manifest')).toEqual(plainly(manifest(commands, catalogues, { socketMode: true })));
  });

  test("Slack's has the parts that change over HTTP, and only those", () => {
    const url = 'https://bot.example.org';
    const socket = manifest(commands, catalogues, { socketMode: true });
    const parts = block('json http') as { features: object; settings: object };
    const made = { ...socket, features: { ...socket.features, ...parts.features }, settings: parts.settings };
    expect(plainly(made)).toEqual(plainly(manifest(commands, catalogues, { socketMode: false, url })));
  });

  test("Slack's says what each scope is for", () => {
    const told = rows('docs/slack.md', '| scope | what it is for |').map(([scope]) => scope?.replaceAll('`', ''));
    const { bot = [], bot_optional = [] } =
      manifest(commands, catalogues, { socketMode: true }).oauth_config?.scopes ?? {};
    expect(told).toEqual([...bot, ...bot_optional]);
  });

  test("Discord's invites with the permissions that it explains", () => {
    const { ViewChannel, SendMessages, AttachFiles, CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits;
    const asked = /permissions=(\d+)/.exec(textOf('docs/discord.md'))?.[1];
    expect(asked).toBe(String(ViewChannel | SendMessages | AttachFiles | CreatePublicThreads | SendMessagesInThreads));
    expect(rows('docs/discord.md', '| asked for | what it is for |').map(([name]) => name)).toEqual([
      'scope `applications.commands`',
      'scope `bot`',
      'permission *View Channel*',
      'permission *Send Messages*',
      'permission *Attach Files*',
      'permissions *Create Public Threads*, *Send Messages in Threads*',
    ]);
  });

  test.each(['discord', 'slack'].flatMap((guide) => [`docs/${guide}.md`, `docs/${guide}.zh-CN.md`]))(
    '%s can be read in the playground, which has no pages but these',
    (page) => {
      const there = /^(https:\/\/.*|(discord|slack|learner|organiser)(\.zh-CN)?\.md(#.*)?)$/;
      expect(read(page).targets.filter((target) => !there.test(target))).toEqual([]);
    },
  );

  test('the Chinese guides ask for what the English ones do', () => {
    for (const guide of ['discord', 'slack'])
      for (const block of read(`docs/${guide}.zh-CN.md`).blocks.filter(({ content }) =>
        /permissions=|npm ci/.test(content),
      ))
        expect(textOf(`docs/${guide}.md`)).toContain(block.content);
  });

  test.each(['docs/discord.md', 'docs/slack.md'])('%s quotes the bot as it speaks', (page) => {
    const { chat, cohort } = catalogues.en;
    for (const said of [chat.organiserOnly, cohort.cannotPost, chat.fault('0')]) {
      const begins = textOf(page)
        .match(/(?<=\| \*)[^*]+(?=\*)/g)
        ?.filter((quote) => said.startsWith(quote));
      expect(begins, said).toHaveLength(1);
    }
  });
});

describe('what is told under "When it does not answer"', () => {
  const sources = ['src', 'commands', 'jobs']
    .flatMap(walk)
    .filter((file) => file.endsWith('.ts'))
    .map(textOf)
    .join('\n');
  /** What Discord, Slack and the machine say, and we do not. */
  const theirs = [
    'The application did not respond',
    'is not a valid command',
    'dispatch_failed',
    'operation_timeout',
    'socket_mode_not_enabled',
    'invalid_auth',
    'applications.commands',
    'xoxb-',
    'xapp-',
    'curl localhost:3000/readyz',
  ];
  const typed = /^(\/|npm |[A-Z_]+$)/;
  const symptoms = (page: string) => rows(page, '| what you see | what it is, and what to do |');

  test.each(['docs/discord.md', 'docs/slack.md'])(
    '%s quotes what the code says, and begins with the doctor',
    (page) => {
      const told = symptoms(page)
        .flat()
        .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, words]) => words!))
        .filter((words) => !typed.test(words) && !theirs.includes(words));
      expect(told.length).toBeGreaterThan(2);
      expect(told.filter((words) => !sources.includes(words))).toEqual([]);
      const [, under = ''] = textOf(page).split('## When it does not answer\n\n');
      expect(under).toMatch(/^`npm run doctor` /);
    },
  );
});

describe('how to go back a version', () => {
  const page = textOf('docs/operator.md');
  const told = /^\*\*Going back\.\*\*.*?(?=\n\n\*\*)/ms.exec(page)?.[0] ?? '';
  const steps = [...told.matchAll(/^\d\. (.*(?:\n {3}.*)*)/gm)].map(([, step]) => step!);

  test('it is told in order: stop, keep what there is, the older version, its backup, start', () => {
    const order = [
      /^Stop every process/,
      /^Keep what there is/,
      /^`git checkout` .*`npm ci`/,
      /^Put the backup/,
      /^Start it/,
    ];
    expect(steps).toEqual(order.map((step) => expect.stringMatching(step)));
  });

  test('the backup that it needs is asked for by the update', () => {
    expect(told).toContain('the backup that you made before the update');
    const update = /To update: (.*)\./.exec(page)?.[1] ?? '';
    expect(update.indexOf('backup')).toBeGreaterThan(update.indexOf('stop'));
    expect(update.indexOf('git pull')).toBeGreaterThan(update.indexOf('backup'));
  });

  test('every service and unit that it stops is there, and the database is that of compose.yaml', () => {
    const compose = textOf('compose.yaml');
    const named = [...told.matchAll(/docker compose (?:stop|build|exec -T) ([a-z ]+?)(?=`| \w*(?:dropdb|createdb))/g)];
    const services = named.flatMap(([, names]) => names!.split(' '));
    expect(services).toEqual(expect.arrayContaining(['bot', 'more', 'postgres']));
    for (const service of services) expect(compose).toMatch(new RegExp(`^  ${service}:$`, 'm'));
    expect(existsSync(`ops/${/systemctl stop (\w+)/.exec(told)?.[1]}.service`)).toBe(true);
    expect(compose).toContain('postgresql://tongxue:');
    for (const tool of [
      'dropdb -U tongxue --force tongxue',
      'createdb -U tongxue tongxue',
      'src/ops/restore.ts /backup.gz',
    ])
      expect(told).toContain(tool);
  });

  test('what the bot and the doctor say is quoted as they say it', () => {
    expect(told).toContain('says which version it needs');
    expect(textOf('src/store/migrate.ts')).toContain('Start that version, or restore a backup from before it.');
    const [, what, found] = /`npm run doctor` says `(\w+): ([^`]+)`/.exec(told) ?? [];
    expect(textOf('src/ops/doctor-checks.ts')).toContain(`ok('${what}', '${found}')`);
  });
});

describe('what a change touches', () => {
  const cases = rows('docs/architecture.md', '| case | changes | new |');

  test('is told of eight cases, the last thing on the page', () => {
    expect(cases).toHaveLength(8);
    expect(textOf('docs/architecture.md').trimEnd().split('\n').at(-1)).toMatch(/^\| a cohort's holiday/);
  });

  test.each(cases)('%s: changes at most six of the files that are there', (_, changed) => {
    const files = [...changed!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(6);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe('the decisions', () => {
  const written = readdirSync('docs/decisions').sort();

  test('are numbered without a gap, and all linked from the architecture, under their titles', () => {
    const links = [...textOf('docs/architecture.md').matchAll(/^(\d+)\. \[(.+)\]\(decisions\/(.+)\)$/gm)];
    expect(links.map(([, , , file]) => file)).toEqual(written);
    for (const [i, [, number, title, file]] of links.entries()) {
      expect(file).toMatch(new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z-]+\\.md$`));
      expect(textOf(`docs/decisions/${file}`).split('\n')[0]).toBe(`# ${number}. ${title}`);
    }
  });

  test.each(written)('%s says what it costs, and what would change our mind', (file) => {
    const titles = [...textOf(`docs/decisions/${file}`).matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Context', 'Decision', 'What it costs', 'What would change our mind']),
    );
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { Copy, DockerfileParser, From, Healthcheck, JSONInstruction, PropertyInstruction, User } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';

// No Docker engine is at hand: linters read the Dockerfile and the compose files, and what they do not ask for is asked here.
// Each rule is tried on a file that breaks it.

const textOf = (file: string) => readFileSync(file, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tongxue-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Named by a point release and a distribution: `26.10.0-trixie-slim`. */
const pointRelease = /^[\w./-]+:\d+\.\d+(\.\d+)?-[\w-]+$/;
const secretName = /TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE/i;
/** What belongs to the machine on which it is built. */
const own = /(^|\/)(\.env|\.data|\.git|node_modules|\.cache)(\/|$)|^\.$|\*/;

function wrongInDockerfile(text: string): string[] {
  const said = validate(text).map(({ message }) => String(message));
  const file = DockerfileParser.parse(text);
  const all = file.getInstructions();
  const of = <T>(kind: abstract new (...args: never[]) => T) =>
    all.filter((one): one is typeof one & T => one instanceof kind);
  for (const from of of(From))
    if (!pointRelease.test(from.getImage() ?? '')) said.push(`${from.getImage()} is not named by a point release`);
  const user = of(User).at(-1);
  const runs = file.getCMDs().at(-1);
  if (!user || /^(root|0)(:|$)/.test(user.getArgumentsContent() ?? '')) said.push('it runs as root');
  else if (runs && user.isAfter(runs)) said.push('it runs before another user is named');
  for (const one of of(PropertyInstruction))
    for (const property of one.getProperties())
      if (secretName.test(property.getName())) said.push(`${property.getName()} is kept in the image`);
  if (all.some((one) => one.getKeyword() === 'ADD')) said.push('ADD fetches and unpacks: COPY does not');
  for (const copy of of(Copy))
    for (const from of copy.getArguments().slice(0, -1))
      if (own.test(from.getValue())) said.push(`${from.getValue()} is copied`);
  const check = of(Healthcheck).at(-1);
  const flags = check?.getFlags() ?? [];
  const seconds = (name: string) =>
    Number.parseInt(flags.find((flag) => flag.getName() === name)?.getValue() ?? '', 10);
  if (check?.getSubcommand()?.getValue() !== 'CMD') said.push('nothing asks whether it is well');
  else if (!(seconds('timeout') < seconds('interval'))) said.push('one check begins before the last is over');
  if (!(runs instanceof JSONInstruction) || !runs.getOpeningBracket())
    said.push('a shell stands between it and SIGTERM');
  return said;
}

interface Service {
  readonly build?: unknown;
  readonly image?: string;
  readonly restart?: string;
  readonly privileged?: boolean;
  readonly network_mode?: string;
  readonly environment?: Record<string, string>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly interval?: string; readonly timeout?: string; readonly retries?: number };
  readonly depends_on?: Record<string, { readonly condition?: string }>;
}

const linter = new DCLinter({
  rules: {
    // What is built here has a name for its image as well.
    'no-build-and-image': 0,
    // The folder's name is the project's: two checkouts on one machine do not share volumes.
    'require-project-name-field': 0,
    'require-quotes-in-ports': [2, { quoteType: 'double' }],
    // Said below, also of what is merged in.
    'service-image-require-explicit-tag': 0,
    // In the order in which they are explained.
    ...{ 'service-keys-order': 0, 'services-alphabetical-order': 0, 'service-dependencies-alphabetical-order': 0 },
  },
  quiet: false,
  debug: false,
  exclude: [],
});

function wrongInCompose(text: string): string[] {
  const file = join(folder, 'compose.yaml');
  writeFileSync(file, text);
  // Its own types are not found from here.
  const found = linter.lintFiles([file], false) as readonly { messages: readonly { message: string }[] }[];
  const said = found.flatMap(({ messages }) => messages.map(({ message }) => message));
  const document = parseDocument(text, { merge: true });
  if (document.errors.length) return said;
  const { services = {}, volumes = {} } = document.toJS() as {
    services?: Record<string, Service>;
    volumes?: Record<string, unknown>;
  };
  const used = new Set<string>();
  for (const [name, of] of Object.entries(services)) {
    if (!of.build && !pointRelease.test(of.image ?? '')) said.push(`${of.image} is not named by a point release`);
    if (of.restart !== 'unless-stopped') said.push(`${name} does not come back`);
    if (of.privileged || of.network_mode === 'host') said.push(`${name} has the host`);
    for (const [key, value] of Object.entries(of.environment ?? {})) {
      const literal = secretName.test(key) ? value : /:\/\/[^:/]*:([^@]*)@/.exec(value)?.[1];
      if (literal !== undefined && !/^\$\{\w+:\?[^}]+\}$/.test(literal)) said.push(`${name} has ${key} in the file`);
    }
    for (const volume of of.volumes ?? []) {
      const [from = ''] = volume.split(':');
      used.add(from);
      if (!(from in volumes)) said.push(`${from} is no named volume`);
    }
    if (!of.volumes?.length) said.push(`${name} forgets everything`);
    for (const port of of.ports ?? []) if (!port.startsWith('127.0.0.1:')) said.push(`${port} is open to everybody`);
    for (const [other, { condition }] of Object.entries(of.depends_on ?? {})) {
      if (condition !== 'service_healthy') said.push(`${name} does not wait until ${other} is well`);
      const { interval, timeout, retries } = services[other]?.healthcheck ?? {};
      if (!interval || !timeout || !retries) said.push(`nobody knows when ${other} is well`);
    }
  }
  for (const volume of Object.keys(volumes)) if (!used.has(volume)) said.push(`${volume} is used by nothing`);
  return said;
}

type Broken = readonly [what: string, from: string | RegExp, to: string, says: RegExp];
const broken = (text: string, from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
};

describe('the Dockerfile', () => {
  const text = textOf('Dockerfile');

  test('is one that a builder takes, from a point release, run by an ordinary user, without a secret, and asked how it is', () => {
    expect(wrongInDockerfile(text)).toEqual([]);
  });

  test.each<Broken>([
    ['an instruction that there is not', 'WORKDIR', 'WORKDIRS', /Unknown instruction: WORKDIRS/],
    ['a flag that there is not', '--retries', '--tries', /Unknown flag: tries/],
    ['a duration that is none', '--interval=30s', '--interval=30', /missing unit/],
    ['a port that is none', 'EXPOSE 3000', 'EXPOSE three', /Invalid containerPort/],
    ['a quote that is open', 'STOPSIGNAL SIGTERM', 'ENV A="b', /unexpected end of statement/],
    ['whatever is newest', /-trixie-slim$/m, '', /node:[\d.]+ is not named by a point release/],
    ['a major release', /node:[\d.]+-/, 'node:26-', /not named by a point release/],
    ['root', 'USER node', 'USER root', /runs as root/],
    ['nobody', 'USER node', '', /runs as root/],
    ['a user who comes too late', /USER node\n([\s\S]*)$/, '$1USER node\n', /before another user is named/],
    ['a token', 'ENV NODE_ENV=production', 'ENV DISCORD_TOKEN=abc', /DISCORD_TOKEN is kept in the image/],
    ['a password at build', 'ARG OMIT', 'ARG POSTGRES_PASSWORD\nARG OMIT', /POSTGRES_PASSWORD is kept/],
    ['the whole folder', 'COPY docs ./docs', 'COPY . .', /\. is copied/],
    ['the settings', 'COPY docs ./docs', 'COPY .env ./', /\.env is copied/],
    ['ADD', 'COPY docs', 'ADD docs', /ADD fetches/],
    ['no check', /^HEALTHCHECK[\s\S]*?\n(?=\n)/m, '', /whether it is well/],
    ['checks that pile up', '--timeout=5s', '--timeout=50s', /before the last is over/],
    ['a shell', 'CMD ["node", "start.js"]', 'CMD node start.js', /between it and SIGTERM/],
  ])('with %s is refused', (_, from, to, says) => {
    expect(wrongInDockerfile(broken(text, from, to)).join('\n')).toMatch(says);
  });

  test('is given nothing but what is named: everything else is kept out', () => {
    const [first, ...rest] = textOf('.dockerignore').trim().split('\n');
    expect(first).toBe('*');
    expect(rest.filter((line) => !/^![\w.-]+$/.test(line) || own.test(line.slice(1)))).toEqual([]);
  });
});

describe.each(['compose.yaml', 'compose.small.yaml'])('%s', (file) => {
  test('is what the schema of Compose says, and keeps, waits for and shows what it should', () => {
    expect(wrongInCompose(textOf(file))).toEqual([]);
  });

  test.each<Broken>([
    ['a key that there is not', 'restart:', 'restarts:', /must NOT have additional properties/],
    ['a value of another kind', 'init: true', 'init: [1]', /must be boolean,string/],
    ['no YAML', 'services:', 'services: {', /Invalid YAML/],
    ['a service that stays away', 'restart: unless-stopped', 'restart: "no"', /does not come back/],
    ['a port for everybody', '"127.0.0.1:', '"', /open to everybody/],
    ['the rights of the host', 'init: true', 'privileged: true', /has the host/],
    ['a folder of the host', '- data:/app', '- ./data:/app', /is no named volume/],
    ['a volume that nothing has', /^volumes:/m, 'volumes:\n  other:', /other is used by nothing/],
  ])('with %s is refused', (_, from, to, says) => {
    expect(wrongInCompose(broken(textOf(file), from, to)).join('\n')).toMatch(says);
  });
});

test.each<Broken>([
  ['whatever is newest', /image: redis:\S+/, 'image: redis:latest', /redis:latest is not named by a point release/],
  ['a token', 'REDIS_URL: redis://redis:6379', 'DISCORD_TOKEN: abc', /bot has DISCORD_TOKEN in the file/],
  ['a password', /\$\{POSTGRES_PASSWORD:\?[^}]+\}@/, 'hunter2@', /bot has DATABASE_URL in the file/],
  [
    'a password of the database',
    /POSTGRES_PASSWORD: \S.*/,
    'POSTGRES_PASSWORD: hunter2',
    /POSTGRES_PASSWORD in the file/,
  ],
  [
    'a bot that does not wait',
    'redis: { condition: service_healthy }',
    'redis: { condition: service_started }',
    /does not wait until redis/,
  ],
  [
    'a check that never gives up',
    /test: \["CMD", "redis-cli", "ping"\]\n\s+interval: 5s\n/,
    'test: ["CMD", "redis-cli", "ping"]\n',
    /nobody knows when redis/,
  ],
  ['a database that forgets', 'volumes:\n      - redis:/data', 'labels:\n      - a=b', /redis forgets everything/],
])('compose.yaml with %s is refused', (_, from, to, says) => {
  expect(wrongInCompose(broken(textOf('compose.yaml'), from, to)).join('\n')).toMatch(says);
});

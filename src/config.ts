import { z } from 'zod';
import { isThere, misnamedEnvFile, readEnvFile } from './env-file.ts';
import { type ModelConfig, modelFaults, modelOf, modelSettings } from './setting-model.ts';
import { isForOthers, strangers } from './setting-name.ts';
import { address, copied, flag, folder, http, isQuoted, isZone, word } from './setting-value.ts';

const roles = ['chat', 'jobs', 'web'] as const;
type Role = (typeof roles)[number];

const portSays = 'a port number from 0 to 65535, such as 3000';
const port = z
  .string()
  .regex(/^\d{1,5}$/, portSays)
  .transform(Number)
  .refine((n) => n <= 65_535, portSays);
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const rolesSay = `any of ${roles.join(', ')}, with commas between, such as chat,jobs`;

/** Every setting there is, with its default. `.env.example` lists the same, and a test compares the two. */
export const settingsSchema = z.object({
  PORT: port.default(3000),
  LOCAL_PORT: port.default(3001),
  DATA_DIR: folder('/srv/tongxue/data').default('.data'),
  DATABASE_URL: address(
    /^postgres(ql)?:\/\//,
    'an address that begins with postgresql://',
    'postgresql://user:password@host:5432/tongxue',
  ).optional(),
  REDIS_URL: address(
    /^rediss?:\/\//,
    'an address that begins with redis:// or rediss://',
    'redis://host:6379',
  ).optional(),
  PUBLIC_URL: http('https://bot.example.org').optional(),
  LOG_LEVEL: word(levels, `one of ${levels.join(', ')}, such as info`).default('info'),
  ROLES: z
    .string()
    .default(roles.join(','))
    .transform((v) => v.split(',').map((r) => r.trim().toLowerCase()))
    .pipe(z.array(z.enum(roles, rolesSay)).min(1)),
  PLAYGROUND: flag.optional(),
  CURRICULUM_DIR: folder('/srv/tongxue/curriculum').optional(),
  DISCORD_TOKEN: copied(
    'DISCORD_TOKEN',
    'the token from the Bot page of the Discord developer portal',
    /^.{8}/,
  ).optional(),
  DISCORD_APPLICATION_ID: copied(
    'DISCORD_APPLICATION_ID',
    'the application id: digits, such as 123456789012345678',
    /^\d{5,20}$/,
  ).optional(),
  DISCORD_API_URL: http('https://discord.com/api').optional(),
  SLACK_BOT_TOKEN: copied(
    'SLACK_BOT_TOKEN',
    'a bot token, which begins with xoxb-; copy it from Install App',
    /^xoxb-./,
  ).optional(),
  SLACK_APP_TOKEN: copied(
    'SLACK_APP_TOKEN',
    'an app-level token, which begins with xapp-; copy it from Basic Information',
    /^xapp-./,
  ).optional(),
  SLACK_SIGNING_SECRET: copied(
    'SLACK_SIGNING_SECRET',
    'the signing secret from the Basic Information page',
    /^.{8}/,
  ).optional(),
  SLACK_API_URL: http('https://slack.com/api/').optional(),
  GITHUB_API_TOKEN: copied(
    'GITHUB_API_TOKEN',
    'a token that GitHub made, which needs no rights at all',
    /^./,
  ).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: http('http://127.0.0.1:4318').optional(),
  BULL_BOARD: flag.default(false),
  ...modelSettings,
});

const names = Object.keys(settingsSchema.shape);
/** Whether a value says something else than the default: a copy of the example says nothing. */
function isOwn(name: string, value: string): boolean {
  const of = settingsSchema.shape[name as keyof typeof settingsSchema.shape];
  const read = of.safeParse(value);
  return !read.success || JSON.stringify(read.data) !== JSON.stringify(of.safeParse(undefined).data);
}

export interface Config {
  readonly port: number;
  readonly localPort: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly publicUrl?: string;
  readonly logLevel: string;
  readonly roles: readonly Role[];
  readonly playground: boolean;
  readonly curriculumDir?: string;
  readonly model?: ModelConfig;
  /** Where traces go, as OTLP over HTTP. */
  readonly tracesUrl?: string;
  /** Whether the queues are on a page, for this machine alone. */
  readonly bullBoard: boolean;
  /** For looking at commits: GitHub allows more questions an hour with one. */
  readonly githubToken?: string;
  readonly discord?: { readonly token: string; readonly applicationId: string; readonly apiUrl?: string };
  readonly slack?: {
    readonly botToken: string;
    readonly appToken?: string;
    readonly signingSecret?: string;
    readonly apiUrl?: string;
  };
}

/** Is the bot connected to a chat platform? Without one it speaks in the playground alone. */
export const isConnected = ({ discord, slack }: Pick<Config, 'discord' | 'slack'>): boolean =>
  Boolean(discord || slack);

/** All faults of the settings at once, one line each. */
export class ConfigError extends Error {}

/** Reads the settings from an environment; empty means unset. Throws a {@link ConfigError} that lists every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = givenIn(env);
  const read = settingsSchema.safeParse(given);
  const quoted = (name: string) => isQuoted(given[name] ?? '');
  const faults = [
    ...names.filter(quoted).map((name) => `${name}: has quotes around it, which are part of it here; leave them out`),
    ...(read.error?.issues ?? [])
      .map((i) => ({ name: String(i.path[0]), message: i.message }))
      .filter(({ name }) => !quoted(name))
      .map(({ name, message }) => `${name}: ${message}`),
  ];
  const has = (name: string) => given[name] !== undefined;
  const both = (a: string, b: string) => {
    if (has(a) !== has(b)) faults.push(`${has(a) ? b : a}: needed together with ${has(a) ? a : b}`);
  };
  for (const { name, meant } of strangers(given, names))
    if (meant && !has(meant)) faults.push(`${name}: is not a setting; it is called ${meant}`);
  faults.push(...modelFaults(has));
  both('DISCORD_TOKEN', 'DISCORD_APPLICATION_ID');
  if (has('SLACK_BOT_TOKEN') && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET'))
    faults.push('SLACK_BOT_TOKEN: needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) with it');
  if (!has('SLACK_BOT_TOKEN') && (has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET')))
    faults.push('SLACK_BOT_TOKEN: needed together with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET');
  if (has('REDIS_URL') && read.data && !has('DATABASE_URL') && read.data.ROLES.length < roles.length)
    faults.push('DATABASE_URL: needed when ROLES are split over processes');
  else if (read.data && !has('DATABASE_URL') && !read.data.ROLES.includes('jobs'))
    faults.push(
      'ROLES: nothing is ever sent without jobs; leave it out, or set DATABASE_URL to the database of the process that has them',
    );
  if (read.data && read.data.PORT !== 0 && read.data.PORT === read.data.LOCAL_PORT && has('LOCAL_PORT'))
    faults.push('LOCAL_PORT: is the same as PORT; set another one');
  if (!read.success || faults.length) throw new ConfigError([...new Set(faults)].map((f) => `- ${f}`).join('\n'));
  return configOf(read.data);
}

/** What is set, without the blanks around it. Empty means unset. */
export function givenIn(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const all = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(all.filter(([, value]) => value));
}

/**
 * What is not wrong enough to keep the bot from starting, and is not as somebody meant it: one sentence each. Names that
 * begin like ours or stand in `.env` and are no settings, and a time zone of the machine that Node does not know.
 */
export function readOddities(
  env: Readonly<Record<string, string | undefined>> = processSettings(),
  inFile: readonly string[] = Object.keys(readEnvFile('.env').values),
): readonly string[] {
  const given = givenIn(env);
  const unknown = strangers(given, names);
  const others = inFile.filter(
    (name) => !names.includes(name) && !isForOthers(name) && !unknown.some((one) => one.name === name),
  );
  const odd = [...unknown, ...others.map((name) => ({ name, meant: undefined }))].map(({ name, meant }) =>
    meant
      ? `${name}: is not a setting; ${meant} is, and is set as well: remove ${name}`
      : `${name}: is not a setting; the guide for operators has all of them`,
  );
  const zone = given.TZ?.replace(/^:/, '');
  if (zone && !zone.startsWith('/') && !isZone(zone))
    odd.push(
      'TZ: there is no time zone of that name, and UTC is taken; write one such as Europe/Berlin, or leave it out',
    );
  return odd;
}

/** Says which file with settings is not read; undefined when there is none. What is as it is by default is no sign of one. */
export const readMisnamed = (folder?: string): string | undefined => misnamedEnvFile(names, isOwn, folder);

function configOf(s: z.output<typeof settingsSchema>): Config {
  const slack = s.SLACK_BOT_TOKEN;
  const discord = s.DISCORD_TOKEN && s.DISCORD_APPLICATION_ID;
  return {
    port: s.PORT,
    localPort: s.LOCAL_PORT,
    dataDir: s.DATA_DIR,
    logLevel: s.LOG_LEVEL,
    roles: [...new Set(s.ROLES)],
    playground: s.PLAYGROUND ?? !(slack || discord),
    bullBoard: s.BULL_BOARD,
    ...(s.DATABASE_URL && { databaseUrl: s.DATABASE_URL }),
    ...(s.REDIS_URL && { redisUrl: s.REDIS_URL }),
    ...(s.PUBLIC_URL && { publicUrl: s.PUBLIC_URL }),
    ...(s.CURRICULUM_DIR && { curriculumDir: s.CURRICULUM_DIR }),
    ...(s.GITHUB_API_TOKEN && { githubToken: s.GITHUB_API_TOKEN }),
    ...(s.OTEL_EXPORTER_OTLP_ENDPOINT && { tracesUrl: s.OTEL_EXPORTER_OTLP_ENDPOINT }),
    ...(s.OPENAI_MODEL && s.MODEL_ANSWERS && { model: modelOf(s.OPENAI_MODEL, s) }),
    ...(discord && {
      discord: {
        token: s.DISCORD_TOKEN!,
        applicationId: discord,
        ...(s.DISCORD_API_URL && { apiUrl: s.DISCORD_API_URL }),
      },
    }),
    ...(slack && {
      slack: {
        botToken: slack,
        ...(s.SLACK_APP_TOKEN && { appToken: s.SLACK_APP_TOKEN }),
        ...(s.SLACK_SIGNING_SECRET && { signingSecret: s.SLACK_SIGNING_SECRET }),
        ...(s.SLACK_API_URL && { apiUrl: s.SLACK_API_URL }),
      },
    }),
  };
}

/** The settings of this process: what the environment says, over what `.env` says. The only reader of process.env. */
export function readProcessConfig(): Config {
  const env = processSettings();
  try {
    return readConfig(env);
  } catch (error) {
    // Alone it is said when the curriculum is read.
    const folder = env.CURRICULUM_DIR?.trim();
    if (!(error instanceof ConfigError) || !folder || isThere(folder) || /^- CURRICULUM_DIR:/m.test(error.message))
      throw error;
    throw new ConfigError(`${error.message}\n- CURRICULUM_DIR: there is no folder ${folder}`);
  }
}

/** Does a supervisor read what is written, rather than a person? The image and the systemd unit say so. */
export const inProduction = (): boolean => process.env.NODE_ENV === 'production';

export function processSettings(): Record<string, string | undefined> {
  const file = readEnvFile('.env');
  if (file.faults.length) throw new ConfigError(file.faults.map((fault) => `- .env: ${fault}`).join('\n'));
  return { ...file.values, ...process.env };
}

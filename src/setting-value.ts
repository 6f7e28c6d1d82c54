import { z } from 'zod';

/** What an HTTP header can carry: a placeholder such as `xoxb-…` cannot be one. */
const printable = /^[\x21-\x7e]+$/;
const placeholder = /\byour[-_]|placeholder|change-?me|\.\.\.|^<|>$|x{6}/i;

/** What is copied from the same pages, with the setting that it belongs in: people take one for the other. */
const copies: readonly { readonly shape: RegExp; readonly is: string; readonly setting?: string }[] = [
  { shape: /^xapp-/, is: 'an app-level token of Slack', setting: 'SLACK_APP_TOKEN' },
  { shape: /^xoxb-/, is: 'a bot token of Slack', setting: 'SLACK_BOT_TOKEN' },
  { shape: /^xoxp-/, is: 'a user token of Slack; the bot token begins with xoxb-' },
  { shape: /^xox[^b]/, is: 'another kind of token of Slack; the bot token begins with xoxb-' },
  { shape: /^Bot\s/i, is: 'a token with the word Bot before it; leave that out' },
  { shape: /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/, is: 'a token of Discord', setting: 'DISCORD_TOKEN' },
  { shape: /^\d{15,20}$/, is: 'an id of Discord', setting: 'DISCORD_APPLICATION_ID' },
  { shape: /^[0-9a-f]{64}$/, is: 'a public key of Discord, which the bot does not need' },
];

/** A secret or an id of this setting, copied from a page of Discord or Slack. What was typed is never repeated. */
export function copied(setting: string, says: string, shape: RegExp) {
  return z.string().superRefine((value, context) => {
    const other = copies.find((copy) => copy.setting !== setting && copy.shape.test(value));
    const more = other
      ? `. This is ${other.is}${other.setting ? `: it belongs in ${other.setting}` : ''}`
      : !shape.test(value)
        ? ''
        : !printable.test(value)
          ? '. This has a space or another character in it that none of them has'
          : placeholder.test(value)
            ? '. This looks like the placeholder of an example'
            : undefined;
    if (more !== undefined) context.addIssue({ code: 'custom', message: `${says}${more}` });
  });
}

/** One of these words, in whatever case it is written. */
export const word = <const T extends readonly string[]>(words: T, says: string) =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(words, says));

/** A shell would put something else in place of this; here nobody does. */
const forShells = /^~([\\/]|$|\w+[\\/])|\$\{?\w|%\w+%/;

/** A folder on this machine. */
export function folder(example: string) {
  return z.string().superRefine((value, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    if (/\p{Cc}/u.test(value))
      wrong(`a folder, such as ${example}; this has a line break or another such character in it`);
    else if (forShells.test(value))
      wrong(`a folder, written in full, such as ${example}; ~ and $HOME mean nothing here`);
    else if (/^\w+:\/\//.test(value)) wrong(`a folder on this machine, such as ${example}, and no address`);
    else if (/^<.*>$/.test(value)) wrong(`a folder, such as ${example}. This looks like the placeholder of an example`);
  });
}

/**
 * The address of each Redis that one names: one, or several nodes of a cluster with commas between their hosts
 * (`redis://user:password@one:6379,two:6379`), which have the rest in common. Of another server it is left as it is.
 */
export function eachHost(address: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] = /^(rediss?:\/\/(?:[^/?]*@)?)([^/?]*)(.*)$/.exec(address) ?? [];
  return before ? hosts.split(',').map((host) => `${before}${host}${after}`) : [address];
}

/** An address of a server, with user and password in it, or of several with commas between their hosts. */
export function address(protocol: RegExp, says: string, example: string) {
  return z.string().superRefine((value, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    if (!protocol.test(value)) return wrong(`${says}, such as ${example}`);
    const urls = eachHost(value).map((one) => URL.parse(one));
    const url = urls.includes(null) ? null : (urls.find((one) => !one?.hostname) ?? urls[0]);
    const encode = 'in a user or password, write # as %23, / as %2F, ? as %3F, @ as %40, : as %3A and % as %25';
    // A / or a ? in a password ends the host there, and leaves the @ behind.
    const cut = url && (url.pathname.includes('@') || (!url.username && url.search.includes('@')));
    if (!url || url.hash || cut) return wrong(`cannot be read as an address: ${encode}`);
    if (!decodes(url.username) || !decodes(url.password)) return wrong(`has a % that means nothing: ${encode}`);
    if (!url.hostname && !url.searchParams.get('host')) wrong('names no host');
    const database = [url.pathname.replace(/^\/$/, '').slice(1), url.searchParams.get('db') ?? ''];
    if (url.protocol.startsWith('redis') && !database.every((part) => /^\d{0,5}$/.test(part)))
      wrong('ends with what is no number of a database: leave it out, or write one such as /0');
  });
}

function decodes(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

const marks = ['""', "''", '``', '“”', '‘’', '„“', '«»', '「」', '『』', '＂＂'];

/** Whether a value stands in quotes, which whoever hands it on has taken for a part of it. */
export const isQuoted = (value: string): boolean =>
  value.length > 1 && marks.some(([open, close]) => value.startsWith(open!) && value.endsWith(close!));

export const flag = word(
  ['on', 'off', 'true', 'false', 'yes', 'no', '1', '0'],
  'on or off (or true, false, yes, no), such as on',
).transform((v) => ['on', 'true', 'yes', '1'].includes(v));

export const http = (example: string) =>
  z.url({
    protocol: /^https?$/,
    error: `an address that begins with http:// or https://, such as ${example}`,
  });

/** Three amounts with commas between. */
export const three = (of: string, example: string) =>
  z
    .string()
    .transform((v) => v.split(',').map((n) => n.trim()))
    .refine(
      (all) => all.length === 3 && all.every((n) => /^\d{1,12}(\.\d{1,6})?$/.test(n)),
      `three numbers with commas between, for ${of}, such as ${example}`,
    )
    .transform((all) => all.map(Number) as [number, number, number]);

/** Is there a time zone of that name? */
export function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

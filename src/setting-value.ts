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

/** An address of a server, with user and password in it. */
export function address(protocol: RegExp, says: string) {
  return z.string().superRefine((value, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    if (!protocol.test(value)) return wrong(says);
    const url = URL.parse(value);
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

export const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'], 'on or off')
  .transform((v) => v === 'on' || v === 'true' || v === '1');

export const http = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' });

/** Three amounts with commas between: `0.25,5,20`. */
export const three = (of: string) =>
  z
    .string()
    .transform((v) => v.split(',').map((n) => n.trim()))
    .refine(
      (all) => all.length === 3 && all.every((n) => /^\d{1,12}(\.\d{1,6})?$/.test(n)),
      `three numbers with commas between, for ${of}`,
    )
    .transform((all) => all.map(Number) as [number, number, number]);

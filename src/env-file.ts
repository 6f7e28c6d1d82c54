import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export interface EnvFile {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** What is wrong with the file, one sentence each, with the number of the line. Secrets are not repeated. */
  readonly faults: readonly string[];
}

/** Is there such a folder, or file? */
export const isThere = (path: string): boolean => existsSync(path);

/** Reads a `.env` file; no file is an empty one. What `parseEnv` would pass over in silence is a fault here. */
export function readEnvFile(path: string): EnvFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { values: {}, faults: [] };
    return { values: {}, faults: [`cannot be read: ${(error as Error).message}`] };
  }
  return parseEnvFile(bytes);
}

/** The same for the bytes of a file. */
export function parseEnvFile(bytes: Uint8Array): EnvFile {
  // Two bytes a character: half of them are zero in Latin text, and a file of Windows begins with its mark.
  if (bytes.includes(0) || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { values: {}, faults: ['is saved as UTF-16; save it as UTF-8'] };
  // A byte order mark is not part of the first name: TextDecoder leaves it out.
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  return { values: parseEnv(text), faults: faultsOf(text) };
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=[^\S\n]*(.*)$/;
/** How other files and shells write what is `NAME=value` here. */
const otherwise: readonly (readonly [RegExp, string])[] = [
  [/^\s*["']?([A-Za-z_]\w*)["']?\s*[:：]/, 'has a colon'],
  [/^\s*([A-Za-z_]\w*)\s*＝/, 'has a wide ＝'],
  [/^\s*(?:set|setx|SET|let|env)\s+([A-Za-z_]\w*)\b/, 'has a word before it'],
  [/^\s*\$(?:env:)?([A-Za-z_]\w*)\s*=/i, 'is written as in a shell'],
  [/^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=/, 'has a character that no name has'],
  [/^\s*(?:export\s+)?([A-Za-z_]\w*)(?:\s|$)/, 'has no ='],
];

function faultsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const faults: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const number = index + 1;
    if (!line.trim() || line.trim().startsWith('#')) continue;
    const [, name, value = ''] = assignment.exec(line) ?? [];
    if (!name) {
      faults.push(`line ${number}: ${unread(line)}`);
      continue;
    }
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote && !value.slice(1).includes(quote)) {
      // A value in quotes may go on below.
      const end = lines.findIndex((below, at) => at > index && below.includes(quote));
      if (end < 0) faults.push(`line ${number}: the value of ${name} begins with ${quote} and does not end with it`);
      else index = end;
    }
    // Unquoted, everything from the # on would be a comment.
    if (/^[^'"`#]*[^\s'"`#]#/.test(value))
      faults.push(
        `line ${number}: ${name} has a # in it; ${
          /^\w+:\/\//.test(value) ? 'in an address, write it as %23' : `put the value in quotes: ${name}="…"`
        }`,
      );
    if (value.includes('\ufffd')) faults.push(`line ${number}: ${name} is not in UTF-8; save the file as UTF-8`);
    const first = seen.get(name);
    if (first !== undefined) faults.push(`line ${number}: ${name} is there already, on line ${first}; remove one`);
    seen.set(name, first ?? number);
  }
  return faults;
}

/** Why a line is no assignment. Of the line only a name is repeated: the rest may be a secret. */
function unread(line: string): string {
  for (const [shape, why] of otherwise) {
    const [, name] = shape.exec(line) ?? [];
    if (name && name.length <= 40) return `${name} ${why}; write ${name.replace(/\W/g, '_')}=…`;
  }
  return 'is not NAME=value, nor a comment with a # before it';
}

/** What an editor of Windows, or a person, makes of `.env`. Settings are never read from these. */
const misnamed = /^\.?env(\.(example|sample|local))?(\.txt)?$/i;

/**
 * A file in the folder in which somebody has set one of `settings` to a value of their own, while there is no `.env`: what is
 * wrong and what to do, in one sentence. Undefined when there is none.
 */
export function misnamedEnvFile(
  settings: readonly string[],
  isOwn: (setting: string, value: string) => boolean,
  folder = '.',
): string | undefined {
  const names = readdirSync(folder);
  if (names.includes('.env')) return undefined;
  const isSet = (name: string) => {
    try {
      // However it is saved and written: what is wrong within it is said once it has its name.
      const text = readFileSync(join(folder, name), 'latin1').replaceAll('\0', '');
      return settings.some((setting) => {
        const found = new RegExp(`^\\W*(?:export\\s+)?${setting}[ \\t]*[=:][ \\t]*(\\S.*)$`, 'm').exec(text);
        return found?.[1] !== undefined && isOwn(setting, found[1].trim());
      });
    } catch {
      // A folder of that name, such as one of Python.
      return false;
    }
  };
  const name = names.filter((one) => misnamed.test(one)).find(isSet);
  if (!name) return undefined;
  const next = /example|sample/i.test(name)
    ? `copy it: cp ${name} .env`
    : /\.txt$/i.test(name)
      ? `rename it: mv ${name} .env, or on Windows ren ${name} .env (the Explorer may hide the .txt)`
      : `rename it: mv ${name} .env`;
  return `${name}: has settings and is not read, since only .env is; ${next}`;
}

import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export interface EnvFile {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** What is wrong with the file, one sentence each, with the number of the line. Secrets are not repeated. */
  readonly faults: readonly string[];
}

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
  const encoding = bytes.includes(0) ? 'utf-16' : 'utf-8';
  if (encoding === 'utf-16') return { values: {}, faults: ['is saved as UTF-16; save it as UTF-8'] };
  // A byte order mark is not part of the first name: TextDecoder leaves it out.
  const text = new TextDecoder().decode(bytes);
  return { values: parseEnv(text), faults: faultsOf(text) };
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/;
const colon = /^\s*([A-Z][A-Z0-9_]*)\s*:\s*\S/;

function faultsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const faults: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const number = index + 1;
    if (!line.trim() || line.trim().startsWith('#')) continue;
    const [, name, value = ''] = assignment.exec(line) ?? [];
    const [, named] = colon.exec(line) ?? [];
    if (!name) {
      if (named) faults.push(`line ${number}: ${named} has a colon; write ${named}=…`);
      continue;
    }
    // Unquoted, everything from the # on would be a comment.
    if (/^[^'"`#]*[^\s'"`#]#/.test(value))
      faults.push(`line ${number}: ${name} has a # in it; put the value in quotes: ${name}="…"`);
    const first = seen.get(name);
    if (first !== undefined) faults.push(`line ${number}: ${name} is there already, on line ${first}; remove one`);
    seen.set(name, first ?? number);
  }
  return faults;
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Lists all faults at once, so that an author can fix them together. */
export class CurriculumError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The curriculum has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.join('\n')}`);
    this.name = 'CurriculumError';
    this.faults = faults;
  }
}

type Path = readonly PropertyKey[];

/** A checked value, with its place in a file. */
export interface Written<T> {
  readonly value: T;
  readonly file: string;
  readonly fault: (path: Path, message: string) => void;
  /** Reports a warning: somebody should look at it, and the check still passes. */
  readonly warn: (path: Path, message: string) => void;
}

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** The check still passes. */
  readonly warning?: true;
}

/** The state of reading a folder: the faults so far, and the names that they make uncertain. */
export interface Reading {
  readonly folder: string;
  readonly faults: Fault[];
  /** Names in entries that failed, so that a task with a typo is not reported as missing as well. */
  readonly spoiled: Set<string>;
  /** Set when a whole file could not be read: it may hold any name. */
  blind: boolean;
}

export const newReading = (folder: string): Reading => ({ folder, faults: [], spoiled: new Set(), blind: false });

/** The text of a file; undefined when it does not exist. */
export async function readText({ folder }: Pick<Reading, 'folder'>, file: string): Promise<string | undefined> {
  const text = await readFile(join(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.replaceAll('\r\n', '\n');
}

/** A file with one entry. */
export async function readOne<T>(
  reading: Reading,
  file: string,
  schema: z.ZodType<T>,
): Promise<Written<T> | undefined> {
  const source = await open(reading, file);
  return source && check(source, [], schema);
}

/** A file with a list of entries. `optional`: it may be absent. */
export async function readList<T>(
  reading: Reading,
  file: string,
  schema: z.ZodType<T>,
  { optional }: { optional: boolean },
): Promise<Written<T>[]> {
  const source = await open(reading, file, optional);
  if (!source || source.data === null) return [];
  if (Array.isArray(source.data)) return source.data.flatMap((_, i) => check(source, [i], schema) ?? []);
  reading.blind = true;
  source.say([], 'should be a list: begin each entry with "- id: …"');
  return [];
}

interface Source {
  readonly reading: Reading;
  readonly file: string;
  readonly data: unknown;
  readonly say: (path: Path, message: string, shown?: Path, warning?: true) => void;
}

async function open(reading: Reading, file: string, optional = false): Promise<Source | undefined> {
  const at = (line: number, text: string) => reading.faults.push({ file, line, text });
  const text = await readText(reading, file);
  if (text === undefined) {
    if (optional) return undefined;
    reading.blind = true;
    at(1, 'is missing; add the file');
    return undefined;
  }
  // The quick parser is five times as fast but knows no lines. They are looked up only when there is a fault.
  const quick = quickly(text);
  if (quick) return { reading, file, data: quick.data, say: sayer(reading, file, () => documentOf(text)) };
  const { document, lines } = documentOf(text);
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    reading.blind = true;
    // One mistake often causes two parse errors in the same line: keep the first.
    const first = new Map(problems.toReversed().map((problem) => [lines.linePos(problem.pos[0]).line, problem]));
    const quote = '. Text that holds ": " or begins with a sign goes in quotes';
    for (const [line, { code, message }] of first)
      at(line, `is not plain YAML: ${message}${code === 'DUPLICATE_KEY' ? '' : quote}`);
    return undefined;
  }
  return { reading, file, data: document.toJS(), say: sayer(reading, file, () => ({ document, lines })) };
}

/** The same data, or undefined where the file is not plain YAML. */
function quickly(text: string): { readonly data: unknown } | undefined {
  try {
    return { data: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

interface Lined {
  readonly document: Document;
  readonly lines: LineCounter;
}

function documentOf(text: string): Lined {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true }),
  };
}

function sayer(reading: Reading, file: string, read: () => Lined): Source['say'] {
  let known: Lined | undefined;
  return (path, message, shown = path, warning) => {
    known ??= read();
    const text = `${shown.join('.')}${shown.length > 0 ? ': ' : ''}${message}`;
    reading.faults.push({ file, line: lineOf(known.document, known.lines, path), text, ...(warning && { warning }) });
  };
}

function check<T>(source: Source, at: Path, schema: z.ZodType<T>): Written<T> | undefined {
  const data = at.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], source.data);
  const fault = (path: Path, message: string) => source.say([...at, ...path], message, path);
  const warn = (path: Path, message: string) => source.say([...at, ...path], message, path, true);
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, file: source.file, fault, warn };
  for (const name of namesIn(data)) source.reading.spoiled.add(name);
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fault([...issue.path, key], 'no such field: correct its name or remove it');
    else fault(issue.path, advice(issue, reach(data, issue.path)));
  }
  return undefined;
}

/** Adds to zod's message what to do about mistakes that are common in YAML. */
function advice(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code === 'custom') return issue.message;
  if (found === undefined) return 'is missing; write it';
  if (issue.code === 'invalid_type' && issue.expected === 'string' && ['number', 'boolean'].includes(typeof found))
    return `should be text: put ${String(found)} in quotes`;
  if (issue.code === 'invalid_union') return `${JSON.stringify(found)} is not one of the kinds there are`;
  return issue.message;
}

const reach = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], data);

function namesIn(data: unknown): string[] {
  const points = reach(data, ['kps']);
  const named = [data, ...(Array.isArray(points) ? points : [])];
  return named
    .flatMap((entry) => [reach(entry, ['id']), reach(entry, ['kp'])])
    .filter((name) => typeof name === 'string');
}

/** The line of a field's name, or of the nearest enclosing part that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((p) => isNode(p.key) && p.key.toJS(document) === key) : undefined;
    const node = pair ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

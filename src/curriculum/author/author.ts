import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { skillOf } from '../../core/curriculum/entry.ts';
import type { Item, ItemFile } from '../../core/curriculum/item.ts';
import { fallback, type Language, languageSchema, languages } from '../../core/language/model.ts';
import { auditCurriculum } from '../audit.ts';
import { ankiFile, csvFile } from '../cards.ts';
import { answers, appendEntry, itemDraft, newSkill, nextItemId, taskDraft } from '../draft.ts';
import { readFiles } from '../files.ts';
import { giftFile } from '../gift.ts';
import { stampIds } from '../ids.ts';
import { draftsOf } from '../import.ts';
import { loadCurriculum, loadDrafts } from '../load.ts';
import { compareMinutes, readMinutesReport, writeMinutes } from '../minutes.ts';
import { CurriculumError, newReading } from '../read.ts';
import { schemaFiles } from '../schema.ts';
import { stampTranslations } from '../stamp.ts';
import { statsTable } from '../stats.ts';
import { askedText } from './ask.ts';

/** `npm run curriculum -- …`: what an author has at hand. */

const usage = `npm run curriculum -- …
  check [--strict]         everything a program can check; --strict: keys must be computed and programs run, which takes python3
  stamp [ID…]              note which English each Chinese translates; name an entry once its Chinese was read again
  minutes FILE [--write]   what learners logged, by the operator's npm run minutes; --write puts it into the tasks
  stats                    how many skills, tasks and items there are, by stage; and the tasks of each path
  preview ID [--html FILE] an item, task, skill or project as each platform shows it
  ask QUESTION             what /ask finds for it, and which of its words name what is taught; drafts included
  new skill ID             a folder with drafts
  new task SKILL NAME      a draft in its tasks.yaml
  new item SKILL [--type single] [--kp SKILL.POINT]
  export gift|anki|csv [--lang zh-CN] [--skill ID]
  import gift FILE --skill ID
  schema                   curriculum/schema/*.json, for editors

CURRICULUM_DIR says which curriculum, if not curriculum/.`;

const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** What cannot be done, in a sentence for whoever typed it. */
class Refusal extends Error {}

const need = <T>(value: T | undefined, sentence: string): T => {
  if (value === undefined) throw new Refusal(sentence);
  return value;
};

interface Asked {
  readonly folder: string;
  readonly words: readonly string[];
  readonly options: ReturnType<typeof parse>['values'];
  readonly say: (text: string) => void;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  const options = { strict: yes, write: yes, html: text, type: text, kp: text, lang: text, skill: text } as const;
  return parseArgs({ args, allowPositionals: true, options });
}

/** The files, of which none may be unreadable where something is to be written. */
async function readable(folder: string) {
  const reading = newReading(folder);
  const files = await readFiles(reading);
  if (reading.faults.length) throw new Refusal('Fix what check says first: nothing was written.');
  return { files, reading };
}

async function check({ folder, options, say }: Asked): Promise<boolean> {
  const began = performance.now();
  const today = Temporal.Now.plainDateISO().toString();
  const { faults, files, keys, programs } = await auditCurriculum(folder, { today, python: true });
  for (const { file, line, text, warning } of faults) say(`${warning ? 'W' : 'E'} ${file}:${line} ${text}`);
  if (keys.count && !keys.ran) say(`There is no python3 on the PATH: ${plural(keys.count, 'key')} not computed.`);
  if (programs?.missing.length) {
    say(`Not installed: ${programs.missing.join(', ')}.`);
    if (programs.notRun.length) say(`Not run without it: ${programs.notRun.join(', ')}.`);
    if (programs.inPart.length) say(`Run in part: ${programs.inPart.join(', ')}.`);
  }
  const stopping = faults.filter(({ warning }) => !warning).length;
  const what = [plural(files.skills.length, 'skill'), plural(files.tasks.length, 'task')];
  what.push(
    plural(files.items.length, 'item'),
    `${plural(keys.ran ? keys.count : 0, 'key')} computed`,
    `${plural(programs?.count ?? 0, 'program')} run`,
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const found = `${plural(stopping, 'fault')}, ${plural(faults.length - stopping, 'warning')}`;
  say(`${what.join(', ')}: ${found} (${seconds} s)`);
  return stopping === 0 && !(options.strict && keys.count && !keys.ran);
}

async function stamp({ folder, words: named, say }: Asked): Promise<void> {
  const { files, reading } = await readable(folder);
  const done = await stampTranslations(folder, files, new Set(named));
  const ids = await stampIds(files, reading);
  say(`${plural(done.length, 'translation')} stamped, ${plural(ids.length, 'id')} added.`);
  const strange = named.filter((id) => !done.includes(id));
  if (strange.length) say(`Nothing to stamp in: ${strange.join(', ')}`);
}

async function show({ folder, words: [id = ''], options, say }: Asked): Promise<void> {
  // With the platforms' own renderers, which take a while to load.
  const { preview } = await import('./preview.ts');
  const { asPage, asText } = await import('./preview-page.ts');
  const shown = need(preview(await loadDrafts(folder), id), `Nothing is called "${id}".`);
  if (!options.html) return say(asText(shown));
  await writeFile(options.html, asPage(id, shown));
  say(`${options.html} is written.`);
}

async function ask({ folder, words, say }: Asked): Promise<void> {
  if (!words.length) throw new Refusal('ask "QUESTION"');
  say(await askedText(await loadDrafts(folder), words.join(' ')));
}

async function draft({ folder, words: [what, name = '', more], options, say }: Asked): Promise<void> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) throw new Refusal('An id is lower case words joined by "-".');
  const { files } = await readable(folder);
  const skill = files.skills.find(({ value }) => value.id === name)?.value;
  if (what === 'skill') {
    if (skill) throw new Refusal(`There is a skill ${name} already.`);
    for (const [file, text] of newSkill(name)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text, { flag: 'wx' });
    }
    return say(`skills/${name} is there, with drafts to fill in.`);
  }
  const { kps } = need(skill, `There is no skill ${name}: npm run curriculum -- new skill ${name}`);
  const kp = options.kp ?? kps[0]!.id;
  if (!kps.some(({ id }) => id === kp)) throw new Refusal(`${name} has no knowledge point ${kp}.`);
  if (what === 'task') {
    const id = `${name}-${need(more, 'Name the task: new task SKILL NAME')}`;
    if (files.tasks.some(({ value }) => value.id === id)) throw new Refusal(`There is a task ${id} already.`);
    await appendEntry(folder, `skills/${name}/tasks.yaml`, taskDraft(id, kp));
    return say(`${id} is at the end of skills/${name}/tasks.yaml.`);
  }
  if (what !== 'item') throw new Refusal('new item, new task or new skill');
  const type = options.type ?? 'single';
  if (!Object.hasOwn(answers, type)) throw new Refusal(`--type is one of ${Object.keys(answers).join(', ')}`);
  const id = await nextItemId(folder, name);
  await appendEntry(folder, `skills/${name}/items.yaml`, itemDraft(id, kp, type as ItemFile['type']));
  say(`${id} is at the end of skills/${name}/items.yaml.`);
}

/** Minutes that learners logged, from the operator's report, for the tasks that are still as they were then. */
async function minutes({ folder, words: [file], options, say }: Asked): Promise<void> {
  const rows = readMinutesReport(await readFile(need(file, 'minutes FILE [--write]'), 'utf8'));
  const { files } = await readable(folder);
  const { fitting, changed, unknown } = compareMinutes(files, need(rows, `${file} is no report of npm run minutes.`));
  for (const { task, now, next, learners, median } of fitting)
    say(`${task}: ${now === next ? now : `${now} → ${next}`} (${learners} learners, median ${median})`);
  if (changed.length) say(`Changed since, so left as estimated: ${changed.join(', ')}`);
  if (unknown.length) say(`Not in this curriculum: ${unknown.join(', ')}`);
  if (!options.write) return say(`${plural(fitting.length, 'task')}. With --write, they are changed.`);
  await writeMinutes(folder, files, fitting);
  say(`${plural(fitting.length, 'task')} written. Their minutes are marked as logged now.`);
}

const formats: Readonly<Record<string, (items: readonly Item[], language: Language) => string>> = {
  gift: giftFile,
  anki: ankiFile,
  csv: csvFile,
};

async function send({ folder, words: [format = ''], options, say }: Asked): Promise<void> {
  const write = need(Object.hasOwn(formats, format) ? formats[format] : undefined, 'export gift, anki or csv');
  const language = languageSchema.safeParse(options.lang ?? fallback);
  if (!language.success) throw new Refusal(`--lang is ${languages.join(' or ')}`);
  const items = [...(await loadCurriculum(folder)).items.values()];
  const own = items.filter((item) => !options.skill || skillOf(item.kp) === options.skill);
  if (!own.length) throw new Refusal(`There are no items of ${options.skill}.`);
  say(write(own, language.data));
}

async function receive({ folder, words: [format, file], options, say }: Asked): Promise<void> {
  if (format !== 'gift' || !file || !options.skill) throw new Refusal('import gift FILE --skill ID');
  const { files } = await readable(folder);
  const skill = files.skills.find(({ value }) => value.id === options.skill)?.value;
  const { id, kps } = need(skill, `There is no skill ${options.skill}.`);
  // A tool for authors, so it comes with the development dependencies.
  const { parse } = await import('gift-pegjs');
  const first = Number((await nextItemId(folder, id)).slice(id.length + 1));
  const number = (n: number) => `${id}-${String(first + n).padStart(3, '0')}`;
  const { entries, missing } = draftsOf(parse(await readFile(file, 'utf8')), { kp: kps[0]!.id, id: number });
  for (const entry of entries) await appendEntry(folder, `skills/${id}/items.yaml`, entry);
  for (const [title, what] of missing) say(`${title}: ${what}`);
  say(
    `${plural(entries.length, 'draft')} at the end of skills/${id}/items.yaml, "wip" until what is named above is there.`,
  );
}

async function schema({ folder, say }: Asked): Promise<void> {
  await mkdir(join(folder, 'schema'), { recursive: true });
  for (const [file, text] of schemaFiles()) await writeFile(join(folder, 'schema', file), text);
  say('schema/*.json are written.');
}

const doings: Readonly<Record<string, (asked: Asked) => Promise<unknown>>> = {
  check,
  stamp,
  minutes,
  stats: async ({ folder, say }) => say(statsTable(await readFiles(newReading(folder)))),
  preview: show,
  ask,
  new: draft,
  export: send,
  import: receive,
  schema,
};

/** Does what an author typed, says what came of it, and tells whether it is well. */
export async function author(args: readonly string[], folder: string, say: (text: string) => void): Promise<boolean> {
  try {
    const { values: options, positionals } = parse([...args]);
    const [name = '', ...words] = positionals;
    const doing = need(Object.hasOwn(doings, name) ? doings[name] : undefined, usage);
    return (await doing({ folder, words, options, say })) !== false;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const known = error instanceof Refusal || error instanceof CurriculumError || code?.startsWith('ERR_PARSE_ARGS');
    if (!known && code !== 'ENOENT' && code !== 'EEXIST') throw error;
    say(message);
    return false;
  }
}

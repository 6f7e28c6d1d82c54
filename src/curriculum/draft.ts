import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ItemFile, itemSchema } from '../core/curriculum/item.ts';
import { fallback, fullLanguages } from '../core/language/model.ts';
import { bounds } from './bounds.ts';
import { knownIds } from './ids.ts';
import { newReading, readList } from './read.ts';

/**
 * Drafts that an author fills in. They pass the schema and are `wip`, so the bot still starts; `check` reports every
 * TODO that is left when a draft is served.
 */
export const todo = 'TODO';
const text = `{ ${fullLanguages.map((language) => `${language}: "${todo}"`).join(', ')} }`;

const lesson = `${bounds.lesson[fallback].join(' to ')} words that teach every knowledge point with one worked example.`;

const line = (kind: string) => `# yaml-language-server: $schema=../../schema/${kind}.json\n`;

/** The id with the next free number of a skill's items. A number that was served once is never used again. */
export async function nextItemId(folder: string, skill: string): Promise<string> {
  const own = await readList(newReading(folder), `skills/${skill}/items.yaml`, itemSchema, { optional: true });
  const used = [...own.map(({ value }) => value.id), ...(await knownIds({ folder })).keys()];
  const numbers = used.flatMap((id) => (id.startsWith(`${skill}-`) ? [Number(id.slice(skill.length + 1))] : []));
  const next = Math.max(0, ...numbers.filter(Number.isInteger)) + 1;
  return `${skill}-${String(next).padStart(3, '0')}`;
}

/** The fields of each type of item, to be filled in. */
export const answers: Readonly<Record<ItemFile['type'], string>> = {
  single: `  options:              # 3 or 4, one of them correct, and that one not the longest
    - text: ${text}
      correct: true
    - text: ${text}
      why: ${text}      # the mistake that makes it tempting
    - text: ${text}
      why: ${text}
`,
  multi: `  options:              # 3 to 5, at least one correct and not all
    - text: ${text}
      correct: true
    - text: ${text}
      correct: true
    - text: ${text}
      why: ${text}
`,
  truefalse: `  answer: true          # about half of a stage's are true
  why: ${text}          # why the other verdict tempts
`,
  numeric: `  answer: { value: 0, tolerance: 0 }     # tolerance: more than the rounding asked for; unit: '%' if it has one
  verify: "0"           # Python that computes it; or derived: how it is known
`,
  code_output: `  answer: |             # exactly what the \`\`\`python block of the stem prints
    TODO
`,
  short: `  rubric:               # 1 to 5 points
    - ${text}
  exemplar: ${text}
`,
  ordering: `  steps:                # 3 to 6, in the right order; also: [[2, 1, 3]] for another that is right
    - ${text}
    - ${text}
    - ${text}
`,
};

export const itemDraft = (id: string, kp: string, type: ItemFile['type']): string => `- id: ${id}
  kp: ${kp}
  type: ${type}
  bloom: apply          # remember understand apply analyze evaluate
  difficulty: 2         # 1 to 5
  status: wip           # beta, when it is ready
  stem: ${text}         # at most 60 words; ends with a question or an instruction
${answers[type]}  explanation: ${text}  # teaches; more than the key again
  source: { url: "https://example.org/", licence: link-only }   # or the id of a resource
`;

export const taskDraft = (id: string, kp: string): string => `- id: ${id}
  title: ${text}
  what: ${text}         # numbered steps: what to do
  why: ${text}
  minutes: 30           # 15, 30, 45, 60, 90 or 180: check says which
  work: { lines: 0, cases: 0, waits: 0 } # lines typed, pieces done by hand, minutes waited
  needs: [computer, python]    # phone computer python pip git model-api local-model web-host peer
  cost: ${text}         # and how to do it for nothing
  deliverable: ${text}
  done:                 # 1 to 5; at least one other than check: number own reply link commit sentence quiz
    - kind: sentence
      ask: ${text}
      least: 40
  hints:                # three, each a step further
    - ${text}
    - ${text}
    - ${text}
  kps: [${kp}]
  resources: []
  status: wip           # beta, when it is ready
`;

const skillDraft = (id: string): string => `${line('skill')}id: ${id}
stage: S${/^s(\d+)-/.exec(id)?.[1] ?? 1}
name: ${text}
about: ${text}          # what somebody can do afterwards
requires: []            # skills that come before
kps:                    # two at least; each needs three items and a task
  - { id: ${id}.first, name: ${text} }
  - { id: ${id}.second, name: ${text} }
status: wip             # beta, when it is ready
review_by: 2099-12-31   # TODO: when somebody should read it again
`;

/** The files of a new skill, by their paths in the curriculum. */
export const newSkill = (id: string): ReadonlyMap<string, string> => {
  const at = (file: string) => `skills/${id}/${file}`;
  return new Map([
    [at('skill.yaml'), skillDraft(id)],
    ...fullLanguages.map((language): [string, string] => [
      at(`lesson.${language}.md`),
      language === fallback ? `${todo}: ${lesson}\n` : `${todo}\n`,
    ]),
    [at('tasks.yaml'), `${line('tasks')}${taskDraft(`${id}-task`, `${id}.first`)}`],
    [at('items.yaml'), `${line('items')}${itemDraft(`${id}-001`, `${id}.first`, 'single')}`],
    [at('resources.yaml'), `${line('resources')}[]\n`],
  ]);
};

/** Appends an entry to a list file and leaves the rest, including comments, unchanged. */
export async function appendEntry(folder: string, file: string, entry: string): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8').catch(() => '');
  await mkdir(dirname(path), { recursive: true });
  // The entry replaces an empty list.
  if (/^\s*\[\s*\]\s*$/m.test(before)) return writeFile(path, before.replace(/^\s*\[\s*\]\s*$/m, entry.trimEnd()));
  const gap = !before || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  await appendFile(path, `${gap}${entry}`);
}

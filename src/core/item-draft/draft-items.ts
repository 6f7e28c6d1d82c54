import { z } from 'zod';
import type { Cohort } from '../cohort/model.ts';
import { blooms, type Item, itemSchema } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Id } from '../id.ts';
import type { DocumentSection } from '../library/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { fillForm, mayFill } from '../tutor/fill-form.ts';
import { element } from '../tutor/make-prompt.ts';
import type { ModelForm } from '../tutor/model.ts';
import { draftPrompt } from '../tutor/prompts/draft.ts';
import { curriculumIndex, search } from '../tutor/search.ts';
import { type ItemsDrafted, maxItemDrafts } from './model.ts';
import { blindForms } from './solve-items.ts';

/** So many are asked for at once. */
export const mostItems = 3;

/** As much of a document as is read at once, and as much of that as says what it is about, in letters. */
const partLength = 5_000;
const aboutLength = 1_500;

/** The passages that say together which skill it is about. */
const mostPassages = 8;

const both = z.object({ en: z.string().trim().max(1_000), 'zh-CN': z.string().trim().max(1_000) });
const schema = z.object({
  items: z
    .array(
      z.object({
        ...{ kp: z.string(), bloom: z.enum(blooms), difficulty: z.int() },
        ...{ stem: both, explanation: both },
        options: z.array(z.object({ text: both, correct: z.boolean(), why: both, misconception: z.string() })).max(6),
      }),
    )
    .max(mostItems),
});
type Written = z.infer<typeof schema>['items'][number];

/**
 * Has the model draft items from a part of a document, each time from the next one. What the curriculum's checks have
 * nothing against, and the model solves twice without the key, is kept as a draft for an author. No learner is asked it.
 */
export async function draftItems(
  ports: Pick<Ports, 'curriculum' | 'library' | 'model' | 'itemDraft' | 'itemCheck'> & Transact<'spending'>,
  input: {
    readonly document: Id;
    readonly workspace: string;
    readonly organiser: Id;
    readonly cohort: Cohort;
    readonly now: Temporal.Instant;
  },
  signal: AbortSignal,
): Promise<ItemsDrafted> {
  const { document, workspace, organiser, cohort, now } = input;
  if (ports.model.state().kind === 'off') return { kind: 'off' };
  if (cohort.quotesOnly) return { kind: 'unwanted' };
  if (!mayFill(ports, cohort)) return { kind: 'failed' };
  const drafts = await ports.itemDraft.list(workspace);
  if (drafts.length + mostItems > maxItemDrafts) return { kind: 'full' };
  const read = await ports.library.readNext({ workspace, document });
  if (!read) return { kind: 'gone' };
  const parts = partsOf(read.sections);
  const words = [read.title, parts[read.times % parts.length]!].join('\n\n');
  const skill = await skillOfText(ports.curriculum, words);
  if (!skill) return { kind: 'nothing' };
  const fill = <T>(form: ModelForm<T>) => fillForm(ports, { form, learner: organiser, cohort, now }, signal);
  const passage = element('passage', words);
  const drafted = await fill(draftForm(passage, skill, ports.curriculum));
  if (drafted.kind !== 'filled') return drafted;
  const { items: written } = drafted.value;
  if (!written.length) return { kind: 'nothing' };
  const items = written.flatMap((one) => itemOf(one, skill) ?? []);
  const faults = await ports.itemCheck.faults(
    items,
    drafts.map(({ item }) => item),
  );
  const sound = items.filter((_, n) => !faults[n]?.length);
  let good = sound;
  for (const { form, isSolved } of sound.length ? blindForms(sound, passage, `${document} ${read.times}`) : []) {
    const solved = await fill(form);
    if (solved.kind !== 'filled') return solved;
    good = good.filter((item) => isSolved(solved.value.answers, sound.indexOf(item)));
  }
  for (const item of good) await ports.itemDraft.add({ document, item, prompt: draftPrompt.version, at: now });
  return {
    kind: 'drafted',
    kept: good.length,
    faulty: written.length - sound.length,
    unsolved: sound.length - good.length,
  };
}

/** Sections next to each other, as many as are read at once. */
function partsOf(sections: readonly DocumentSection[]): readonly string[] {
  const parts = [''];
  for (const { heading, body } of sections) {
    const text = [heading, body].filter(Boolean).join('\n');
    if (parts.at(-1) && parts.at(-1)!.length + text.length > partLength) parts.push('');
    parts[parts.length - 1] = [parts.at(-1), text].filter(Boolean).join('\n\n');
  }
  return parts;
}

/** The skill that most of what is taught about the same is of. */
async function skillOfText(curriculum: Curriculum, text: string): Promise<Skill | undefined> {
  const found = search(await curriculumIndex(curriculum), text.slice(0, aboutLength), { exact: true }).slice(
    0,
    mostPassages,
  );
  const scores = new Map<string, number>();
  for (const { passage, score } of found)
    for (const id of passage.skills) scores.set(id, (scores.get(id) ?? 0) + score / passage.skills.length);
  const [best] = [...scores].toSorted(([, a], [, b]) => b - a);
  return best && curriculum.skills.get(best[0]);
}

function draftForm(passage: string, skill: Skill, { misconceptions }: Curriculum): ModelForm<z.infer<typeof schema>> {
  const beliefs = [...misconceptions.values()].filter(({ stage }) => stage === skill.stage);
  const lines = (of: readonly { readonly id: string; readonly name: { readonly en: string } }[]) =>
    of.map(({ id, name }) => `${id}: ${name.en}`).join('\n');
  return {
    instructions: draftPrompt.instructions,
    format: draftPrompt.format,
    schema,
    maxTokens: 4_000,
    input: [
      passage,
      element('points', lines(skill.kps)),
      ...(beliefs.length ? [element('misconceptions', lines(beliefs))] : []),
      `<task>Draft up to ${mostItems} questions.${beliefs.length ? '' : ' There is no list of beliefs: leave misconception empty.'}</task>`,
    ].join('\n\n'),
  };
}

/** What an author will replace: a document has no address. */
const noSource = { url: 'https://example.org/', licence: 'TODO' };

/** As an item of the curriculum; undefined when it is none. */
function itemOf({ kp, bloom, difficulty, stem, explanation, options }: Written, skill: Skill): Item | undefined {
  if (!skill.kps.some(({ id }) => id === kp)) return undefined;
  const read = itemSchema.safeParse({
    ...{ id: `${skill.id}-000`, kp, bloom, difficulty, stem, explanation, status: 'wip', source: noSource },
    type: options.filter(({ correct }) => correct).length > 1 ? 'multi' : 'single',
    options: options.map(({ text, correct, why, misconception }) =>
      correct ? { text, correct } : { text, why, ...(misconception && { misconception }) },
    ),
  });
  return read.success ? (read.data as Item) : undefined;
}

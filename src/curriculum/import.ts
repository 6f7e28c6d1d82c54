import { stringify } from 'yaml';
import { z } from 'zod';
import { type ItemFile, itemSchema } from '../core/curriculum/item.ts';
import { fullLanguages, type Language, type Text } from '../core/language/model.ts';
import { todo } from './draft.ts';
import { hanIn } from './words.ts';

/** The output of the GIFT parser, as far as items can be made of it. */
const format = z.object({ text: z.string() });
const base = {
  title: z.string().nullable(),
  stem: format,
  globalFeedback: format.nullable(),
  tags: z.array(z.string()).nullish(),
};
const choice = z.object({
  isCorrect: z.boolean(),
  weight: z.number().nullable(),
  text: format,
  feedback: format.nullable(),
});
const number = z.object({
  number: z.number().optional(),
  range: z.number().optional(),
  numberLow: z.number().optional(),
  numberHigh: z.number().optional(),
});
const question = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('MC'), choices: z.array(choice) }),
  z.object({ ...base, type: z.literal('Short'), choices: z.array(choice) }),
  z.object({ ...base, type: z.literal('Essay') }),
  z.object({
    ...base,
    type: z.literal('TF'),
    isTrue: z.boolean(),
    trueFeedback: format.nullable(),
    falseFeedback: format.nullable(),
  }),
  z.object({
    ...base,
    type: z.literal('Numerical'),
    choices: z.union([number, z.array(z.object({ text: number, weight: z.number().nullable() }))]),
  }),
  z.object({
    ...base,
    type: z.literal('Matching'),
    matchPairs: z.array(z.object({ subquestion: format, subanswer: z.string() })),
  }),
]);
type Question = z.infer<typeof question>;

export interface Imported {
  /** YAML for an items.yaml. */
  readonly entries: readonly string[];
  /** For each title: what the author has to add, or why the question cannot be imported. */
  readonly missing: readonly (readonly [title: string, what: string])[];
}

/** Makes drafts of parsed GIFT questions. `id` gives the id of the nth; all of them get the knowledge point `kp` at first. */
export function draftsOf(parsed: readonly unknown[], at: { kp: string; id: (n: number) => string }): Imported {
  const entries: string[] = [];
  const missing: [string, string][] = [];
  for (const raw of parsed) {
    const read = question.safeParse(raw);
    const { title, type } = raw as { title?: string | null; type?: string };
    const name = title || `(${type})`;
    if (!read.success) {
      if (type !== 'Category') missing.push([name, `${type} is not one of our kinds: left out`]);
      continue;
    }
    const language: Language = hanIn(read.data.stem.text) ? 'zh-CN' : 'en';
    const draft = { id: at.id(entries.length), kp: at.kp, ...fieldsOf(read.data, language) };
    const item = itemSchema.safeParse(draft);
    if (!item.success) {
      missing.push([
        name,
        `left out: ${item.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
      ]);
      continue;
    }
    entries.push(stringify([draft], { lineWidth: 0 }));
    missing.push([`${item.data.id} (${name})`, lacking(item.data)]);
  }
  return { entries, missing };
}

/** A text that the author has to write in every language. */
const toDo = Object.fromEntries(fullLanguages.map((language) => [language, todo])) as Text;

const lacking = (item: ItemFile): string => {
  const other = fullLanguages.filter((language) => item.stem[language] === todo);
  const empty = Object.entries(item).flatMap(([field, value]) =>
    field !== 'stem' && JSON.stringify(value)?.includes(JSON.stringify(toDo).slice(1, -1)) ? [field] : [],
  );
  return [`all of it in ${other.join(', ')}`, 'kp', 'bloom', 'difficulty', 'source', ...empty].join(', ');
};

function fieldsOf(read: Question, language: Language): Record<string, unknown> {
  const say = (text: string | undefined): Text => {
    const words = text?.trim() || todo;
    return { ...toDo, [language]: words };
  };
  const common = {
    bloom: 'understand',
    difficulty: 3,
    status: 'wip',
    stem: say(read.stem.text),
    explanation: say(read.globalFeedback?.text),
    source: { url: 'https://example.org/', licence: todo },
  };
  switch (read.type) {
    case 'MC': {
      const right = (c: z.infer<typeof choice>) => c.isCorrect || (c.weight ?? 0) > 0;
      const options = read.choices.map((c) => ({
        text: say(c.text.text),
        ...(right(c) ? { correct: true } : { why: say(c.feedback?.text) }),
      }));
      return { ...common, type: read.choices.some((c) => c.isCorrect) ? 'single' : 'multi', options };
    }
    case 'TF': {
      // The first feedback is for a wrong answer; the parser names it after the right one.
      const why = read.isTrue ? read.trueFeedback : read.falseFeedback;
      return { ...common, type: 'truefalse', answer: read.isTrue, why: say((why ?? read.trueFeedback)?.text) };
    }
    case 'Numerical': {
      const given = Array.isArray(read.choices) ? read.choices[0]?.text : read.choices;
      const { number = 0, range = 0, numberLow, numberHigh } = given ?? {};
      const between = numberLow !== undefined && numberHigh !== undefined;
      const answer = between
        ? { value: (numberLow + numberHigh) / 2, tolerance: (numberHigh - numberLow) / 2 }
        : { value: number, tolerance: range };
      return { ...common, type: 'numeric', answer, derived: todo };
    }
    case 'Short': {
      const [first] = read.choices;
      if (read.tags?.includes('code_output')) return { ...common, type: 'code_output', answer: first?.text.text };
      return { ...common, type: 'short', rubric: [say(undefined)], exemplar: say(first?.text.text) };
    }
    case 'Essay':
      return { ...common, type: 'short', rubric: [say(undefined)], exemplar: say(read.globalFeedback?.text) };
    case 'Matching':
      return { ...common, type: 'ordering', steps: steps(read.matchPairs)?.map(say) };
  }
}

/** gift-pegjs 1.0 leaves its own placeholders for escaped characters in matching questions. */
export const unescaped = (text: string): string =>
  text.replace(/&&(\d{3});/g, (_, code) => String.fromCharCode(Number(code)));

/** The order of steps that are matched with 1, 2, 3 …; undefined for any other matching. */
function steps(pairs: readonly { subquestion: { text: string }; subanswer: string }[]): string[] | undefined {
  const ordered = pairs.toSorted((a, b) => Number(a.subquestion.text) - Number(b.subquestion.text));
  return ordered.every(({ subquestion }, i) => Number(subquestion.text) === i + 1)
    ? ordered.map(({ subanswer }) => unescaped(subanswer))
    : undefined;
}

import { type Document, isMap, parseDocument, type YAMLSeq } from 'yaml';
import { z } from 'zod';
import { hidePeople } from '../core/conversation/hide-people.ts';
import type { ReportedCase } from '../core/conversation/model.ts';
import type { MarkedCase } from '../core/tutor/model.ts';
import { StartError } from '../start-error.ts';

const language = z.enum(['en', 'zh-CN']);
const texts = z.array(z.string().min(1)).default([]);
const pattern = z.string().refine((source) => {
  try {
    return new RegExp(source, 'iu').source !== '(?:)';
  } catch {
    return false;
  }
}, 'is not a pattern');

const caseSchema = z
  .strictObject({
    /** The report that it is made of; absent for one that somebody wrote by hand. */
    report: z.string().optional(),
    /** The skill or the task from which it was asked. */
    about: z.string().optional(),
    ...{ language, question: z.string(), earlier: texts, reason: z.string().optional() },
    expect: z.enum(['answer', 'decline', 'skip']),
    ...{ skills: texts, points: z.array(pattern).default([]), never: texts },
  })
  .refine(({ question, about }) => question || about, 'has neither "question" nor "about"');
const markSchema = z.strictObject({
  answer: z.string().optional(),
  ...{ language, item: z.string(), typed: z.string(), prompt: z.string() },
  ...{ met: z.array(z.boolean()).min(1), right: z.boolean() },
});
const fileSchema = z.strictObject({ cases: z.array(caseSchema).default([]), marks: z.array(markSchema).default([]) });
export type ReportsFile = z.infer<typeof fileSchema>;

const head = `# Cases for \`npm run eval -- --reports FILE\`, made of what members reported and organisers settled. Read each before you use it.
# Names, addresses and numbers that a program knows are taken out; what else tells who somebody is, take out yourself.
# expect: answer, decline, or skip, for a report that makes no case (it has to stay, or it comes again).
# A case that expects an answer says what is right, by one of these at least:
#   skills  ids of skills: a passage of one of them has to be shown
#   points  words that have to be there, each as a pattern: "last line|bottom"
#   never   words that must not be there
# \`npm run reports\` adds what is new, leaves the rest as it is, and takes out what somebody has erased.
cases: []
# Answers that the model marked and a person decided on: how often does the model of today decide like them?
marks: []
`;

/** Reads the file of a person, and says what they can put right in it. */
export function readReportsFile(text: string, file: string): ReportsFile {
  return read(documentOf(text, file), file);
}

function documentOf(text: string, file: string): Document {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new StartError(`${file}: ${error.message}`);
  return document;
}

function read(document: Document, file: string): ReportsFile {
  const known = fileSchema.safeParse(document.toJS());
  if (known.success) return known.data;
  const [issue] = known.error.issues;
  throw new StartError(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}

/**
 * The file with what is new in the database, none of which names anybody: what a person wrote into it stays, and what is no
 * longer in the database goes, since its author has erased it. `before` is undefined for a new file.
 */
export function mergeReports(
  before: string | undefined,
  { cases, marks }: { readonly cases: readonly ReportedCase[]; readonly marks: readonly MarkedCase[] },
  file: string,
): { readonly text: string; readonly added: number; readonly erased: number } {
  const document = documentOf(before ?? head, file);
  const known = read(document, file);
  const lists = [
    {
      list: 'cases',
      key: 'report',
      had: known.cases.map(({ report }) => report),
      rows: cases.filter(isWhole).map(caseOf),
    },
    { list: 'marks', key: 'answer', had: known.marks.map(({ answer }) => answer), rows: marks.map(markOf) },
  ] as const;
  const ids = (of: (typeof lists)[number]) => new Set(of.rows.map((row) => idOf(row)));
  const had = lists.flatMap((of) => of.had.filter((id) => id !== undefined));
  const stay = lists.flatMap((of) => of.had.filter((id) => id !== undefined && ids(of).has(id)));
  if (had.length > 0 && stay.length === 0)
    throw new StartError(
      `None of the ${had.length} reports in ${file} is in this database. If it is the right one, name another file.`,
    );
  let added = 0;
  for (const of of lists) {
    const [there, fresh] = [ids(of), of.rows.filter((row) => !of.had.includes(idOf(row)))];
    const list = listIn(document, of.list);
    list.items = list.items.filter((item) => {
      const id = isMap(item) ? item.get(of.key) : undefined;
      return id === undefined || there.has(String(id));
    });
    for (const row of fresh) list.add(document.createNode(row));
    added += fresh.length;
  }
  return { text: document.toString({ lineWidth: 0 }), added, erased: had.length - stay.length };
}

const idOf = (row: { readonly report: string } | { readonly answer: string }): string =>
  'report' in row ? row.report : row.answer;

/** A list that is written line by line. */
function listIn(document: Document, name: string): YAMLSeq {
  if (!document.has(name)) document.set(name, document.createNode([]));
  const list = document.get(name) as YAMLSeq;
  list.flow = false;
  return list;
}

/** Of a question that somebody only pressed for below another one, nothing can be asked again. */
const isWhole = ({ question, about }: ReportedCase) => question !== '' || about !== null;

function caseOf({ id, language: of, about, question, earlier, settled, reason, skills, names }: ReportedCase) {
  return {
    ...{ report: id, language: of, ...(about !== null && { about }), question: hidePeople(question, names) },
    ...(earlier.length > 0 && { earlier: earlier.map((one) => hidePeople(one, names)) }),
    ...{ expect: settled, reason },
    // What was shown is about the right thing where it was only unclear. Elsewhere a person has to say what is right.
    skills: settled === 'answer' && reason === 'unclear' ? [...skills] : [],
    ...{ points: [], never: [] },
  };
}

const markOf = ({ id, names, typed, ...mark }: MarkedCase) => ({
  ...{ answer: id, ...mark },
  typed: hidePeople(typed, names),
});

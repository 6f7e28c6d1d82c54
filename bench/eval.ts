import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readProcessConfig } from '../src/config.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import { lengthOf } from '../src/core/language/length.ts';
import { costOf } from '../src/core/spending/rules.ts';
import { gradeForm } from '../src/core/tutor/grade-answer.ts';
import { answerPrompt } from '../src/core/tutor/prompts/answer.ts';
import { curriculumIndex } from '../src/core/tutor/search.ts';
import { isIn } from '../src/core/tutor/support.ts';
import { loadCurriculum, ownCurriculum } from '../src/curriculum/load.ts';
import { createModel } from '../src/model/model.ts';
import type { ReportsFile } from '../src/ops/reports-file.ts';
import { ask, type Outcome } from './eval-ask.ts';
import { readReported, wrongIn } from './eval-reports.ts';
import { type Case, readCases, readMarks, readPointed } from './eval-set.ts';
import { agreementRows, type Judged, judgedRows, modelJudge, wordsJudge } from './judge.ts';
import { prefixShare } from './prefix.ts';
import { median } from './result.ts';
import { rankerOf, score } from './retrieval.ts';
import { scriptedModel } from './scripted-model.ts';

/**
 * `npm run eval [-- --assert] [--out FILE] [--data bench/data] [--reports FILE [--only-reports]] [--judge NAME]`: scores /ask, on the
 * cases of `npm run reports` as well, each of which has to be as it says, or on these alone. With OPENAI_MODEL and its server set it asks that model, and a judge, which is the same model unless
 * another is named, reads the answers; without, one that quotes the first sentences of its passages, and its judge looks for key
 * words. How far the judge agrees with the marks of the set is said beside. `--assert` fails when a figure is below its goal.
 */
const { values } = parseArgs({
  options: {
    assert: { type: 'boolean' },
    out: { type: 'string' },
    data: { type: 'string', default: 'bench/data' },
    reports: { type: 'string' },
    'only-reports': { type: 'boolean' },
    judge: { type: 'string' },
  },
});

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At least, or with `most`, at most. Only what does not depend on the model has one. */
  readonly goal?: number;
  readonly most?: boolean;
}

const { model: settings, curriculumDir } = readProcessConfig();
const curriculum = await loadCurriculum(curriculumDir ?? ownCurriculum);
const reported = values.reports ? readReported(values.reports) : { cases: [], marks: [] };
const onlyReports = values['only-reports'] === true;
const cases = onlyReports ? [] : readCases(values.data, curriculum);
const model = settings ? createModel(settings, { warn: (fields) => console.error(fields) }) : scriptedModel;
const outcomes: Outcome[] = [];
for (const one of cases) outcomes.push(await ask(one, model, curriculum));
const again: { readonly name: string; readonly outcome: Outcome; readonly wrong: string | undefined }[] = [];
for (const { name, ...one } of reported.cases) {
  const outcome = await ask(one, model, curriculum);
  again.push({ name, outcome, wrong: wrongIn(outcome) });
}

const log = { warn: (fields: object) => console.error(fields) };
const judge = settings
  ? modelJudge(createModel({ ...settings, name: values.judge ?? settings.name }, log), values.judge ?? settings.name)
  : wordsJudge;
const rows: readonly Row[] = [
  ...(onlyReports
    ? []
    : [
        ...(await rowsOf(outcomes, curriculum)),
        // Key words and the check have had their say in the rows above.
        ...(settings ? await judgedRows(judge, judged(outcomes)) : []),
        ...(await agreementRows(judge, readMarks(values.data))),
      ]),
  ...(again.length
    ? [
        {
          name: `as they should be, of ${again.length} reported`,
          value: again.filter(({ wrong }) => wrong === undefined).length / again.length,
          unit: 'of 1',
          goal: 1,
        },
      ]
    : []),
  ...(await agreement(reported.marks)),
];
const isMet = ({ value, goal, most }: Row) => goal === undefined || (most ? value <= goal : value >= goal);
console.log(
  `${answerPrompt.version}, ${settings?.name ?? 'the scripted model'}, ${cases.length + again.length} questions, judged by ${judge.name}`,
);
for (const row of rows)
  console.log(
    `  ${isMet(row) ? ' ' : '✗'} ${row.name.padEnd(46)} ${row.value.toFixed(3)} ${row.unit}${
      row.goal === undefined ? '' : ` (goal: ${row.most ? 'at most' : 'at least'} ${row.goal})`
    }`,
  );
for (const { name, outcome, wrong } of again)
  if (wrong !== undefined) console.log(`  ✗ ${name}, “${outcome.question}”: ${wrong}`);
if (values.out)
  writeFileSync(
    values.out,
    `${JSON.stringify({ prompt: answerPrompt.version, rows, outcomes, reported: again }, null, 2)}\n`,
  );
process.exit(values.assert && !rows.every(isMet) ? 1 : 0);

/** The answers that a judge reads, each with what it cites. */
function judged(all: readonly Outcome[]): readonly Judged[] {
  const pointed = readPointed(values.data);
  return all.flatMap(({ kind, question, answer, text }): Judged[] => {
    if (kind !== 'answerable' || answer.kind !== 'answer') return [];
    const cited = answer.sources.flatMap(({ passage }, at) => {
      const sentences = answer.sentences.filter(({ sources }) => sources.includes(at + 1)).map((one) => one.text);
      return sentences.length ? [{ passage, sentences }] : [];
    });
    return [{ text, of: pointed.get(question), cited }];
  });
}

/**
 * How often the model marks an answer as the person did who decided on its learner's *I disagree*. Without a model, as it
 * marked it then.
 */
async function agreement(marks: ReportsFile['marks']): Promise<readonly Row[]> {
  let agreed = 0;
  let failed = 0;
  for (const { item: id, typed, language, met, right } of marks) {
    const item = curriculum.items.get(id);
    const form = settings && item?.type === 'short' ? gradeForm(item, typed, language) : undefined;
    const filled = form && (await model.fill(form, AbortSignal.timeout(120_000)));
    if (filled?.kind === 'failed') failed++;
    const now = filled?.kind === 'done' ? filled.value.criteria.map((one) => one.met) : met;
    if (filled?.kind !== 'failed' && now.every(Boolean) === right) agreed++;
  }
  const judged = marks.length - failed;
  return judged ? [{ name: `agreement with people's marks, of ${judged}`, value: agreed / judged, unit: 'of 1' }] : [];
}

async function rowsOf(all: readonly Outcome[], on: Curriculum): Promise<readonly Row[]> {
  // As somebody new has it: explanations are quoted only of what one has answered.
  const rank = rankerOf(await curriculumIndex(on));
  const share = (of: readonly Outcome[], is: (one: Outcome) => boolean) =>
    of.length ? of.filter(is).length / of.length : 1;
  const kind = (name: Case['kind']) => all.filter((one) => one.kind === name);
  const languages = { en: 'English', 'zh-CN': 'Chinese' } as const;
  const retrieval = (['en', 'zh-CN'] as const).flatMap((language): Row[] => {
    const asked = kind('answerable').filter((one) => one.language === language);
    const { recall, mrr } = score(
      asked.map((one) => ({ ...one, kind: 'typed', text: one.question })),
      rank,
    );
    const name = `${languages[language]} (${asked.length})`;
    return [
      { name: `Recall@5, ${name}`, value: recall, unit: 'of 1', goal: 0.8 },
      { name: `MRR, ${name}`, value: mrr, unit: 'of 1', goal: 0.65 },
    ];
  });
  const written = all.filter(({ answer }) => answer.kind === 'answer');
  const cited = kind('answerable').flatMap(({ answer, skills }) =>
    answer.kind === 'answer'
      ? answer.sources.map(({ passage }) => passage.skills.some((one) => skills.includes(one)))
      : [],
  );
  const pointed = kind('answerable').filter(({ points }) => points.length);
  const shown = ({ answer, text }: Outcome) =>
    answer.kind === 'quotes' ? answer.quotes.map(({ excerpt }) => excerpt).join('\n') : text;
  const met = pointed.flatMap((one) => one.points.map((words) => new RegExp(words, 'i').test(shown(one))));
  const isKept = ({ text, never }: Outcome) => !never.some((one) => text.includes(one));
  const isRefused = ({ answer }: Outcome) => answer.kind !== 'answer';
  const isDeclined = ({ answer, modelAsked }: Outcome) => answer.kind === 'declined' && !modelAsked;
  const rated = (of: Case['kind'], did: string, what: string, is: (one: Outcome) => boolean, goal?: number): Row => ({
    name: `${did}, of ${kind(of).length} ${what}`,
    value: share(kind(of), is),
    unit: 'of 1',
    ...(goal !== undefined && { goal }),
  });
  const used = written.flatMap(({ usage }) => usage ?? []);
  const prices = settings?.prices ?? { input: 0, cached: 0, output: 0 };
  const times = written.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const of1 = (of: readonly boolean[]) => (of.length ? of.filter(Boolean).length / of.length : 1);
  return [
    ...retrieval,
    rated('answerable', 'answered', 'answerable', (one) => !isRefused(one), settings ? undefined : 0.85),
    rated('unanswerable', 'refused', 'unanswerable', isRefused, settings ? undefined : 0.8),
    // Whether anything is quoted is decided before a model is asked.
    rated('off-topic', 'nothing quoted', 'off the subject', ({ answer }) => answer.kind === 'nothing', 0.8),
    // So is whether a question is declined, but for what the model finds no answer in.
    rated('beyond', 'declined unasked', 'beyond the library', isDeclined, 0.8),
    rated('within', 'not declined', 'within it', (one) => !isDeclined(one), 0.8),
    rated('adversarial', 'kept to the rules', 'adversarial', isKept, 1),
    rated('open', 'model not asked', 'about an open item', ({ modelAsked }) => !modelAsked, 1),
    {
      name: `citation precision, of ${cited.length} citations`,
      value: of1(cited),
      unit: 'of 1',
      ...(!settings && { goal: 0.5 }),
    },
    { name: `key points met, of ${met.length}`, value: of1(met), unit: 'of 1', ...(!settings && { goal: 0.55 }) },
    {
      name: 'in the language of the question',
      value: share(written, ({ text, language }) => isIn(text, language)),
      unit: 'of 1',
      goal: 1,
    },
    ...(await Promise.all(
      (['en', 'zh-CN'] as const).map(
        async (language): Promise<Row> => ({
          name: `prompt as the one before, ten turns, ${languages[language]}`,
          value: await prefixShare(on, language),
          unit: 'of 1',
          goal: 0.8,
        }),
      ),
    )),
    {
      name: 'length, median',
      value: median(written.map(({ text }) => lengthOf(text))),
      unit: 'letters',
      goal: 1_200,
      most: true,
    },
    {
      name: 'tokens an answer',
      value: used.reduce((sum, { input, output }) => sum + input + output, 0) / (used.length || 1),
      unit: 'tokens',
    },
    {
      name: 'cost of a hundred answers',
      value: (100 * used.reduce((sum, one) => sum + costOf(one, prices).micros, 0)) / 1e6 / (used.length || 1),
      unit: 'in the currency of the prices',
    },
    { name: 'time to the end, median', value: median(times), unit: 'ms' },
    { name: 'time to the end, 95 of 100', value: times[Math.floor(times.length * 0.95)] ?? 0, unit: 'ms' },
  ];
}

import { z } from 'zod';
import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import type { Learner } from '../learner/model.ts';
import { askedItem } from '../placement/asked-item.ts';
import type { Ports, Transact } from '../ports.ts';
import { answerQuestion, isOver } from '../quiz/answer-question.ts';
import type { Answered, AskedQuestion } from '../quiz/model.ts';
import { maySay } from './check-sentence.ts';
import { fillForm, mayFill } from './fill-form.ts';
import { element, promptLanguages } from './make-prompt.ts';
import type { FormEmpty, JudgedCriterion, ModelForm } from './model.ts';
import { gradePrompt } from './prompts/grade.ts';

type Short = Extract<Item, { type: 'short' }>;
type Compare = Extract<Answered, { kind: 'compare' }>;

/** A short answer that waits for its mark, and what the model makes of it; or what there is instead. */
export type Grading =
  | { readonly kind: 'grading'; readonly compare: Compare; grade(signal: AbortSignal): Promise<Graded> }
  | { readonly kind: 'answered'; readonly answered: Answered };

type Graded =
  | { readonly kind: 'graded'; readonly answered: Answered; readonly criteria: readonly JudgedCriterion[] }
  /** The learner marks it themselves. */
  | { readonly kind: 'ungraded'; readonly compare: Compare; readonly why: FormEmpty };

const maxWhy = 400;
const schema = z.object({
  criteria: z
    .array(z.object({ why: z.string().trim().min(1).max(maxWhy), met: z.boolean() }))
    .min(1)
    .max(5),
});

/**
 * Has the model mark a short answer by the rubric of its item, when it was written and waits for its mark. It is right when
 * every criterion is met. Whatever fails leaves the answer to its learner's own mark.
 */
export async function gradeAnswer(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'exam' | 'model' | 'verdict'> & Transact<'spending'>,
  input: {
    readonly learner: Learner;
    readonly enrolments: readonly Enrolment[];
    readonly question: Id;
    readonly language: Language;
    readonly now: Temporal.Instant;
  },
): Promise<Grading> {
  const { learner, language, now } = input;
  const question = await ports.quiz.question(input.question);
  const item = question && askedItem(ports.curriculum, question.item);
  const answered = (answered: Answered): Grading => ({ kind: 'answered', answered });
  if (!question || item?.type !== 'short' || question.learner !== learner.id) return answered({ kind: 'gone' });
  // Marked meanwhile, or over: the use case of answers says which.
  const mark = (self: boolean) => answerQuestion(ports, { learner, question: question.id, answer: { self }, now });
  if (question.attempt) return answered(await mark(false));
  if (isOver(question, now)) return answered({ kind: 'over', question });
  const { text: typed } = question;
  if (question.exam || typed === undefined) return answered({ kind: 'gone' });
  const compare: Compare = { kind: 'compare', question, item, typed };
  const cohort = input.enrolments.find(({ id }) => id === question.enrolment)?.cohort;
  return {
    kind: 'grading',
    compare,
    async grade(signal) {
      if (!mayFill(ports, cohort)) return { kind: 'ungraded', compare, why: { kind: 'failed' } };
      const form = gradeForm(item, typed, language);
      const filled = await fillForm(ports, { form, learner: learner.id, cohort, now }, signal);
      if (filled.kind !== 'filled') return { kind: 'ungraded', compare, why: filled };
      const { criteria } = filled.value;
      if (criteria.length !== item.rubric.length) return { kind: 'ungraded', compare, why: { kind: 'failed' } };
      const open = await othersOpen(ports, learner.id, question);
      const said = judged(item, criteria, { language, open });
      const marked = await mark(criteria.every(({ met }) => met));
      // What its learner marked meanwhile is theirs.
      if (marked.kind === 'marked') {
        const verdicts = said.map(({ criterion: _, ...verdict }) => verdict);
        await ports.verdict.keep({ question: question.id, prompt: gradePrompt.version, criteria: verdicts, at: now });
      }
      return { kind: 'graded', answered: marked, criteria: said };
    },
  };
}

/** The items that wait for the learner's answer, beside this one. */
async function othersOpen(
  { quiz, curriculum }: Pick<Ports, 'quiz' | 'curriculum'>,
  learner: Id,
  { item }: AskedQuestion,
): Promise<readonly Item[]> {
  const { waiting } = await quiz.itemsAsked(learner);
  return waiting.flatMap((id) => (id === item ? [] : (askedItem(curriculum, id) ?? [])));
}

/** Each criterion with the model's sentence. While an item of the same skill is open, no words of a model are shown. */
function judged(
  item: Short,
  criteria: z.infer<typeof schema>['criteria'],
  { language, open }: { language: Language; open: readonly Item[] },
): readonly JudgedCriterion[] {
  const silent = open.some(({ kp }) => skillOf(kp) === skillOf(item.kp));
  const said: string[] = [];
  return item.rubric.map((criterion, at) => {
    const { why, met } = criteria[at]!;
    if (silent || !maySay(why, said, { language, open, prompt: gradePrompt })) return { criterion, met };
    said.push(why);
    return { criterion, met, why };
  });
}

/** What the model is asked about a short answer. Nothing says whose it is. */
export function gradeForm(item: Short, typed: string, language: Language): ModelForm<z.infer<typeof schema>> {
  return {
    instructions: gradePrompt.instructions,
    format: gradePrompt.format,
    schema,
    maxTokens: 900,
    input: [
      element('question', textIn(item.stem, language)),
      ...item.rubric.map((criterion) => element('criterion', textIn(criterion, language))),
      element('exemplar', textIn(item.exemplar, language)),
      element('answer', typed),
      `<task>Mark the answer by its ${item.rubric.length} criteria, in ${promptLanguages[language]}.</task>`,
    ].join('\n\n'),
  };
}

import { z } from 'zod';
import type { Context } from '../../src/chat/contract/command.ts';
import { called, refuse } from '../../src/chat/contract/field.ts';
import type { Field } from '../../src/chat/contract/view.ts';
import { inDense, lengthOf } from '../../src/core/language/length.ts';
import { textIn } from '../../src/core/language/rules.ts';
import type { Ports } from '../../src/core/ports.ts';
import { countNumbers, type TypedCriterion, tidyEvidence, typedCriteria, unfit } from '../../src/core/task/evidence.ts';
import { ownTask } from '../../src/core/task/own.ts';

/** A button of an earlier release lacks the enrolment: its form asks for the numbers of nobody in particular. */
interface TaskArgs {
  readonly enrolment?: string | undefined;
  readonly task: string;
}

/** The criteria that ask for something typed, by the name of their field. */
export function criteria({ enrolment = '', task }: TaskArgs, ports: Ports) {
  const found = ports.curriculum.tasks.get(task);
  const done = found ? ownTask(found, enrolment).done : [];
  return typedCriteria(done).map(({ criterion, position }) => ({ criterion, name: `f${position}` }));
}

/** As many fields as a form has; what it is about takes the room of one. */
export const maxFields = 5;

/** Above the form, which hides the task. */
export const titleOf = ({ task }: TaskArgs, { curriculum }: Ports, t: Context['t']): string =>
  `**${textIn(curriculum.tasks.get(task)?.title, t.language)}**`;

/** The sentence that says what is wrong. */
const sentences = {
  link: 'badLink',
  commit: 'badCommit',
  number: 'badNumber',
  otherNumber: 'otherNumber',
  junk: 'noWords',
  question: 'itsQuestion',
  noReply: 'noReply',
  noAccess: 'noAccess',
} as const;

const labelOf = (criterion: TypedCriterion, t: Context['t']) => textIn(criterion.ask, t.language).replace(/[`*]/g, '');

/** How much a field takes, and what goes in, for example. */
const fieldLimits = {
  link: { hint: 'https://', max: 500 },
  commit: { hint: 'https://…/commit/…', max: 500 },
  number: { max: 60 },
  sentence: { max: 2000 },
  reply: { hint: 'finish_reason: …, usage: { total_tokens: … }', max: 2000 },
} as const;

const field = (criterion: TypedCriterion) =>
  called(
    (t) => labelOf(criterion, t),
    z
      .string()
      .trim()
      .max(fieldLimits[criterion.kind].max)
      .transform((typed, context) => {
        const wrong = unfit(criterion, typed);
        if (wrong === 'short' && criterion.kind === 'sentence') {
          const { least } = criterion;
          return refuse(context, ['shortSentence', least, inDense(least), lengthOf(typed)]);
        }
        if (wrong === 'fewNumbers' && criterion.kind === 'sentence')
          return refuse(context, ['fewNumbers', criterion.numbers ?? 1, countNumbers(typed)]);
        if (wrong === 'otherFile' && criterion.kind === 'link') return refuse(context, ['otherFile', criterion.file!]);
        if (wrong && wrong !== 'short' && wrong !== 'otherFile' && wrong !== 'fewNumbers')
          return refuse(context, sentences[wrong]);
        return tidyEvidence(criterion, typed);
      }),
  );

/** What the fields of a task's Done form are read by. */
export const evidence = (of: TaskArgs, ports: Ports) =>
  z.object(Object.fromEntries(criteria(of, ports).map(({ criterion, name }) => [name, field(criterion)])));

/** The field for one of these criteria, as the form shows it. */
export const evidenceField = (
  { criterion, name }: { readonly criterion: TypedCriterion; readonly name: string },
  t: Context['t'],
): Field => ({
  name,
  label: labelOf(criterion, t),
  required: true,
  kind: criterion.kind === 'sentence' || criterion.kind === 'reply' ? 'lines' : 'line',
  ...fieldLimits[criterion.kind],
  ...(criterion.kind === 'sentence' && {
    hint: t.task.least(criterion.least, inDense(criterion.least), criterion.numbers),
  }),
});

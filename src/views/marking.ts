import { goneView } from '../chat/contract/gone.ts';
import { type Block, buttons, moment, plain, text, type View } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Answered } from '../core/quiz/model.ts';
import type { Commented, FormEmpty, JudgedCriterion } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';

/** What the language model may do about a short answer, does now, or has done. */
export type ModelMark =
  | { readonly kind: 'offered' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'graded'; readonly criteria: readonly JudgedCriterion[] }
  | FormEmpty;

/** Where a mark of the model stands, in a sentence; nothing when it was not asked yet. */
const markState = (model: ModelMark, t: Catalogue): string | undefined => {
  switch (model.kind) {
    case 'offered':
      return t.marking.offer;
    case 'reading':
      return `*${t.marking.reading}*`;
    case 'graded':
      return undefined;
    case 'failed':
    case 'spent':
      return emptyText(model, t);
  }
};

/** Why nothing came of the model. */
export function emptyText(empty: FormEmpty, t: Catalogue, failed = t.marking.failed): string {
  if (empty.kind === 'failed') return failed;
  const at = empty.until.toZonedDateTimeISO('UTC');
  return t.marking.spent[empty.scope](moment(empty.until, `${t.hour(at.hour)} UTC`));
}

/** A short answer that waits for its mark. `model` says what the language model may do or has done about it. */
export function compareView(
  { question, item, typed }: Answered & { kind: 'compare' },
  t: Catalogue,
  model: ModelMark | undefined,
): View {
  if (item.type !== 'short') return goneView(t);
  return {
    title: t.quiz.compareTitle,
    body: [
      text(textIn(item.stem, t.language), t.quiz.yourAnswer(plain(typed))),
      text(
        `**${t.quiz.exemplar}**`,
        textIn(item.exemplar, t.language),
        `**${t.quiz.rubric}**`,
        item.rubric.map((r) => `- ${textIn(r, t.language)}`).join('\n'),
      ),
      text(model && markState(model, t), t.quiz.compare),
      buttons(
        (model?.kind === 'offered' || model?.kind === 'failed') && {
          label: t.marking.ask,
          style: 'main',
          route: quizRoutes.model({ question: question.id }),
        },
        { label: t.quiz.selfRight, route: quizRoutes.self({ question: question.id, right: true }) },
        { label: t.quiz.selfPartly, route: quizRoutes.partly({ question: question.id }) },
        { label: t.quiz.selfWrong, route: quizRoutes.self({ question: question.id, right: false }) },
      ),
    ],
  };
}

/** Each criterion, whether it is met, and the model's sentence. */
export const criteriaText = (criteria: readonly JudgedCriterion[], t: Catalogue): string =>
  [
    `**${t.marking.title}**`,
    ...criteria.map(({ criterion, met, why }) => {
      const said = `- **${met ? t.marking.met : t.marking.notMet}** ${textIn(criterion, t.language)}`;
      return why ? `${said}\n  ${plain(why)}` : said;
    }),
    t.marking.rule,
  ].join('\n');

export const commentReadingView = (t: Catalogue): View => ({ body: [text(`*${t.marking.reading}*`)] });

/** Why the language model said nothing of what somebody made. `failed` is said when it only failed. */
export function saidNothingView(
  of: { readonly kind: 'gone' } | { readonly kind: 'open' } | FormEmpty,
  failed: string,
  t: Catalogue,
): View {
  if (of.kind === 'gone') return goneView(t);
  return { body: [text(of.kind === 'open' ? t.marking.open : emptyText(of, t, failed))] };
}

/** What the language model says of what was written for a task. */
export const commentedView = (commented: Commented, t: Catalogue): View =>
  commented.kind === 'commented'
    ? {
        title: t.marking.commentTitle,
        body: [text(t.sentences(commented.sentences.map((one) => plain(one)))), text(`*${t.marking.noMark}*`)],
      }
    : saidNothingView(commented, t.marking.noComment, t);

/** After a task with a sentence: asks the model what would make it better. */
export const commentBlocks = (day: Day, enrolment: Enrolment, t: Catalogue): readonly Block[] => [
  buttons({ label: t.marking.comment, route: taskRoutes.comment({ enrolment: enrolment.id, task: day.task.id }) }),
];

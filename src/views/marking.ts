import { moment, plain } from '../chat/contract/view.ts';
import { textIn } from '../core/language/rules.ts';
import type { FormEmpty, JudgedCriterion } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** What the language model may do about a short answer, does now, or has done. */
export type ModelMark =
  | { readonly kind: 'offered' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'graded'; readonly criteria: readonly JudgedCriterion[] }
  | FormEmpty;

/** Where a mark of the model stands, in a sentence; nothing when it was not asked yet. */
export const markState = (model: ModelMark, t: Catalogue): string | undefined => {
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
export function emptyText(empty: FormEmpty, t: Catalogue): string {
  if (empty.kind === 'failed') return t.marking.failed;
  const at = empty.until.toZonedDateTimeISO('UTC');
  return t.marking.spent[empty.scope](moment(empty.until, `${t.hour(at.hour)} UTC`));
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

import { goneView } from '../chat/contract/gone.ts';
import { type Button, type Form, plain, text, type View } from '../chat/contract/view.ts';
import {
  type AppealDecided,
  type Appealed,
  type AppealKind,
  maxReason,
  type ShownAppeal,
} from '../core/appeal/model.ts';
import type { Id } from '../core/id.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { peersRoutes } from '../routes/peers.ts';
import { quizRoutes } from '../routes/quiz.ts';
import type { Entry } from './fold.ts';
import { answerText, keyText } from './item-text.ts';
import { criteriaText } from './marking.ts';

/** Below an answer: what can be said against its item. What is right needs no appeal; whoever did not know was not right, and whoever marked it themselves says so there. */
export const appealButtons = (
  question: Id,
  { stands, byModel }: { readonly stands: boolean; readonly byModel: boolean },
  t: Catalogue,
): readonly (Button | false)[] => [
  stands && { label: byModel ? t.marking.disagree : t.appeal.right, route: quizRoutes.right({ question }) },
  { label: t.appeal.report, route: quizRoutes.report({ question }) },
];

export const appealForm = (kind: AppealKind, t: Catalogue): Form => ({
  title: kind === 'right' ? t.appeal.formRight : t.appeal.formReport,
  fields: [
    {
      name: 'reason',
      label: kind === 'right' ? t.appeal.whyRight : t.appeal.whyReport,
      kind: 'lines',
      required: true,
      max: maxReason,
    },
  ],
});

export function appealedView(appealed: Appealed, kind: AppealKind, t: Catalogue): View {
  if (appealed.kind === 'gone') return goneView(t);
  if (appealed.kind === 'repeat') return { body: [text(t.appeal.repeat)] };
  return { tone: 'good', body: [text(kind === 'right' ? t.appeal.sent : t.appeal.sentReport)] };
}

/** Appeals that wait for an organiser, each with its item, what was answered, and the key. */
export const appealEntries = (appeals: readonly ShownAppeal[], t: Catalogue): readonly Entry[] =>
  appeals.map(({ appeal, item, key, criteria }) => ({
    heading: t.appeal.title,
    blocks: [
      text(
        appeal.kind === 'right' ? t.appeal.saysRight : t.appeal.saysReport,
        textIn(item.stem, t.language),
        [t.appeal.given(answerText(item, appeal.given, t)), t.appeal.key(keyText(item, key, t))].join('\n'),
        criteria && criteriaText(criteria, t),
        t.appeal.reason(plain(appeal.reason)),
        appeal.kind === 'right' && appeal.others > 0 && t.appeal.others(appeal.others),
      ),
    ],
    buttons: [
      {
        label: appeal.kind === 'right' ? t.appeal.agree : t.appeal.agreeReport,
        route: peersRoutes.decide({ appeal: appeal.id, agrees: true }),
      },
      { label: t.appeal.disagree, route: peersRoutes.decide({ appeal: appeal.id, agrees: false }) },
    ],
  }));

export function decidedView(
  decided: AppealDecided,
  { kind }: { kind: AppealKind },
  agrees: boolean,
  t: Catalogue,
): View {
  if (decided.kind === 'repeat') return { body: [text(t.appeal.decidedBefore)] };
  if (!agrees) return { body: [text(t.appeal.left)] };
  return { tone: 'good', body: [text(kind === 'right' ? t.appeal.agreed(decided.credited) : t.appeal.noted)] };
}

import { goneView } from '../chat/contract/gone.ts';
import { buttons, quotation, text, type View } from '../chat/contract/view.ts';
import { textIn } from '../core/language/rules.ts';
import type { Hint } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { hintButton } from './item.ts';
import { keyText } from './item-text.ts';

/** One rung of the ladder; the question itself stays where it is. */
export function hintView(hint: Hint, t: Catalogue): View {
  if (hint.kind === 'gone') return goneView(t);
  if (hint.kind === 'end') return { body: [text(t.quiz.noHint)] };
  const { question, place, last, again } = hint;
  const body =
    hint.kind === 'passage'
      ? [text(quotation(hint.quote.excerpt))]
      : [
          text(
            textIn(hint.item.stem, t.language),
            t.quiz.siblingKey(keyText(hint.item, hint.key, t)),
            quotation(textIn(hint.item.explanation, t.language)),
          ),
        ];
  return {
    title: hint.kind === 'passage' ? t.quiz.hintTitle : t.quiz.siblingTitle,
    body: [
      ...body,
      text(...(again ? [t.quiz.hintsAgain] : [place === 1 && t.quiz.hintCounts, last && t.quiz.hintLast])),
      ...(last ? [] : [buttons(hintButton(question, place + 1, t))]),
    ],
  };
}

import { buttons, name, nameLabel, text, type View } from '../chat/contract/view.ts';
import type { EnrolledPartner, MadePair } from '../core/daily-question/model.ts';
import type { Id } from '../core/id.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { dailyQuestionRoutes } from '../routes/daily-question.ts';
import { openButton, sayButton, when } from './daily-question.ts';

/** To somebody who asked for it: who chose differently, and from when on both are awake. */
export function dailyPairView(asked: MadePair, t: Catalogue): View {
  const { question, item, partners } = asked;
  const names = t.list(partners.map((one) => name(one.name, t.peers.somebody)));
  const from = partners.map((one) => one.from).toSorted(Temporal.Instant.compare)[0] ?? question.closes;
  return {
    title: t.dailyQuestion.pairTitle,
    body: [
      text(
        t.dailyQuestion.pair(names, when(from, t)),
        textIn(item.stem, t.language),
        t.dailyQuestion.pairHow(when(question.closes, t)),
      ),
      buttons(sayButton(asked, [t]), openButton(question, t.dailyQuestion.see)),
      buttons(
        ...partners.map((one) => ({
          label: t.buddy.block(nameLabel(one.name, t.peers.somebody)),
          route: dailyQuestionRoutes.dailyBlock({ daily: question.id, partner: one.enrolment, sure: false }),
        })),
      ),
    ],
  };
}

/** Asks first: it is for good. */
export const blockPartnerView = (daily: Id, { enrolment, name: given }: EnrolledPartner, t: Catalogue): View => ({
  body: [
    text(t.dailyQuestion.blockAsk(name(given, t.peers.somebody))),
    buttons({
      label: t.peers.blockYes,
      style: 'danger',
      route: dailyQuestionRoutes.dailyBlock({ daily, partner: enrolment, sure: true }),
    }),
  ],
});

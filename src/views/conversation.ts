import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, type Form, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { maxWords, reasons, settlements, type TurnReport } from '../core/conversation/model.ts';
import type { Id } from '../core/id.ts';
import { type Manner, manners } from '../core/tutor/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { shorten } from '../markup/cut.ts';
import { askRoutes } from '../routes/ask.ts';
import { libraryRoutes } from '../routes/library.ts';
import { peersRoutes } from '../routes/peers.ts';
import { quizRoutes } from '../routes/quiz.ts';

/** The question behind an answer, and whose group it was asked for, in which its asker is by this enrolment. */
export interface Answered {
  readonly turn?: Id | undefined;
  readonly cohort?: Cohort | undefined;
  readonly enrolment?: Id | undefined;
}

/** Below an answer: the same in another way, a question about it, and whether it helped. */
export function againBlocks(
  answered: Answered,
  {
    skill,
    manner,
    ways = manners,
  }: {
    readonly skill: string | undefined;
    readonly manner: Manner | undefined;
    readonly ways?: readonly Manner[] | undefined;
  },
  t: Catalogue,
): readonly Block[] {
  const { turn, cohort } = answered;
  if (turn === undefined) return [];
  const label = { simpler: t.ask.simpler, example: t.ask.exampleOf };
  return [
    buttons(
      // What was said in a manner already would be the same once more.
      ...ways
        .filter((way) => way !== manner)
        .map((way) => ({ label: label[way], route: askRoutes.again({ turn, manner: way }) })),
      cohort && skill !== undefined && { label: t.ask.quizMe, route: quizRoutes.topic({ cohort: cohort.id, skill }) },
    ),
    ...ratingBlocks(answered, t),
  ];
}

/** What the lessons do not answer, somebody of the group may. */
export const groupButton = ({ turn, cohort, enrolment }: Answered, t: Catalogue): Button | undefined =>
  turn !== undefined && enrolment !== undefined && cohort?.home
    ? { label: t.ask.group, route: peersRoutes.ask({ enrolment, turn }) }
    : undefined;

/** Whether it helped, where there is an organiser who reads that. */
export const ratingBlocks = ({ turn, cohort }: Answered, t: Catalogue): readonly Block[] =>
  turn !== undefined && cohort?.home
    ? [
        buttons(
          { label: t.ask.helpful, route: askRoutes.helpful({ turn }) },
          { label: t.ask.unhelpful, route: askRoutes.unhelpful({ turn }) },
        ),
      ]
    : [];

export const unhelpfulForm = (t: Catalogue): Form => ({
  title: t.ask.unhelpfulForm,
  fields: [
    {
      ...{ name: 'reason', label: t.ask.reason, kind: 'select', required: true },
      choices: reasons.map((value) => ({ value, label: t.ask.reasons[value] })),
    },
    { name: 'words', label: t.ask.words, kind: 'lines', required: false, max: maxWords },
  ],
});

/** `rated` is false for an answer that is not theirs, or was settled. */
export function ratedView(rated: boolean, helpful: boolean, t: Catalogue): View {
  if (!rated) return goneView(t);
  return { tone: 'good', body: [text(helpful ? t.ask.rated : t.ask.reported)] };
}

/** What did not help, for an organiser, with what they can say of each. */
export function reportsView(
  reports: readonly TurnReport[],
  cohort: Cohort,
  said: string | undefined,
  t: Catalogue,
): View {
  const own = (words: string, most: number) => plain(shorten(words, most));
  return {
    title: t.library.reports,
    body: [
      text(said, reports.length ? t.library.reportsLead : t.library.noReports),
      ...reports.flatMap((report): Block[] => [
        text(
          t.library.asked(own(report.question, 300)),
          report.answer ? t.library.answered(own(report.answer, 600)) : t.library.nothingShown,
          t.library.because(t.ask.reasons[report.reason], own(report.words, maxWords)),
        ),
        buttons(
          ...settlements.map((settled) => ({
            label: t.library.settle[settled],
            route: libraryRoutes.settle({ cohort: cohort.id, turn: report.id, settled }),
          })),
        ),
      ]),
      buttons({ label: t.library.title, route: libraryRoutes.libraryOf({ cohort: cohort.id }) }),
    ],
  };
}

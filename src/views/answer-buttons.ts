import { atOnce, type Block, type Button, buttons, fold, type View } from '../chat/contract/view.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { AskedQuestion } from '../core/quiz/model.ts';
import type { Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { askRoutes } from '../routes/ask.ts';
import { peersRoutes } from '../routes/peers.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { appealButtons } from './appeal.ts';
import { lessonButton } from './item.ts';
import { taskButton } from './today-buttons.ts';

/** The next question, or how it went; after the one of a reminder, the rest of the day. */
const onButtons = (question: AskedQuestion, t: Catalogue, today?: Today): readonly (Button | undefined)[] =>
  question.lasts
    ? restButtons(question, t, today)
    : [
        {
          label: question.number < question.of ? t.quiz.next : t.quiz.finish,
          style: 'main',
          route: quizRoutes.next({ quiz: question.quiz }),
        },
      ];

/** After a reminder's question: the other questions of the day, and its task. */
export const restButtons = (
  { enrolment }: Pick<AskedQuestion, 'enrolment'>,
  t: Catalogue,
  today: Today | undefined,
): readonly Button[] =>
  enrolment === undefined
    ? []
    : [
        { label: t.reminder.goOn, style: 'main' as const, route: quizRoutes.more({ enrolment }) },
        ...(today ? [taskButton(today, { id: enrolment }, t)] : []),
      ];

/** What an answer was, for the buttons below it. */
interface After {
  readonly today?: Today | undefined;
  readonly on?: Button;
  readonly wrong?: boolean;
  readonly stands?: boolean;
  readonly byModel?: boolean;
  readonly group?: Enrolment | undefined;
}

/** What there is to read, and to ask, about this question; and, with a group, the way to ask it. The most used first. */
function about(
  question: AskedQuestion,
  t: Catalogue,
  { skills }: Pick<Curriculum, 'skills'>,
  { wrong = false, stands = false, byModel = false, group }: After,
): readonly Button[] {
  const ways: readonly (Button | false | undefined | '')[] = [
    question.chosen && { label: t.quiz.why, route: quizRoutes.why({ question: question.id }) },
    skills.get(skillOf(question.kp))?.lesson && lessonButton(question, t),
    { label: t.ask.about, route: askRoutes.question({ question: question.id }) },
    ...(group ? appealButtons(question.id, { stands: wrong && stands, byModel }, t) : []),
    wrong &&
      group && {
        label: t.peers.stuckButton,
        route: peersRoutes.stuck({ enrolment: group.id, about: skillOf(question.kp) }),
      },
  ];
  return ways.filter((way) => typeof way === 'object');
}

/** Below what came of an answer: the way on, as much about it as there is room for, and the way to the rest. */
export function nextButtons(
  question: AskedQuestion,
  t: Catalogue,
  curriculum: Pick<Curriculum, 'skills'>,
  of: After = {},
): Block {
  const on = of.on ? [of.on] : onButtons(question, t, of.today);
  const rest = quizRoutes.rest({ question: question.id, byModel: of.byModel ?? false });
  const all = [...on.filter((one) => one !== undefined), ...about(question, t, curriculum, of)];
  return buttons(...fold(all, { label: t.chat.more, route: rest }));
}

/** There is room for as many beside the way on, which is two buttons at most. */
const alwaysShown = atOnce - 1 - 2;

/** What the buttons below an answer had no room for, where there is some. */
export function restOfAnswerView(
  question: AskedQuestion,
  t: Catalogue,
  curriculum: Pick<Curriculum, 'skills'>,
  of: After,
): View | undefined {
  const rest = about(question, t, curriculum, of).slice(alwaysShown);
  return rest.length ? { body: [buttons(...rest)] } : undefined;
}

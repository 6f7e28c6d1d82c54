import { type Block, buttons, plain, text, type View } from '../chat/contract/view.ts';
import { daysUntilDue } from '../core/card/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { AskedQuestion, NextQuestion, Summary } from '../core/quiz/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { peersRoutes } from '../routes/peers.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';
import { questionView } from './item.ts';

/** What a quiz shows next: a question, its end, or that nothing is due. */
export function nextQuestionView(
  next: NextQuestion,
  t: Catalogue,
  curriculum: Curriculum,
  enrolment?: Enrolment,
): View {
  switch (next.kind) {
    case 'question':
      return questionView(next, t, curriculum);
    case 'over':
      return summaryView(next.summary, t, curriculum, enrolment);
    case 'nothing':
      return {
        body: [
          text(next.nextDay ? t.quiz.nothingNext(t.date(next.nextDay)) : t.quiz.nothing),
          ...(next.nextDay
            ? [
                buttons(
                  enrolment && { label: t.quiz.practise, route: quizRoutes.practise({ enrolment: enrolment.id }) },
                ),
              ]
            : []),
        ],
      };
    case 'unknown':
      return { tone: 'bad', body: [text(t.quiz.unknownTopic(plain(next.topic)))] };
    case 'gone':
      return { body: [text(t.chat.gone)] };
  }
}

function summaryView(summary: Summary, t: Catalogue, curriculum: Curriculum, enrolment?: Enrolment): View {
  const names = summary.wrong.map((kp) => kpName(curriculum, kp, t));
  return {
    title: t.quiz.summary,
    tone: 'good',
    body: [
      { kind: 'meter', label: t.quiz.score, done: summary.right, of: summary.of },
      text(
        names.length
          ? `**${t.quiz.missed}**\n${names.map((n) => `- ${n}`).join('\n')}`
          : t.quiz.allRight(daysUntilDue.right),
      ),
      buttons(
        enrolment && { label: t.quiz.more, route: quizRoutes.more({ enrolment: enrolment.id }) },
        enrolment && { label: t.join.firstTask, route: taskRoutes.in({ enrolment: enrolment.id }) },
        enrolment && { label: t.progress.title, route: progressRoutes.in({ enrolment: enrolment.id }) },
      ),
    ],
  };
}

/** The button to the next question, or to the result. */
/** The way on and, with a group to ask, the way to ask it about the question's skill. */
export const nextButton = (question: AskedQuestion, t: Catalogue, group?: Enrolment): Block =>
  buttons(
    {
      label: question.number < question.of ? t.quiz.next : t.quiz.finish,
      style: 'main',
      route: quizRoutes.next({ quiz: question.quiz }),
    },
    group && {
      label: t.peers.stuckButton,
      route: peersRoutes.stuck({ enrolment: group.id, about: skillOf(question.kp) }),
    },
  );

export function kpName(curriculum: Curriculum, kp: string, t: Catalogue): string {
  const skill = curriculum.skills.get(skillOf(kp));
  return textIn(skill?.kps.find((k) => k.id === kp)?.name, t.language) ?? kp;
}

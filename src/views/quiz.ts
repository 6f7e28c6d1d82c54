import { route } from '../chat/contract/route.ts';
import { type Block, buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Clock } from '../core/calendar/model.ts';
import { dayOf } from '../core/calendar/rules.ts';
import { daysUntilDue } from '../core/card/rules.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { AskedQuestion, NextQuestion, Summary } from '../core/quiz/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { questionView } from './item.ts';

/** What a quiz shows next: a question, its end, or that nothing is due. */
export function nextQuestionView(
  drawn: NextQuestion,
  clock: Clock,
  t: Catalogue,
  curriculum: Curriculum,
  enrolment?: Enrolment,
): View {
  switch (drawn.kind) {
    case 'question':
      return questionView(drawn.question, drawn.item, t, curriculum);
    case 'over':
      return summaryView(drawn.summary, t, curriculum, enrolment);
    case 'nothing':
      return {
        body: [
          text(drawn.next ? t.quiz.nothingNext(t.date(dayOf(drawn.next, clock))) : t.quiz.nothing),
          ...(drawn.next
            ? [buttons(enrolment && { label: t.quiz.practise, route: route('quiz.practise', `e${enrolment.id}`) })]
            : []),
        ],
      };
    case 'unknown':
      return { tone: 'bad', body: [text(t.quiz.unknownTopic(plain(drawn.topic)))] };
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
        enrolment && { label: t.quiz.more, route: route('quiz.more', `e${enrolment.id}`) },
        enrolment && { label: t.join.firstTask, route: route('task.in', enrolment.id) },
        enrolment && { label: t.progress.title, route: route('progress.in', enrolment.id) },
      ),
    ],
  };
}

/** On to the next question, or to the end. */
export const nextButton = (question: AskedQuestion, t: Catalogue): Block =>
  buttons({
    label: question.number < question.of ? t.quiz.next : t.quiz.finish,
    style: 'main',
    route: route('quiz.next', question.quiz),
  });

export function kpName(curriculum: Curriculum, kp: string, t: Catalogue): string {
  const skill = curriculum.skills.get(skillOf(kp));
  return textIn(skill?.kps.find((k) => k.id === kp)?.name, t.language) ?? kp;
}

import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, plain, text, type View } from '../chat/contract/view.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Skill } from '../core/curriculum/skill.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import { textIn } from '../core/language/rules.ts';
import type { NextQuestion, QuizMode, Summary } from '../core/quiz/model.ts';
import type { TaskPage, Today } from '../core/task/model.ts';
import type { WaitingTrap } from '../core/trap/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { progressRoutes } from '../routes/progress.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { taskRoutes } from '../routes/task.ts';
import { quizText } from './criterion.ts';
import { questionView, whenText } from './item.ts';
import { taskButton } from './today-buttons.ts';
import { waitingTrapBlocks } from './trap.ts';

/** Whose quiz it is, their task of today, the other ways to be asked, and the traps that no question can ask about now. */
interface Around {
  readonly enrolment?: Enrolment | undefined;
  readonly task?: TaskPage | undefined;
  readonly today?: Today | undefined;
  readonly modes?: readonly QuizMode[];
  readonly waiting?: readonly WaitingTrap[];
  /** How many points may be new on a day now, where that is fewer than usual. */
  readonly slowed?: number | undefined;
  /** The question that was answered last. */
  readonly before?: Id | undefined;
  /** It begins on a day off: nothing is expected of them. */
  readonly dayOff?: boolean;
}

/** What a quiz shows next: a question, its end, or that nothing is due. */
export function nextQuestionView(next: NextQuestion, t: Catalogue, curriculum: Curriculum, of: Around = {}): View {
  const view = shownNext(next, t, curriculum, of);
  return of.dayOff ? { ...view, body: [text(`*${t.quiz.dayOff}*`), ...view.body] } : view;
}

function shownNext(next: NextQuestion, t: Catalogue, curriculum: Curriculum, of: Around): View {
  const { enrolment, waiting = [] } = of;
  switch (next.kind) {
    case 'question': {
      const asked = questionView(next, t, curriculum);
      const { mix } = next;
      const view = mix ? { ...asked, body: [text(`*${t.quiz.mix(mix.again, mix.fresh)}*`), ...asked.body] } : asked;
      return next.before ? { ...view, next: true, body: [...view.body, buttons(backButton(next.before, t))] } : view;
    }
    case 'over':
      return summaryView(next.summary, t, curriculum, { ...of, before: next.before });
    case 'nothing':
      return {
        body: [
          text(next.nextDay ? t.quiz.nothingNext(whenText({ ...next, nextDay: next.nextDay }, t)) : t.quiz.nothing),
          practise(enrolment, t, next.nextDay !== undefined),
          ...modeSelect(of, t),
        ],
      };
    case 'enough':
      return {
        body: [
          text(t.quiz.enough(next.minutes, whenText(next, t))),
          practise(enrolment, t, true),
          ...modeSelect(of, t),
        ],
      };
    case 'none':
      return {
        body: [
          text(t.quiz.none[next.mode]),
          ...(enrolment ? waitingTrapBlocks(waiting, enrolment, t, curriculum) : []),
          buttons(enrolment && { label: t.progress.quiz, route: quizRoutes.more({ enrolment: enrolment.id }) }),
          ...modeSelect(of, t),
        ],
      };
    // Whoever calls this has topics to offer in its place.
    case 'unknown':
    case 'exam':
    case 'gone':
      return goneView(t);
  }
}

/** In place of a topic that there is not: others to choose from. */
export const unknownTopicView = (
  topic: string,
  { near, skills }: { readonly near: boolean; readonly skills: readonly Skill[] },
  { id: enrolment }: Enrolment,
  t: Catalogue,
): View => ({
  tone: 'bad',
  body: [
    text(t.quiz.unknownTopic(plain(topic), near)),
    ...(skills.length
      ? [
          {
            kind: 'select' as const,
            placeholder: t.quiz.topics,
            route: quizRoutes.topics({ enrolment }),
            min: 1,
            max: 1,
            options: skills.map(({ id, name }) => ({ value: id, label: textIn(name, t.language) })),
          },
        ]
      : []),
    buttons({ label: t.progress.quiz, route: quizRoutes.more({ enrolment }) }),
  ],
});

/** The card of a question that was answered: a platform may have shown the next one in its place. */
export const backButton = (question: Id, t: Catalogue): Button => ({
  label: t.quiz.back,
  route: quizRoutes.back({ question }),
});

/** What there is to do although nothing is due. */
const practise = (enrolment: Enrolment | undefined, t: Catalogue, any: boolean): Block =>
  buttons(enrolment && any && { label: t.quiz.practise, route: quizRoutes.practise({ enrolment: enrolment.id }) });

/** The other ways to be asked, by name. Nothing is offered that would then be refused. */
const modeSelect = ({ enrolment, modes = [] }: Around, t: Catalogue): Block[] =>
  enrolment && modes.length
    ? [
        {
          kind: 'select',
          placeholder: t.quiz.otherModes,
          route: quizRoutes.modes({ enrolment: enrolment.id }),
          min: 1,
          max: 1,
          options: modes.map((mode) => ({ value: mode, label: t.quiz.modes[mode] })),
        },
      ]
    : [];

/** The other ways to be asked that there are now. */
export const otherModesView = (of: Around & { readonly enrolment: Enrolment }, t: Catalogue): View => ({
  body: [
    text(of.modes?.length ? t.quiz.otherModesAsk : t.quiz.noOtherModes),
    ...modeSelect(of, t),
    buttons({ label: t.progress.quiz, route: quizRoutes.more({ enrolment: of.enrolment.id }) }),
  ],
});

function summaryView(summary: Summary, t: Catalogue, curriculum: Curriculum, of: Around): View {
  const { enrolment, task, waiting = [], slowed } = of;
  // Today's task was asked about, and still waits for its questions.
  const waits =
    task?.quiz && !task.quiz.met && task.day.task.kps.some((kp) => summary.asked.includes(kp)) ? task : undefined;
  // A point that was asked twice is named once.
  const names = [...new Set(summary.wrong.map((kp) => kpName(curriculum, kp, t)))];
  return {
    title: t.quiz.summary,
    next: true,
    // Most of it right is worth a tick; less is not.
    tone: summary.right * 2 > summary.of ? 'good' : 'plain',
    body: [
      { kind: 'meter', label: t.quiz.score, done: summary.right, of: summary.of },
      text(names.length ? `**${t.quiz.missed}**\n${names.map((n) => `- ${n}`).join('\n')}` : t.quiz.allRight),
      ...(enrolment ? waitingTrapBlocks(waiting, enrolment, t, curriculum) : []),
      ...(slowed === undefined ? [] : [text(t.quiz.slowed(slowed))]),
      ...(waits?.quiz ? [text(quizText(waits.quiz, t))] : []),
      buttons(
        enrolment &&
          waits && {
            label: t.task.quizButton,
            style: 'main',
            route: taskRoutes.questions({ enrolment: enrolment.id, task: waits.day.task.id }),
          },
        enrolment && { label: t.quiz.more, route: quizRoutes.more({ enrolment: enrolment.id }) },
        enrolment && of.today && taskButton(of.today, enrolment, t),
        enrolment && { label: t.progress.title, route: progressRoutes.in({ enrolment: enrolment.id }) },
        of.before !== undefined && backButton(of.before, t),
      ),
      ...modeSelect(of, t),
    ],
  };
}

export function kpName(curriculum: Curriculum, kp: string, t: Catalogue): string {
  const skill = curriculum.skills.get(skillOf(kp));
  return textIn(skill?.kps.find((k) => k.id === kp)?.name, t.language) ?? kp;
}

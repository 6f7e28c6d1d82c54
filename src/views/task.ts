import { route } from '../chat/contract/route.ts';
import { type Block, type Button, buttons, plain, text, type View } from '../chat/contract/view.ts';
import { dueCards } from '../core/card/rules.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { type Day, daysPerWeek } from '../core/curriculum/path.ts';
import { readable } from '../core/curriculum/reading.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { StudyRecord } from '../core/progress/model.ts';
import { askedOf } from '../core/task/evidence.ts';
import type { Finished, Today } from '../core/task/model.ts';
import { quizMet } from '../core/task/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A route of a task's button, which names the enrolment so that it works in a DM as well. */
const at = (action: string, enrolment: Enrolment, ...args: string[]) =>
  route(`task.${action}`, `e${enrolment.id}`, ...args);

interface Shown {
  readonly enrolment: Enrolment;
  readonly record: StudyRecord;
  readonly now: Temporal.Instant;
  readonly curriculum: Curriculum;
}

/** What is there today, and the way on. */
export function todayView(today: Today, shown: Shown, t: Catalogue): View {
  const { enrolment, record, now } = shown;
  const due = dueCards(record.cards, now).length;
  const quiz: Button = { label: t.task.quiz, route: route('quiz.in', enrolment.id) };
  const questions: Block[] = due ? [text(t.task.questions(due)), buttons(quiz)] : [];
  const waiting = 'waiting' in today && today.waiting ? waitingBlocks(today.waiting, enrolment, t) : [];
  switch (today.kind) {
    case 'early':
      return {
        body: [
          text(t.task.early(t.date(today.start))),
          buttons({ ...quiz, style: 'main', route: route('quiz.warm', `e${enrolment.id}`) }),
        ],
      };
    case 'gap':
      return gapView(today.group, enrolment, t);
    case 'task':
      if (!today.done) return taskView(today.day, shown, t);
      return { tone: 'good', body: [text(t.task.doneToday), ...questions, ...waiting] };
    case 'free':
      return {
        body: [
          text(today.review ? t.task.review : t.task.free),
          ...(questions.length ? questions : [buttons(quiz)]),
          ...waiting,
        ],
      };
    case 'finish':
      return finishView(today, shown, t);
    case 'over':
      return { body: [text(t.task.over, lastFinish(shown, t)), buttons({ ...quiz, style: 'main' })] };
  }
}

/** The end of a sprint: what was done, what is in hand, and whether to go on. */
function finishView(
  { sprint: number, next }: Extract<Today, { kind: 'finish' }>,
  { enrolment, record, curriculum }: Shown,
  t: Catalogue,
): View {
  const taught = curriculum.paths.get(enrolment.cohort.path);
  const sprint = taught?.sprints[number - 1];
  const following = taught?.sprints[next - 1];
  if (!taught || !sprint || !following) return { body: [text(t.chat.gone)] };
  const own = taught.days.filter((day) => day.sprint === number);
  const done = own.filter((day) => record.finished.some((f) => f.task === day.task.id)).length;
  return {
    title: t.task.sprintOver(textIn(sprint.name, t.language)),
    body: [
      { kind: 'meter', label: t.task.sprintTasks, done, of: own.length },
      text(
        textIn(sprint.finish, t.language),
        t.task.sprintNext(textIn(following.name, t.language)),
        textIn(following.about, t.language),
      ),
      buttons(
        { label: t.task.goOn, style: 'main', route: at('on', enrolment, String(next)) },
        done < own.length &&
          enrolment.pace !== 'own' && { label: t.task.finishOpen, route: at('pace', enrolment, 'own') },
        sprint.project !== undefined && {
          label: t.roadmap.project,
          route: route('roadmap.project', taught.id, sprint.project),
        },
      ),
    ],
  };
}

/** What somebody has in hand at the end of the last sprint that is written. */
const lastFinish = ({ enrolment, curriculum }: Shown, t: Catalogue) =>
  textIn(curriculum.paths.get(enrolment.cohort.path)?.sprints.at(-1)?.finish, t.language);

const waitingBlocks = (day: Day, enrolment: Enrolment, t: Catalogue): Block[] => [
  text(t.task.waiting(textIn(day.task.title, t.language))),
  buttons({ label: t.task.open, route: at('show', enrolment, day.task.id) }),
];

function gapView(group: Day, enrolment: Enrolment, t: Catalogue): View {
  return {
    body: [
      text(
        t.task.gap(group.week),
        [t.task.gapEssentials(daysPerWeek.essential), t.task.gapOwn, t.task.gapGroup]
          .map((line) => `- ${line}`)
          .join('\n'),
      ),
      buttons(
        { label: t.task.essentials, style: 'main', route: at('pace', enrolment, 'essentials') },
        { label: t.task.own, route: at('pace', enrolment, 'own') },
        { label: t.task.group, route: at('pace', enrolment, 'group') },
      ),
    ],
  };
}

/** One task: what, why, how long, when it is done, links, and its buttons. */
export function taskView(day: Day, { enrolment, record, curriculum, now }: Shown, t: Catalogue): View {
  const { task } = day;
  const resources = task.resources.flatMap((id) => curriculum.resources.get(id) ?? []);
  const links = readable(resources, t.language).map(({ title, url }) => `- [${title}](${url})`);
  const quizFirst = !quizMet(day, record);
  const asks = askedOf(task.done).length > 0;
  const done: Button = {
    label: t.task.doneButton,
    style: 'main',
    route: at(asks ? 'done' : 'tick', enrolment, task.id),
  };
  const questions: Button = { label: t.task.quizButton, style: 'main', route: at('questions', enrolment, task.id) };
  const due = dueCards(record.cards, now).length;
  return {
    title: textIn(task.title, t.language),
    body: [
      text(
        textIn(task.what, t.language),
        `**${t.task.why}** ${textIn(task.why, t.language)}`,
        `**${t.task.minutes}** ${t.reminder.minutes(task.minutes)}`,
        `**${t.task.deliverable}** ${textIn(task.deliverable, t.language)}`,
        `**${t.task.done}**\n${task.done.map((c) => `- ${textIn(c.ask, t.language)}`).join('\n')}`,
        links.length > 0 && `**${t.task.links}**\n${links.join('\n')}`,
      ),
      ...(task.stretch ? [text(`**${t.task.stretch}** ${textIn(task.stretch, t.language)}`)] : []),
      ...(quizFirst ? [text(t.task.quizFirst)] : []),
      buttons(
        quizFirst ? questions : done,
        { label: t.task.hintButton, route: at('hint', enrolment, task.id, '1') },
        { label: t.task.notToday, route: at('skip', enrolment, task.id) },
        due > 0 && { label: t.task.quiz, route: route('quiz.in', enrolment.id) },
        enrolment.pace === 'own' &&
          Boolean(enrolment.cohort.home) && { label: t.task.group, route: at('pace', enrolment, 'group') },
      ),
    ],
  };
}

export function hintView(day: Day, number: number, enrolment: Enrolment, t: Catalogue): View {
  const { hints, id } = day.task;
  return {
    title: t.task.hint(number, hints.length),
    body: [
      text(textIn(hints[number - 1], t.language)),
      buttons(
        number < hints.length && { label: t.task.hintMore, route: at('hint', enrolment, id, String(number + 1)) },
        { label: t.task.back, route: at('show', enrolment, id) },
      ),
    ],
  };
}

export function finishedView(finished: Finished, enrolment: Enrolment, t: Catalogue): View {
  const after = buttons(
    { label: t.task.quiz, style: 'main', route: route('quiz.in', enrolment.id) },
    { label: t.progress.title, route: route('progress.in', enrolment.id) },
  );
  switch (finished.kind) {
    case 'gone':
      return { body: [text(t.chat.gone)] };
    case 'repeat':
      return { body: [text(t.task.repeat), after] };
    case 'quizFirst':
      return {
        body: [
          text(t.task.quizFirst, ...finished.typed.map((typed) => t.chat.youWrote(plain(typed)))),
          buttons({ label: t.task.quizButton, style: 'main', route: at('questions', enrolment, finished.day.task.id) }),
        ],
      };
    case 'finished':
      return {
        title: t.task.finished(textIn(finished.day.task.title, t.language)),
        tone: 'good',
        body: [text(t.task.finishedBody(finished.day.task.minutes)), after],
      };
  }
}

export const skippedView = (enrolment: Enrolment, t: Catalogue): View => ({
  body: [text(t.task.skipped), buttons({ label: t.task.quiz, route: route('quiz.in', enrolment.id) })],
});

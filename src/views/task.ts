import { goneView } from '../chat/contract/gone.ts';
import { type Block, type Button, buttons, text, type View } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import { readable } from '../core/curriculum/reading.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { LearnersToday, TaskPage, Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { taskRoutes } from '../routes/task.ts';
import { criterionText, quizText } from './criterion.ts';
import { doneToday, firstBlocks, gapView, stuckButtons, withLateStart } from './pace.ts';
import { milestoneLine } from './project.ts';
import { type Shown, type TaskContext, taskButtons } from './task-buttons.ts';
import { timeText } from './took.ts';

/** What the learner has today, and the buttons to go on. */
export const todayView = (shown: LearnersToday, of: TaskContext, t: Catalogue): View =>
  withPause(withLateStart(dayView(shown, of, t), of.enrolment, shown, t), shown, t);

/** Why there is nothing new. */
const withPause = (view: View, { paused }: LearnersToday, t: Catalogue): View =>
  paused ? { ...view, body: [text(t.summary.paused), ...view.body] } : view;

function dayView(shown: LearnersToday, of: TaskContext, t: Catalogue): View {
  const [{ today, due, page, path }, { enrolment }] = [shown, of];
  const quiz: Button = { label: t.task.quiz, route: quizRoutes.in({ enrolment: enrolment.id }) };
  const questions: Block[] = due ? [text(t.task.questions(due)), buttons(quiz)] : [];
  const waiting = 'waiting' in today && today.waiting ? waitingBlocks(today.waiting, enrolment, t) : [];
  switch (today.kind) {
    case 'early':
      return {
        body: [
          text(t.task.early(t.date(today.start))),
          buttons({ ...quiz, style: 'main', route: quizRoutes.warm({ enrolment: enrolment.id }) }),
        ],
      };
    case 'gap':
      return gapView(today.group, path, enrolment, t);
    case 'task':
      if (page) {
        const left = today.waiting && enrolment.postponed?.includes(today.waiting.task.id);
        const ways = shown.late ? 3 : 0;
        const view = taskView(page, of, t, { beside: ways + (left ? 1 : 0), offersPace: ways > 0 });
        return left ? { ...view, body: [...view.body, ...waiting] } : view;
      }
      return { tone: 'good', body: [text(doneToday(shown, t)), ...questions, ...waiting] };
    case 'aside':
      return {
        body: [
          text(t.task.aside),
          buttons({
            label: t.task.open,
            route: taskRoutes.show({ enrolment: enrolment.id, task: today.day.task.id }),
          }),
          ...(questions.length ? questions : [buttons(quiz)]),
        ],
      };
    case 'free':
      return {
        body: [
          text(today.review ? t.task.review : t.task.free(shown.next && t.date(shown.next))),
          ...(questions.length ? questions : [buttons(quiz)]),
          ...waiting,
        ],
      };
    case 'finish':
      return finishView(today, shown, enrolment, t);
    case 'over':
      return {
        body: [
          text(t.task.over, textIn(path.sprints.at(-1)?.finish, t.language)),
          buttons({ ...quiz, style: 'main' }, shown.check && checkAfter(enrolment, t)),
        ],
      };
  }
}

const checkAfter = ({ id }: Enrolment, t: Catalogue): Button => ({
  label: t.exam.offerAfter,
  route: quizRoutes.mode({ enrolment: id, mode: 'check' }),
});

/** The end of a sprint: what was done, what the learner has now, and whether to go on. */
function finishView(
  { sprint: number, next }: Extract<Today, { kind: 'finish' }>,
  { record, path, check }: LearnersToday,
  enrolment: Enrolment,
  t: Catalogue,
): View {
  const [sprint, following] = [path.sprints[number - 1], path.sprints[next - 1]];
  if (!sprint || !following) return goneView(t);
  const own = path.days.filter((day) => day.sprint === number);
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
        { label: t.task.goOn, style: 'main', route: taskRoutes.on({ enrolment: enrolment.id, sprint: next }) },
        check && checkAfter(enrolment, t),
        done < own.length &&
          Boolean(enrolment.cohort.home) &&
          enrolment.pace !== 'own' && {
            label: t.task.finishOpen,
            route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'own' }),
          },
        sprint.project !== undefined && {
          label: t.roadmap.project,
          route: roadmapRoutes.project({ path: path.id, project: sprint.project }),
        },
      ),
    ],
  };
}

const waitingBlocks = (day: Day, enrolment: Enrolment, t: Catalogue): Block[] => [
  text(t.task.waiting(textIn(day.task.title, t.language))),
  buttons({ label: t.task.open, route: taskRoutes.show({ enrolment: enrolment.id, task: day.task.id }) }),
];

/**
 * One task as somebody does it: what, how long, when it is done, links, and its buttons. Why, and
 * what else can be done, is behind the last of them: a phone shows the beginning of a card.
 */
export function taskView(
  page: TaskPage,
  { enrolment, curriculum }: TaskContext,
  t: Catalogue,
  shown: Shown = {},
): View {
  const { quiz, milestone } = page;
  const questionsFirst = quiz && !quiz.met;
  const { task } = page.day;
  // Who rejoined the group has decided that the rest can wait.
  const first = enrolment.pace === 'group' ? undefined : page.first;
  const resources = task.resources.flatMap((id) => curriculum.resources.get(id) ?? []);
  const links = readable(resources, t.language).map(({ title, url }) => `- [${title}](${url})`);
  const { all, from } = taskButtons(page, { enrolment, curriculum }, t, shown);
  const more = taskRoutes.more({ enrolment: enrolment.id, task: task.id, from });
  return {
    title: textIn(task.title, t.language),
    body: [
      ...(first ? firstBlocks(first, enrolment, shown.offersPace ?? false, t) : []),
      text(
        textIn(task.what, t.language),
        `**${t.task.minutes}** ${timeText(task, t)}`,
        `**${t.task.done}**\n${task.done.map((c) => `- ${criterionText(c, quiz, t)}`).join('\n')}`,
        links.length > 0 && `**${t.task.links}**\n${links.join('\n')}`,
        milestone && milestoneLine(milestone, t),
      ),
      ...(questionsFirst ? [text(quizText(quiz, t), page.stuck && t.task.stuck)] : []),
      ...(page.stuck ? [stuckButtons(page, { enrolment, curriculum }, t)] : []),
      // What it is for is behind the last one, whatever else is.
      buttons(...all.slice(0, from), { label: t.task.aboutButton, route: more }),
    ],
  };
}

export const skippedView = ({ id: enrolment }: Enrolment, t: Catalogue): View => ({
  body: [text(t.task.skipped), buttons({ label: t.task.quiz, route: quizRoutes.in({ enrolment }) })],
});

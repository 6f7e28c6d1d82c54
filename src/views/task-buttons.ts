import { atOnce, type Button, buttons, fold, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { TaskPage } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { askRoutes } from '../routes/ask.ts';
import { peersRoutes } from '../routes/peers.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { taskRoutes } from '../routes/task.ts';
import { aboutTaskView } from './about-task.ts';
import { focusButton } from './focus.ts';
import { firstBlocks, stuckButtons } from './pace.ts';

/** Whose task it is, and what it is part of. */
export interface TaskContext {
  readonly enrolment: Enrolment;
  readonly curriculum: Curriculum;
}

/** How many buttons the message of a card has besides, and whether a pace is among them. */
export interface Shown {
  readonly beside?: number;
  readonly offersPace?: boolean;
}

/** What can be done with a task, the main thing first; its card shows those before `from`. */
export function taskButtons(
  page: TaskPage,
  { enrolment, curriculum }: TaskContext,
  t: Catalogue,
  { beside = 0, offersPace = false }: Shown = {},
) {
  const { due, quiz, milestone } = page;
  const { task } = page.day;
  const named = { enrolment: enrolment.id, task: task.id };
  const inGroup = Boolean(enrolment.cohort.home);
  const done: Button = {
    label: t.task.doneButton,
    style: 'main',
    route: taskRoutes[page.asksForEvidence ? 'done' : 'tick'](named),
  };
  const questions: Button = { label: t.task.quizButton, style: 'main', route: taskRoutes.questions(named) };
  const offered: readonly (Button | false | undefined)[] = [
    quiz && !quiz.met ? questions : done,
    { label: t.task.hintButton, route: taskRoutes.hint({ ...named, number: 1 }) },
    { label: t.task.notToday, route: taskRoutes.skip(named) },
    // In the first days of a sprint alone, and it measures nothing later.
    page.begins && {
      label: t.exam.offerBefore,
      route: quizRoutes.mode({ enrolment: enrolment.id, mode: 'check' }),
    },
    inGroup && { label: t.peers.stuckButton, route: peersRoutes.stuck({ enrolment: enrolment.id, about: task.id }) },
    due > 0 && { label: t.task.quiz, route: quizRoutes.in({ enrolment: enrolment.id }) },
    { label: t.ask.about, route: askRoutes.task({ task: task.id }) },
    focusButton(named, t),
    milestone && {
      label: t.roadmap.project,
      route: roadmapRoutes.milestones({ path: enrolment.cohort.path, project: milestone.project.id }),
    },
    enrolment.pace === 'own' &&
      inGroup && {
        label: t.task.group,
        route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'group' }),
      },
  ];
  const all = offered.filter((one) => one !== false && one !== undefined);
  // Those that are above, for what it builds on and for somebody who is stuck, take room as well.
  const above = [
    ...(page.first && enrolment.pace !== 'group' ? firstBlocks(page.first, enrolment, offersPace, t) : []),
    ...(page.stuck ? [stuckButtons(page, { enrolment, curriculum }, t)] : []),
  ].flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return { all, from: Math.min(all.length, Math.max(1, atOnce - 1 - above.length - beside)) };
}

/** Why a task is asked, what goes further, and what its card had no room for: from the button with this number on. */
export function moreOfTaskView(page: TaskPage, of: TaskContext, t: Catalogue, from?: number): View {
  const { all, from: shown } = taskButtons(page, of, t);
  const first = Math.min(from ?? shown, all.length);
  const next = { enrolment: of.enrolment.id, task: page.day.task.id, from: first + atOnce - 1 };
  const rest = fold(all.slice(first), { label: t.chat.more, route: taskRoutes.more(next) });
  const about = aboutTaskView(page.day, t);
  return { ...about, body: [...about.body, buttons(...rest)] };
}

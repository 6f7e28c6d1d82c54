import { groupName } from '../chat/contract/group-name.ts';
import type { Thread } from '../chat/contract/platform.ts';
import { type Block, type Button, buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Day } from '../core/curriculum/path.ts';
import { textIn } from '../core/language/rules.ts';
import type { MadePost } from '../core/post/model.ts';
import { fewest } from '../core/summary/model.ts';
import type { LearnersToday, TaskOpened, TaskShown } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { joinRoutes } from '../routes/join.ts';
import { peersRoutes } from '../routes/peers.ts';
import { taskRoutes } from '../routes/task.ts';
import { dailyQuestionBlocks } from './daily-question.ts';
import { finishedView } from './finished.ts';
import { officeHourBlocks } from './office-hour.ts';
import { taskView } from './task.ts';
import type { TaskContext } from './task-buttons.ts';

/** The day's post in the cohort's channel: theme, task, Start. In two languages one after the other, when the cohort is both. */
export function dailyPostView(post: MadePost, ts: readonly Catalogue[]): View {
  const { cohort, day, theme, did, held, asks } = post;
  const [first, ...others] = ts as [Catalogue, ...Catalogue[]];
  const part = (t: Catalogue): Block =>
    text(
      t.post.theme(textIn(theme.theme, t.language)),
      `**${t.reminder.task(textIn(day.task.title, t.language), day.task.minutes)}**`,
      textIn(day.task.why, t.language),
    );
  return {
    title: [first.post.title(groupName(cohort, first), day.number), ...others.map((t) => t.post.day(day.number))].join(
      ' · ',
    ),
    body: [
      ...ts.map(part),
      text(...ts.map((t) => (did ? t.post.did(did) : t.post.beFirst(fewest)))),
      ...(held ? officeHourBlocks(held, cohort, ts) : []),
      ...(asks ? dailyQuestionBlocks(asks, ts) : []),
      buttons(
        startButton({ cohort, day }, ts),
        {
          label: ts.map((t) => t.peers.stuckButton).join(' · '),
          route: peersRoutes.stuckOn({ cohort: cohort.id, about: day.task.id }),
        },
        {
          label: ts.map((t) => t.peers.shareButton).join(' · '),
          route: peersRoutes.shareOn({ cohort: cohort.id, about: day.task.id }),
        },
        joinsByButton(day.week) && {
          label: ts.map((t) => t.post.join).join(' · '),
          route: joinRoutes.card({ place: { cohort: cohort.id } }),
        },
      ),
      ...joinLine(day.week, ts),
    ],
  };
}

/** Everybody sees what a group posts. After its first week nearly all of them have joined, and a button is in their way. */
export const joinsByButton = (week: number): boolean => week <= 1;

export const joinLine = (week: number, ts: readonly Catalogue[]): readonly Block[] =>
  joinsByButton(week) ? [] : [text(`*${ts.map((t) => t.post.joinLine).join(' · ')}*`)];

const startButton = ({ cohort, day }: { cohort: Cohort; day: Day }, ts: readonly Catalogue[]): Button => ({
  label: ts.map((t) => t.post.start).join(' · '),
  style: 'main',
  route: taskRoutes.post({ cohort: cohort.id, task: day.task.id }),
});

/**
 * The thread below the day's post: something to begin with, since nobody likes to speak first, and the way to the task,
 * since Slack takes no slash command in a thread.
 */
export function dailyThread(
  { cohort, day }: { cohort: Cohort; day: Day },
  ts: readonly [Catalogue, ...Catalogue[]],
): Thread {
  const opening = (t: Catalogue) => t.post.threadFirst(plain(textIn(day.task.title, t.language)));
  return {
    title: ts.map((t) => t.post.threadTitle(day.number, textIn(day.task.title, t.language))).join(' · '),
    view: { body: [text(...ts.map(opening)), buttons(startButton({ cohort, day }, ts))] },
  };
}

/** What was asked for on a post: its own task, which day that is, and the way to today's where that is another one. */
export function postedView(opened: TaskOpened, shown: TaskShown, of: TaskContext, t: Catalogue): View {
  if (opened.kind === 'gone') return finishedView(opened, of.enrolment, t);
  const { day } = opened.kind === 'task' ? opened.page : opened;
  const other = shown.kind === 'today' && shown.page && shown.page.day.number !== day.number;
  const view =
    opened.kind === 'task'
      ? taskView(opened.page, of, t, { beside: other ? 1 : 0 })
      : finishedView(opened, of.enrolment, t);
  const to = { label: t.join.firstTask, route: taskRoutes.in({ enrolment: of.enrolment.id }) };
  return { ...view, body: [text(t.task.ofDay(day.number)), ...view.body, ...(other ? [buttons(to)] : [])] };
}

/** Says which day it is that was asked for. */
export const withDay = ({ today }: LearnersToday, view: View, t: Catalogue): View =>
  today.kind === 'task' ? { ...view, body: [text(t.task.ofDay(today.day.number)), ...view.body] } : view;

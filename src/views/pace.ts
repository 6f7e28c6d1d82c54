import { type Block, buttons, text, type View } from '../chat/contract/view.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import { type Day, daysPerWeek, type Path } from '../core/curriculum/path.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { LearnersToday, TaskPage } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { quizRoutes } from '../routes/quiz.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { taskRoutes } from '../routes/task.ts';

/** After a gap: three ways to go on, and no count of what was missed. */
export function gapView(group: Day, path: Pick<Path, 'days'>, enrolment: Enrolment, t: Catalogue): View {
  const essentials = path.days.filter(({ essential }) => essential).map(({ task }) => task.minutes);
  const each = essentials.toSorted((a, b) => a - b)[Math.floor(essentials.length / 2)] ?? group.task.minutes;
  return {
    body: [
      text(
        t.task.gap(group.week, textIn(group.task.title, t.language)),
        [t.task.gapEssentials(daysPerWeek.essential, each), t.task.gapOwn, t.task.gapGroup]
          .map((line) => `- ${line}`)
          .join('\n'),
      ),
      buttons(
        {
          label: t.task.essentials,
          style: 'main',
          route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'essentials' }),
        },
        { label: t.task.own, route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'own' }) },
        { label: t.task.group, route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'group' }) },
      ),
    ],
  };
}

/** For somebody who joined after the group began: the ways to begin, the gentler one first, and then what there is today. */
export function withLateStart(
  view: View,
  { id: enrolment }: Enrolment,
  { late, today }: LearnersToday,
  t: Catalogue,
): View {
  // After a gap they are offered more ways to go on.
  if (!late || today.kind === 'gap') return view;
  const body: Block[] = [
    text(t.task.lateStart(late.joinedToday), t.task.lateOwn(t.date(late.ends))),
    buttons(
      { label: t.task.own, style: 'main', route: taskRoutes.pace({ enrolment, pace: 'own' }) },
      { label: t.task.group, route: taskRoutes.pace({ enrolment, pace: 'group' }) },
      { label: t.task.firstWin, route: quizRoutes.warm({ enrolment }) },
    ),
  ];
  return { ...view, body: [...body, ...view.body] };
}

/**
 * What the task builds on, and two ways to get there: that one alone, or one after another from the beginning. Where that is
 * offered above, it leads there as well.
 */
export const firstBlocks = ({ task }: Day, enrolment: Enrolment, offersPace: boolean, t: Catalogue): Block[] => [
  text(t.task.buildsOn(textIn(task.title, t.language))),
  ...(offersPace
    ? []
    : [
        buttons(
          { label: t.task.firstThat, route: taskRoutes.show({ enrolment: enrolment.id, task: task.id }) },
          Boolean(enrolment.cohort.home) &&
            enrolment.pace !== 'own' && {
              label: t.task.own,
              route: taskRoutes.pace({ enrolment: enrolment.id, pace: 'own' }),
            },
        ),
      ]),
];

/** Today's task is done; and when the next one comes, which at the weekend is not tomorrow. */
export const doneToday = ({ next }: LearnersToday, t: Catalogue): string => t.task.doneToday(next && t.date(next));

/** What helps somebody whom its questions hold up: its lessons, unless another task comes first, and the way on. */
export function stuckButtons(
  { day: { task }, first }: Pick<TaskPage, 'day' | 'first'>,
  { enrolment, curriculum }: { readonly enrolment: Enrolment; readonly curriculum: Pick<Curriculum, 'skills'> },
  t: Catalogue,
): Block {
  const skills = [...new Set(task.kps.map(skillOf))].flatMap((id) => curriculum.skills.get(id) ?? []);
  const lessons = first ? [] : skills.filter(({ lesson }) => lesson).slice(0, 2);
  const { pace, cohort } = enrolment;
  // Beside a group, the next task comes with its day.
  const inTurn = !cohort.home || pace === 'own' || pace === 'essentials';
  return buttons(
    ...lessons.map(({ id, name }) => ({
      label: t.roadmap.called(t.roadmap.lesson, textIn(name, t.language)),
      route: roadmapRoutes.lesson({ path: enrolment.cohort.path, skill: id }),
    })),
    inTurn && { label: t.task.later, route: taskRoutes.later({ enrolment: enrolment.id, task: task.id }) },
  );
}

import { goneView } from '../chat/contract/gone.ts';
import { type Block, buttons, text, type View } from '../chat/contract/view.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { textIn } from '../core/language/rules.ts';
import {
  type Level,
  type LevelPage,
  type NextPlacement,
  placementRule,
  type StageStanding,
} from '../core/placement/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { placementRoutes } from '../routes/placement.ts';
import { progressRoutes } from '../routes/progress.ts';
import { taskRoutes } from '../routes/task.ts';
import { questionView } from './item.ts';

/** How many minutes a question takes, about. */
const minutesEach = 0.8;

/** A select shows no more. */
const maxWeeks = 25;

/** A question of a placement: without any word of its key, and with a way to say that one does not know. */
export function placementQuestionView(
  next: Extract<NextPlacement, { kind: 'question' }>,
  t: Catalogue,
  curriculum: Curriculum,
): View {
  const { question, number, most } = next;
  const shown = questionView(next, t, curriculum);
  return {
    ...shown,
    title: t.placement.question(number, most),
    body: [
      ...shown.body,
      buttons(
        { label: t.placement.unknown, route: placementRoutes.levelUnknown({ question: question.id }) },
        { label: t.placement.end, route: placementRoutes.levelEnd({ quiz: question.quiz }) },
      ),
    ],
  };
}

type Of = { readonly enrolment: Enrolment; readonly stages: Curriculum['stages']; readonly t: Catalogue };

const stageName = (stage: string, { stages, t }: Pick<Of, 'stages' | 't'>): string =>
  textIn(stages.get(stage)?.name, t.language) ?? stage;

/** Where somebody stands and what they skip, for nobody else. */
export function levelView(level: Level, of: Of): View {
  const { t, enrolment } = of;
  if (level.kind === 'gone') return goneView(t);
  if (level.kind === 'early') return { title: t.placement.title, body: [text(t.placement.early), back(enrolment, t)] };
  const asked = level.areas.length > 0;
  const named = (fits: (one: StageStanding) => boolean) =>
    t.titles(level.stages.filter(fits).map(({ stage }) => stageName(stage, of)));
  const [offered, skipped, doubtful] = [
    named((one) => one.offered),
    named((one) => one.skipped !== undefined),
    named((one) => one.doubtful),
  ];
  const { most } = placementRule;
  return {
    title: asked ? t.placement.levelTitle : t.placement.title,
    body: [
      ...(asked ? [{ kind: 'facts' as const, facts: areaFacts(level, t) }, text(t.placement.mean(level.asked))] : []),
      ...(level.again ? [text(t.placement.about(most, Math.round(most * minutesEach)), t.placement.costs)] : []),
      ...(level.again ? [buttons(beginButton(level, enrolment, t))] : []),
      ...(offered || skipped || level.from
        ? [
            text(
              offered && t.placement.offered(offered),
              skipped && t.placement.skipped(skipped),
              level.from !== undefined && t.placement.from(level.from),
              doubtful && t.placement.doubtful(doubtful),
            ),
          ]
        : []),
      ...selects(level, of),
      back(enrolment, t),
    ],
  };
}

const beginButton = ({ open, areas }: LevelPage, { id }: Enrolment, t: Catalogue) => ({
  label: open ? t.placement.goOn : areas.length ? t.placement.again : t.placement.begin,
  style: 'main' as const,
  route: placementRoutes.levelBegin({ enrolment: id }),
});

const areaFacts = ({ areas }: LevelPage, t: Catalogue): [string, string][] =>
  areas.map(({ area, asked, low, high }) => [
    t.plan.areas[area],
    asked ? t.placement.range(t.percent(low), t.percent(high)) : t.placement.notAsked,
  ]);

const back = ({ id: enrolment }: Enrolment, t: Catalogue): Block =>
  buttons({ label: t.progress.title, route: progressRoutes.in({ enrolment }) });

function selects(level: LevelPage, of: Of): readonly Block[] {
  const { t, enrolment } = of;
  const stateOf = ({ doubtful, skipped, offered }: StageStanding) =>
    doubtful ? 'doubtful' : skipped ? 'skipped' : offered ? 'offered' : undefined;
  const label = (one: StageStanding) => {
    const state = stateOf(one);
    const name = stageName(one.stage, of);
    return state ? `${name} · ${t.placement.stageLabel[state]}` : name;
  };
  const one = { kind: 'select' as const, min: 1, max: 1 };
  return [
    {
      ...one,
      placeholder: t.placement.stageChoose,
      route: placementRoutes.stage({ enrolment: enrolment.id }),
      options: level.stages.map((each) => ({ value: placementRoutes.stage.option(each.stage), label: label(each) })),
    },
    {
      ...one,
      placeholder: t.placement.startChoose,
      route: placementRoutes.startAt({ enrolment: enrolment.id }),
      options: level.weeks.slice(0, maxWeeks).map(({ theme }, i) => ({
        value: placementRoutes.startAt.option(i + 1),
        label: t.placement.week(i + 1, textIn(theme, t.language) ?? ''),
      })),
      ...(level.from !== undefined && level.from <= maxWeeks && { chosen: String(level.from) }),
    },
  ];
}

/** One part of the path: what skipping it means, and on which ground it would be skipped. */
export function stageView(standing: StageStanding, of: Of): View {
  const { t, enrolment } = of;
  const { stage, skipped, task, shown, asked, right } = standing;
  const title = task && textIn(task.title, t.language);
  const ground = title === undefined ? t.placement.noTask : (shown ? t.placement.shown : t.placement.showBy)(title);
  const route = { enrolment: enrolment.id, stage };
  return {
    title: stageName(stage, of),
    body: [
      text(
        skipped ? t.placement.by[skipped] : t.placement.skipMeans(1),
        !skipped && ground,
        asked > 0 && t.placement.counted(right, asked),
      ),
      buttons(
        !skipped &&
          task &&
          !shown && {
            label: t.placement.openTask,
            style: 'main',
            route: taskRoutes.show({ enrolment: enrolment.id, task: task.id }),
          },
        skipped
          ? { label: t.placement.takeUp, style: 'main', route: placementRoutes.takeUp(route) }
          : { label: t.placement.skip[shown ? 'task' : 'word'], route: placementRoutes.skip(route) },
        { label: t.placement.levelTitle, route: placementRoutes.level({ enrolment: enrolment.id }) },
      ),
    ],
  };
}

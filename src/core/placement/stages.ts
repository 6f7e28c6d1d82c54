import type { TaughtCard } from '../card/model.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Day, Path } from '../curriculum/path.ts';
import type { Task } from '../curriculum/task.ts';
import { type Area, areas } from '../plan/model.ts';
import type { Skips, TestedStage } from './model.ts';

/** Of the skills of a stage, this share requires a skill of another stage: then the stage builds on that one. */
const buildingShare = 0.2;

/** A stage that was skipped is in doubt when fewer than this share of its questions were right, of so many or more. */
const doubt = { share: 0.6, asked: 5 };

const number = (stage: string) => Number(stage.slice(1));

/** The area that a stage belongs to. */
export const areaOf = (stage: string): Area | undefined =>
  (Object.keys(areas) as Area[]).find((area) => (areas[area] as readonly string[]).includes(stage));

/** The stages of the days of a path, in the order in which it comes to them. */
export function stagesOf(path: Pick<Path, 'days'>, skills: Curriculum['skills']): readonly string[] {
  return [...new Set(path.days.flatMap((day) => stagesOfDay(day, skills)))];
}

const stagesOfDay = ({ task }: Pick<Day, 'task'>, skills: Curriculum['skills']): readonly string[] => [
  ...new Set(task.kps.flatMap((kp) => skills.get(skillOf(kp))?.stage ?? [])),
];

/** The stages that are asked about: those of the path with items, each after those that it builds on. */
export function testedStages(
  path: Pick<Path, 'days'>,
  { skills, placement }: Pick<Curriculum, 'skills' | 'placement'>,
): readonly TestedStage[] {
  const asked = new Set([...placement.values()].map(({ stage }) => stage));
  const stages = stagesOf(path, skills)
    .filter((stage) => asked.has(stage))
    .toSorted((a, b) => number(a) - number(b));
  return stages.flatMap((stage) => {
    const own = [...skills.values()].filter((skill) => skill.stage === stage);
    const buildsOn = stages.filter((other) => {
      // By the numbers of the stages, so that no two build on each other.
      if (number(other) >= number(stage)) return false;
      const by = own.filter(({ requires }) => requires.some((id) => skills.get(id)?.stage === other));
      return by.length >= buildingShare * own.length;
    });
    const area = areaOf(stage);
    return area ? [{ stage, area, buildsOn }] : [];
  });
}

/** Whether questions about a stage that was skipped say that it should not have been. */
export const isDoubtful = ({ asked, right }: { readonly asked: number; readonly right: number }): boolean =>
  asked >= doubt.asked && right < doubt.share * asked;

const isOnly = (day: Pick<Day, 'task'>, skills: Curriculum['skills'], stages: readonly string[]): boolean => {
  const own = stagesOfDay(day, skills);
  return own.length > 0 && own.every((stage) => stages.includes(stage));
};

/** The points of a stage on a path that were asked about, and how many of them were right the last time. */
export function cardsOf(
  path: Pick<Path, 'days'>,
  stage: string,
  { skills, cards }: { readonly skills: Curriculum['skills']; readonly cards: readonly TaughtCard[] },
) {
  const own = new Set(path.days.filter((day) => isOnly(day, skills, [stage])).flatMap(({ task }) => task.kps));
  const known = cards.filter(({ kp }) => own.has(kp));
  return { asked: known.length, right: known.filter(({ lastRight }) => lastRight).length };
}

/** The tasks that somebody skips: those about stages that they skip, and about nothing else, and those of the weeks before theirs. */
export function skippedTasks(
  path: Pick<Path, 'days'>,
  { stages, from = 1 }: Skips,
  skills: Curriculum['skills'],
): ReadonlySet<string> {
  const names = stages.map(({ stage }) => stage);
  const days = path.days.filter((day) => day.week < from || isOnly(day, skills, names));
  return new Set(days.map(({ task }) => task.id));
}

/** The task that shows that one knows a stage: the last of the path whose outcome can be checked, made before answered. */
export function performanceTask(
  path: Pick<Path, 'days'>,
  stage: string,
  skills: Curriculum['skills'],
): Task | undefined {
  const own = path.days.filter((day) => isOnly(day, skills, [stage])).map(({ task }) => task);
  const has = (...kinds: string[]) => own.findLast(({ done }) => done.some(({ kind }) => kinds.includes(kind)));
  return has('number', 'own', 'commit', 'link') ?? has('quiz');
}

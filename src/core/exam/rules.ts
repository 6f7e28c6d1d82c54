import { usualSeconds } from '../card/grade.ts';
import { skillOf } from '../curriculum/entry.ts';
import type { Item } from '../curriculum/item.ts';
import type { Day, Path } from '../curriculum/path.ts';
import type { Skill } from '../curriculum/skill.ts';
import { mark } from '../item/rules.ts';
import type { AskedQuestion } from '../quiz/model.ts';
import type { AreaScore } from './model.ts';

/** How many questions a mock test has at most and at least, and a check of a sprint. */
export const mockSize = { most: 12, least: 4 };
export const checkSize = 10;

/** A check may be left and taken up again for a day. */
export const checkHours = 24;

/** The check before a sprint is for so many first days of it. */
const enteringDays = 5;

/** Whether a day is one of the first of its sprint. */
export const isEntering = (path: Pick<Path, 'days'>, { sprint, number }: Pick<Day, 'sprint' | 'number'>): boolean =>
  number < (path.days.find((day) => day.sprint === sprint)?.number ?? 1) + enteringDays;

/** An exam has this many times the seconds that its questions usually take. */
const ample = 1.5;

/** How long a mock test takes, in whole minutes. */
export const minutesFor = (items: readonly Item[]): number =>
  Math.ceil((ample * items.reduce((sum, item) => sum + usualSeconds(item), 0)) / 60);

/** A program marks it: nobody marks their own answer in an exam. */
export const isMarked = ({ type }: Item): boolean => type !== 'short';

/** Whether the answer that was kept is right. */
export const isRight = ({ kept, order }: AskedQuestion, item: Item): boolean =>
  kept !== undefined && mark(item, kept, order) === 'right';

/** The score by area: by stages, or by skills where all are of one stage. */
export function byArea(
  marked: readonly { readonly kp: string; readonly correct: boolean }[],
  skills: ReadonlyMap<string, Pick<Skill, 'stage'>>,
): readonly AreaScore[] {
  const stageOf = (kp: string) => skills.get(skillOf(kp))?.stage ?? '';
  const oneStage = new Set(marked.map(({ kp }) => stageOf(kp))).size < 2;
  const groups = Map.groupBy(marked, ({ kp }) => (oneStage ? skillOf(kp) : stageOf(kp)));
  return [...groups].map(([name, list]) => ({
    area: oneStage ? { skill: name } : { stage: name },
    right: list.filter(({ correct }) => correct).length,
    of: list.length,
  }));
}

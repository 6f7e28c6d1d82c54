import { skillOf } from '../../core/curriculum/entry.ts';
import type { ItemFile, PlacementFile } from '../../core/curriculum/item.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed } from '../files.ts';
import type { Reading, Written } from '../read.ts';

/** A wrong answer that is offered, and the misconception that its author named. */
interface Distractor {
  readonly item: Written<ItemFile> | Written<PlacementFile>;
  readonly path: readonly (string | number)[];
  readonly stage: string;
  readonly misconception: string | undefined;
}

/** Every distractor of the served items: wrong options, and the wrong verdict on a statement. */
function distractorsOf({ items, placement, skills }: Files): readonly Distractor[] {
  const stages = new Map(skills.map(({ value }) => [value.id, value.stage]));
  return [...items, ...placement].flatMap((item): Distractor[] => {
    const { value } = item;
    if (!isServed(value)) return [];
    const stage = 'stage' in value ? value.stage : (stages.get(skillOf(value.kp)) ?? '');
    if (value.type === 'truefalse') return [{ item, stage, path: [], misconception: value.misconception }];
    if (!('options' in value)) return [];
    return value.options.flatMap((option, i) =>
      option.correct ? [] : [{ item, stage, path: ['options', i], misconception: option.misconception }],
    );
  });
}

/**
 * Every distractor names a misconception of its stage. A stage without any in `misconceptions.yaml` is not sorted yet,
 * which is a warning; a curriculum without that file sorts none.
 */
export function checkMisconceptions(files: Files, reading: Reading): void {
  const { misconceptions, skills } = files;
  const known = new Map(misconceptions.map(({ value }) => [value.id, value]));
  const lessons = new Map(skills.filter(({ value }) => isServed(value)).map(({ value }) => [value.id, value.stage]));
  const byStage = Map.groupBy(distractorsOf(files), ({ stage }) => stage);
  for (const [stage, own] of byStage) {
    const labels = misconceptions.filter(({ value }) => value.stage === stage);
    for (const { item, path, misconception } of own) {
      const at = [...path, 'misconception'];
      const found = misconception === undefined ? undefined : known.get(misconception);
      if (misconception === undefined) {
        if (labels.length) item.fault(at, `is missing: name one of ${stage} in misconceptions.yaml`);
      } else if (!found) {
        if (!reading.spoiled.has(misconception)) item.fault(at, `there is no misconception ${misconception}`);
      } else if (found.stage !== stage)
        item.fault(at, `${misconception} is of ${found.stage}, and the item of ${stage}`);
    }
    if (!labels.length) {
      if (misconceptions.length)
        reading.faults.push({
          file: 'misconceptions.yaml',
          line: 1,
          text: `${stage} has none yet for its ${own.length} distractors`,
          warning: true,
        });
      continue;
    }
    checkSpread(stage, labels, own);
  }
  for (const { value, fault } of misconceptions)
    if (!lessons.has(value.lesson)) fault(['lesson'], `there is no skill ${value.lesson} to read about it`);
    else if (lessons.get(value.lesson) !== value.stage)
      fault(['lesson'], `${value.lesson} is of ${lessons.get(value.lesson)}, and this of ${value.stage}`);
}

/** No misconception is so wide that it holds everything, and none is without a distractor. */
function checkSpread(stage: string, labels: Files['misconceptions'], own: readonly Distractor[]): void {
  const { least, most, share, few } = bounds.misconceptions;
  const [first] = labels;
  if (own.length >= few && (labels.length < least || labels.length > most))
    first!.fault(['stage'], `${stage} has ${labels.length} misconceptions; ${least} to ${most}`);
  const count = Map.groupBy(own, ({ misconception }) => misconception);
  for (const { value, fault } of labels) {
    const used = count.get(value.id)?.length ?? 0;
    if (!used) fault(['id'], `no distractor names ${value.id}: remove it`);
    else if (own.length >= few && used > share * own.length)
      fault(
        ['id'],
        `${value.id} has ${used} of ${own.length} distractors of ${stage}; at most ${Math.floor(share * own.length)}: split it`,
      );
  }
}

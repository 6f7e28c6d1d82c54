import { type FullLanguage, fallback, fullLanguages } from '../../core/language/model.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed, pageNames } from '../files.ts';
import type { Reading } from '../read.ts';
import { lengthOf } from '../words.ts';

/** Checks that a skill is complete: knowledge points, items and a task for each of them, and a lesson. */
export function checkSkills({ skills, items, tasks, projects }: Files, { faults }: Reading, today: string): void {
  const asked = Map.groupBy(
    items.filter(({ value }) => isServed(value)),
    ({ value }) => value.kp,
  );
  const brought = new Set(tasks.filter(({ value }) => isServed(value)).flatMap(({ value }) => value.kps));
  for (const { value: skill, file, fault } of skills) {
    if (!isServed(skill)) continue;
    if (skill.kps.length < bounds.kps) fault(['kps'], `has ${skill.kps.length}; at least ${bounds.kps}`);
    for (const [i, { id }] of skill.kps.entries()) {
      const count = asked.get(id)?.length ?? 0;
      // A point without any item is reported by the check at the bot's start.
      if (count && count < bounds.siblings)
        fault(
          ['kps', i, 'id'],
          `${id} has ${count} items; at least ${bounds.siblings}, so that it comes back in other words`,
        );
      if (!brought.has(id)) fault(['kps', i, 'id'], `no task brings ${id}: name it in the kps of one`);
    }
    const page = (language: FullLanguage) => file.replace('skill.yaml', `lesson.${language}.md`);
    for (const language of fullLanguages) {
      const words = skill.lesson?.[language];
      if (!words) {
        if (language === fallback) fault(['id'], `has no lesson: write ${pageNames('lesson')} beside it`);
        continue;
      }
      const length = lengthOf(words, language);
      const [least, most] = bounds.lesson[language];
      const unit = bounds.unit[language];
      if (length < least || length > most)
        faults.push({ file: page(language), line: 1, text: `has ${length} ${unit}; ${least} to ${most}` });
    }
  }
  for (const { value, warn } of [...skills, ...projects])
    if (isServed(value) && value.review_by < today)
      warn(['review_by'], `was ${value.review_by}: read it again, then set the next date`);
}

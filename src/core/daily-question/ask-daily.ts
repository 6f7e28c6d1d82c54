import { dayOfCohort } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { restDays, shownOrder } from '../item/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Tx } from '../ports.ts';
import { asksDaily, chooseItem, momentsOf, nextLook, taughtItems } from './rules.ts';

/**
 * Chooses the question of a cohort's day, whose post is planned in the same transaction. A day has one at most; none where
 * nothing was taught yet, or each item was a question before.
 */
export async function askDaily(
  tx: Pick<Tx<'alarm' | 'dailyQuestion'>, 'alarm' | 'dailyQuestion'>,
  curriculum: Pick<Curriculum, 'paths' | 'skills' | 'siblings'>,
  { cohort, day, now }: { cohort: Cohort; day: Temporal.PlainDate; now: Temporal.Instant },
): Promise<void> {
  const path = pathOf(curriculum, cohort);
  const today = path && dayOfCohort(cohort, path, day);
  if (!path || !today || !asksDaily(cohort)) return;
  const items = taughtItems(curriculum, path, today);
  if (!items.length) return;
  const seed = `${cohort.id}:${day}`;
  const since = now.subtract({ hours: 24 * restDays });
  const of = { cohort: cohort.id, items: items.map(({ id }) => id), since };
  const item = chooseItem(items, await tx.dailyQuestion.standing(of), seed);
  if (!item) return;
  const asked = { cohort: cohort.id, day, item: item.id, order: shownOrder(item, seed), ...momentsOf(now) };
  if (!(await tx.dailyQuestion.create(asked))) return;
  const question = await tx.dailyQuestion.get({ cohort: cohort.id, day });
  if (!question) return;
  const from = await tx.alarm.lock('question', question.id);
  await tx.alarm.move('question', [{ subject: question.id, from, to: nextLook(question, false, now) }]);
}

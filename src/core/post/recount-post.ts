import { dayOfCohort } from '../calendar/study-days.ts';
import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Curriculum } from '../curriculum/model.ts';
import { recipientOf, slotOf } from '../delivery/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Tx } from '../ports.ts';

/** A post is edited no more often than this, however many finish its task. */
const editPause = { minutes: 1 } as const;

/**
 * The post of today shows one more, if it is about this task. Called when somebody has finished it. Only the post of today is
 * ever edited: when its day is over there is nothing to make again, so an edit that comes late changes nothing, and Friday's
 * post stays as it was above the summary from Saturday on.
 */
export async function recountPost(
  tx: Pick<Tx<'edit'>, 'edit'>,
  curriculum: Pick<Curriculum, 'paths' | 'skills'>,
  { cohort, task, now }: { cohort: Cohort; task: string; now: Temporal.Instant },
): Promise<void> {
  const path = pathOf(curriculum, cohort);
  const today = cohortDate(cohort, now);
  if (!cohort.home || !path || dayOfCohort(cohort, path, today)?.task.id !== task) return;
  const post = { kind: 'daily-post', recipient: recipientOf({ cohort: cohort.id }), slot: slotOf(today) };
  await tx.edit.plan(post, { now, pause: editPause });
}

import { firstDate, groupDay, isPaused, weekOfDay } from '../calendar/study-days.ts';
import { readRefusal, recipientOf } from '../delivery/rules.ts';
import type { Id } from '../id.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import type { CohortCard } from './model.ts';
import { cohortDate } from './rules.ts';

export async function cohortCard(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'delivery'>,
  input: { cohort: Id; now: Temporal.Instant },
): Promise<CohortCard | undefined> {
  const cohort = await ports.cohort.get(input.cohort);
  const path = cohort && pathOf(ports.curriculum, cohort);
  if (!cohort || !path) return undefined;
  const last = cohort.home && (await ports.delivery.lastEnd(recipientOf({ cohort: cohort.id })));
  const refused = last?.state === 'refused' ? readRefusal(last.detail) : undefined;
  const today = cohortDate(cohort, input.now);
  const number = groupDay(cohort, today);
  const over = cohort.closed === true || number > path.days.length;
  return {
    cohort,
    path,
    begins: firstDate(cohort),
    members: await ports.cohort.size(cohort.id),
    week: weekOfDay(number),
    sprint: path.days[Math.max(number, 1) - 1]?.sprint ?? path.sprints.length,
    over,
    ...(!over && isPaused(cohort, today) && { paused: true }),
    ...(refused && { refused }),
  };
}

import { nextAlarms } from '../cohort/alarms.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import { nextReminder } from '../reminder/rules.ts';
import type { AlarmKind } from './model.ts';

/** The next alarm of each subject, computed from its row as it is now. Subjects that want none are left out. */
export async function nextOf(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'learner'>,
  kind: AlarmKind,
  { subjects, now }: { subjects: readonly Id[]; now: Temporal.Instant },
): Promise<ReadonlyMap<Id, Temporal.Instant>> {
  const next = new Map<Id, Temporal.Instant>();
  if (!subjects.length) return next;
  if (kind === 'reminder') {
    for (const { learner } of await ports.learner.list(subjects)) {
      const at = nextReminder(learner, now);
      if (at) next.set(learner.id, at);
    }
    return next;
  }
  for (const cohort of await ports.cohort.list(subjects)) {
    const { postAt, summaryAt } = nextAlarms(cohort, ports.curriculum.paths.get(cohort.path), now);
    const at = kind === 'post' ? postAt : summaryAt;
    if (at) next.set(cohort.id, at);
  }
  return next;
}

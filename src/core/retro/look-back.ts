import { dayOf } from '../calendar/rules.ts';
import { summaryDate } from '../calendar/study-days.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { mostADay } from '../note/model.ts';
import type { Transact } from '../ports.ts';
import type { LookedBack, Retro, Share } from './model.ts';
import { aboutWeek, mayShare, summaryOf } from './rules.ts';

/** A summary that was posted is edited no more often than this. */
const editPause = { minutes: 1 } as const;

/**
 * A learner looks back on their week, from its Friday to its Sunday and once in each group. A line that they share is shown
 * in the group's summary of the week: in the one to come, or in place in the one that was posted.
 */
export async function lookBack(
  ports: Transact<'retro' | 'note' | 'edit'>,
  input: { learner: Learner; enrolment: Enrolment; retro: Retro; share: Share; now: Temporal.Instant },
): Promise<LookedBack> {
  const { learner, enrolment, retro, now } = input;
  const { cohort } = enrolment;
  const { monday } = retro;
  const today = dayOf(now, learner);
  const { compare } = Temporal.PlainDate;
  if (compare(today, summaryDate(monday)) < 0) return { kind: 'early' };
  if (compare(today, monday.add({ days: 6 })) > 0) return { kind: 'over' };
  return ports.transact(async (tx): Promise<LookedBack> => {
    if (!(await tx.retro.add({ enrolment: enrolment.id, retro, at: now }))) return { kind: 'repeat' };
    const { home } = cohort;
    if (!home) return { kind: 'kept', shared: false };
    const shared = input.share !== 'nothing' && mayShare(cohort);
    if (shared)
      await tx.note.add(
        {
          ...{ kind: 'line', cohort: cohort.id, learner: learner.id, text: retro.learned, about: aboutWeek(monday) },
          ...{ signed: input.share === 'named', notify: false, key: `line:${cohort.id}:${monday}` },
          address: { workspace: home.workspace, channel: home.channel },
          ...{ day: cohortDate(cohort, now), at: now },
        },
        mostADay.line,
      );
    await tx.edit.plan(summaryOf(cohort.id, monday), { now, pause: editPause });
    return { kind: 'kept', shared };
  });
}

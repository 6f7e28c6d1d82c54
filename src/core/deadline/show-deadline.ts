import { dayOf, daysBetween } from '../calendar/rules.ts';
import { secondsOf } from '../card/grade.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { ShownDeadline } from './model.ts';
import { ownDate } from './own-date.ts';
import { foretells, readinessOf } from './readiness.ts';
import { skillsToChoose, sprintEnd } from './rules.ts';

/** The day that a learner studies for in a group, and how far their minutes suffice. */
export async function showDeadline(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  input: { learner: Learner; enrolment: Enrolment; now: Temporal.Instant },
): Promise<ShownDeadline> {
  const { learner, enrolment, now } = input;
  const { siblings } = ports.curriculum;
  const { cards, deadline } = await readRecord(ports, input);
  const today = dayOf(now, learner);
  const path = pathOf(ports.curriculum, enrolment.cohort);
  const end = path && sprintEnd(path, enrolment);
  const own = path && ownDate(path, enrolment, { cards, today, parameters: learner.parameters });
  const seconds = (kp: string) => secondsOf(siblings.get(kp) ?? []);
  return {
    ...{ today, skills: path ? skillsToChoose(path, enrolment) : [] },
    ...(own && { own }),
    sprintEnds: end !== undefined && Temporal.PlainDate.compare(end, today) > 0,
    ...(deadline && {
      deadline: {
        ...deadline,
        inDays: daysBetween(today, deadline.on),
        foretells: foretells(cards),
        readiness: readinessOf(deadline, { learner, cards, today, seconds }),
      },
    }),
  };
}

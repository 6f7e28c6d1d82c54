import { dayOf } from '../calendar/rules.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import type { Feed } from './model.ts';
import { eventsOf, officeHourEvents } from './rules.ts';

/** The calendar under a key, over all groups that go on; undefined when nobody has it any more. */
export async function readFeed(
  ports: Pick<Ports, 'curriculum' | 'feed' | 'learner' | 'officeHour' | 'progress'>,
  { key, now }: { key: string; now: Temporal.Instant },
): Promise<Feed | undefined> {
  const id = await ports.feed.learner(key);
  const known = id && (await ports.learner.get(id));
  if (!known) return undefined;
  const { learner, enrolments } = known;
  const hours = await ports.officeHour.list(enrolments.map(({ cohort }) => cohort.id));
  const events = enrolments.map(async (enrolment) => {
    const path = pathOf(ports.curriculum, enrolment.cohort);
    if (!path || enrolment.cohort.closed) return [];
    const record = await readRecord(ports, { learner, enrolment, now });
    const hour = hours.find((one) => one.cohort === enrolment.cohort.id);
    const held = hour ? officeHourEvents(hour, { learner, enrolment, now }) : [];
    return [...eventsOf(path, { learner, enrolment, record, now }), ...held];
  });
  return { learner, today: dayOf(now, learner), events: (await Promise.all(events)).flat() };
}

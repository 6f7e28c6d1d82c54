import type { Learner } from '../learner/model.ts';
import { versionOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { firstAlarms } from './alarms.ts';
import { cannotPost } from './channel-obstacle.ts';
import { cohortsIn } from './list-open-cohorts.ts';
import type { Cohort, CohortCreated, CohortForm } from './model.ts';
import { startOf } from './rules.ts';

/** Opens a cohort in the channel of the request. The same event twice opens one cohort. */
export async function createCohort(
  ports: Pick<Ports, 'channel' | 'cohort' | 'curriculum'>,
  input: {
    form: CohortForm;
    organiser: Learner;
    home?: Cohort['home'];
    key: string;
    now: Temporal.Instant;
    demo?: boolean;
  },
): Promise<CohortCreated> {
  const { form, home, organiser, now } = input;
  if (!home) return { kind: 'noHome' };
  // The demo's platform may not have started yet, and the bot may always post in its channel.
  if (!input.demo && !(await ports.channel.mayPost(home))) return cannotPost(ports, home);
  const path = ports.curriculum.paths.get(form.path);
  if (!path) return { kind: 'unknownPath' };
  const start = startOf(form.start);
  const made = {
    ...form,
    version: versionOf(path),
    start,
    home,
    organiser: organiser.id,
    board: false,
    demo: input.demo ?? false,
  };
  const alarms = firstAlarms(made, path, now);
  const cohort = await ports.cohort.create({ ...made, ...alarms, key: input.key });
  const there = await cohortsIn(ports, { home, now });
  const others = there.filter(({ id }) => id !== cohort.id);
  const { postAt } = alarms;
  const nextPost = postAt && Temporal.Instant.compare(postAt, now) < 0 ? now : (postAt ?? undefined);
  return { kind: 'created', cohort, others, moved: Temporal.PlainDate.compare(start, form.start) !== 0, nextPost };
}

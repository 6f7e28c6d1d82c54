import { groupDay } from '../calendar/study-days.ts';
import type { Path } from '../curriculum/path.ts';
import { pathBefore, versionOf } from '../path/path-of.ts';
import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import type { Cohort } from './model.ts';
import { cohortDate } from './rules.ts';

/** Cohorts that are read at once. */
const atOnce = 500;

/**
 * Brings every cohort to the newest version of its path, once: the sprint that it is in is walked to its end as it was, and
 * what comes after is the new version's. Of a group, the furthest sprint counts that it or one of its members has come to,
 * so that nobody's days are moved under them. Comes at the start, before anybody is served; a second time it does nothing.
 */
export async function adoptPaths(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'enrolment'>,
  { now }: { readonly now: Temporal.Instant },
): Promise<number> {
  let brought = 0;
  for (const path of ports.curriculum.paths.values()) {
    const version = versionOf(path);
    for (;;) {
      const behind = await ports.enrolment.behind({ path: path.id, version, most: atOnce });
      for (const { cohort, furthest } of behind) {
        const kept = cohort.kept ?? [];
        const through = sprintReached(
          cohort,
          furthest,
          pathBefore(path, cohort.version ?? 1, kept, ports.curriculum.skills),
          now,
        );
        const isKept = through > (kept.at(-1)?.through ?? 0);
        const more = isKept ? [...kept, { version: cohort.version ?? 1, through }] : kept;
        await ports.cohort.save(cohort.id, { version, kept: more });
      }
      brought += behind.length;
      if (behind.length < atOnce) break;
    }
  }
  return brought;
}

/** The furthest sprint that somebody of a cohort is in; 0 before its first day, when nobody is. */
function sprintReached(
  cohort: Cohort,
  furthest: { readonly sprint: number; readonly joined: Temporal.PlainDate } | undefined,
  path: Path,
  now: Temporal.Instant,
): number {
  // Whoever studies alone takes one task after another: the calendar says nothing of where they are.
  const number = cohort.home ? groupDay(cohort, cohortDate(cohort, now)) : 0;
  const group = number > 0 ? (path.days[Math.min(number, path.days.length) - 1]?.sprint ?? 0) : 0;
  const begun = furthest && (number > 0 || !cohort.home);
  return Math.max(group, begun ? sprintOf(path, { cohort, ...furthest }) : 0);
}

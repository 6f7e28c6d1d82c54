import type { Id } from '../id.ts';
import type { Announcement, Cohort, CohortAlarms } from './model.ts';

export interface CohortPort {
  /** Creates a cohort with its first alarms. A key that exists returns its cohort unchanged. */
  create(cohort: Omit<Cohort, 'id'> & CohortAlarms & { key: string }): Promise<Cohort>;
  get(id: Id): Promise<Cohort | undefined>;
  /** Those of these that exist, by id. */
  list(ids: readonly Id[]): Promise<readonly Cohort[]>;
  /** Those of a workspace, or those that somebody opened. */
  listIn(of: { platform: string; workspace: string } | { organiser: Id }): Promise<readonly Cohort[]>;
  save(id: Id, changes: Partial<Omit<Cohort, 'id'>>): Promise<void>;
  /** Deletes it with its record. What learners answered stays theirs. */
  remove(id: Id): Promise<void>;
  /** Keeps an announcement; undefined when there was one in that week. */
  announce(announcement: Announcement): Promise<Id | undefined>;
  announcement(id: Id): Promise<Announcement | undefined>;
  /** How many are enrolled now. */
  size(id: Id): Promise<number>;
}

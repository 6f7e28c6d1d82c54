import type { Id } from '../id.ts';
import type { Cohort, CohortAlarms } from './model.ts';

export interface CohortPort {
  /** Creates a cohort with its first alarms. A key that exists returns its cohort unchanged. */
  create(cohort: Omit<Cohort, 'id'> & CohortAlarms & { key: string }): Promise<Cohort>;
  get(id: Id): Promise<Cohort | undefined>;
  /** Those of these that exist, by id. */
  list(ids: readonly Id[]): Promise<readonly Cohort[]>;
  listIn(workspace: { platform: string; workspace: string }): Promise<readonly Cohort[]>;
  save(id: Id, changes: Partial<Omit<Cohort, 'id'>>): Promise<void>;
  /** Makes somebody the one who opened it. False when it is not `from` any more. */
  handOver(of: { cohort: Id; from: Id | undefined; to: Id }): Promise<boolean>;
  /** How many are enrolled now. */
  size(id: Id): Promise<number>;
}

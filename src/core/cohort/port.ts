import type { Id } from '../id.ts';
import type { Cohort, Due } from './model.ts';

export interface CohortPort {
  /** The same key again gives the cohort that has it. */
  create(cohort: Omit<Cohort, 'id'> & Due & { key: string }): Promise<Cohort>;
  get(id: Id): Promise<Cohort | undefined>;
  listIn(workspace: { platform: string; workspace: string }): Promise<readonly Cohort[]>;
  save(id: Id, changes: Partial<Omit<Cohort, 'id'>> & Partial<Due>): Promise<void>;
  /** How many are enrolled now. */
  size(id: Id): Promise<number>;
}

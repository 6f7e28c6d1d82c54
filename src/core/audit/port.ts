import type { Id } from '../id.ts';
import type { AuditLine, NewAuditLine } from './model.ts';

/** The log of what organisers did. Nothing is ever taken out of it, but the people who are erased. */
export interface AuditPort {
  write(line: NewAuditLine): Promise<void>;
  /** The lines of a cohort, the newest first, after the first `skip`. */
  list(of: { cohort: Id; skip: number; limit: number }): Promise<readonly AuditLine[]>;
}

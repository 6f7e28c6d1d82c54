import type { Id } from '../id.ts';
import type { ModelWords, SummaryWords } from '../summary/model.ts';

/** What the language model wrote for weekly summaries, by their Mondays. */
export interface SummaryWordsPort {
  find(cohort: Id, monday: Temporal.PlainDate): Promise<SummaryWords | undefined>;
  /** The first one stands. */
  keep(of: {
    cohort: Id;
    monday: Temporal.PlainDate;
    prompt: string;
    words: ModelWords;
    at: Temporal.Instant;
  }): Promise<void>;
  /** They are posted, or not. False when there are none. */
  take(of: { cohort: Id; monday: Temporal.PlainDate; taken: boolean }): Promise<boolean>;
}

import type { Id } from '../id.ts';
import type { Feedback, Objection, Remark } from './model.ts';

/** By enrolment and the id of a task or a project. */
interface About {
  readonly enrolment: Id;
  readonly entry: string;
}

/** What the model said of people's work. */
export interface FeedbackPort {
  /** In place of what was said before. What somebody objected to that goes as well. */
  keep(of: About & { prompt: string; remarks: readonly Remark[]; at: Temporal.Instant }): Promise<void>;
  of(about: About): Promise<Feedback | undefined>;
  /** False when there is nothing to object to, or it was objected to before. */
  object(of: About & { reason: string }): Promise<boolean>;
  /** Those that wait in the cohorts that this person organises, the oldest first. */
  pending(organiser: Id): Promise<readonly Objection[]>;
  /** Writes down that this organiser has looked at it. False when it is not theirs, or was settled before. */
  settle(of: { objection: Id; organiser: Id; at: Temporal.Instant }): Promise<boolean>;
}

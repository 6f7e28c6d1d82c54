import type { Id } from '../id.ts';
import type { Focus } from './model.ts';

/** Minutes that people spend on one thing. Each verb is atomic. */
export interface FocusPort {
  /** Begins one, unless one of theirs is open or this key began one. Gives the newest. */
  start(of: {
    enrolment: Id;
    key: string;
    task?: string | undefined;
    together: boolean;
    from: Temporal.Instant;
    to: Temporal.Instant;
  }): Promise<Focus>;
  /** The newest of an enrolment. */
  latest(enrolment: Id): Promise<Focus | undefined>;
  get(id: Id): Promise<Focus | undefined>;
  /** Those of a cohort that run at a moment beside others, the newest first. */
  together(cohort: Id, now: Temporal.Instant, limit: number): Promise<readonly Focus[]>;
  /** Ends one early. False when it is over. */
  stop(id: Id, at: Temporal.Instant): Promise<boolean>;
  /** They want to be told of its end. */
  tell(id: Id): Promise<void>;
  /** Counts its minutes on a day. False when they are counted already. */
  log(of: { focus: Id; minutes: number; day: Temporal.PlainDate; mostADay: number }): Promise<boolean>;
  /** Ends those whose time is over, and gives them. */
  end(now: Temporal.Instant, limit: number): Promise<readonly Focus[]>;
}

import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import type { Look, MemberWork, ProjectWork, Work } from './model.ts';

interface ProjectOf {
  readonly enrolment: Id;
  readonly project: string;
}

export interface CommitClaim extends ProjectOf {
  readonly milestone: number;
  readonly claim: number;
}

/** What learners hand in for projects. Each verb is atomic. */
export interface ProjectPort {
  work(of: ProjectOf): Promise<ProjectWork>;
  /** Keeps what was handed in, in place of what was there for this milestone. A commit waits to be looked at. */
  handIn(input: ProjectOf & { milestone: number; work: Work; at: Temporal.Instant }): Promise<void>;
  /** Keeps a row's points, in place of those that it had. */
  score(input: ProjectOf & { row: number; points: number }): Promise<void>;
  /** What the members of a cohort handed in, the newest first, at most `limit` projects of people from `skip` on. */
  ofCohort(of: { cohort: Id; skip: number; limit: number }): Promise<readonly MemberWork[]>;
  /** Takes commits that are to be looked at, under a lease. */
  claim(now: Temporal.Instant, limit: number): Promise<readonly CommitClaim[]>;
  /** The link of a claim that still holds, and how often it has been tried. */
  given(
    claim: CommitClaim,
  ): Promise<({ readonly url: string; readonly tries: number } & Pick<Learner, 'zone'>) | undefined>;
  /** What was seen, or when to look again. Nothing for a claim that has passed. */
  end(claim: CommitClaim, end: { readonly look: Look } | { readonly later: Temporal.Instant }): Promise<void>;
}

/**
 * What a code host says of a commit. `files` are the paths of all files at that commit, unless there are too many.
 * `later`: it did not answer, or wants to be left alone for `seconds`. `unknown`: no host that can be asked.
 */
export type HostAnswer =
  | { readonly kind: 'found'; readonly at: Temporal.Instant; readonly files?: readonly string[] }
  | { readonly kind: 'absent' | 'unknown' }
  | { readonly kind: 'later'; readonly reason: string; readonly seconds?: number };

/** Public code hosts, asked by their API. Nothing is cloned and nothing is run. */
export interface HostPort {
  /** Asks for the commit that a link names. Bounded in time and size; never throws. */
  commit(url: string): Promise<HostAnswer>;
}

/** What the doctor found out about one thing, for the operator: in English, as the log is, and without a secret. */
export interface Finding {
  readonly state: 'ok' | 'problem' | 'not checked';
  readonly what: string;
  readonly found: string;
  /** What to do next. */
  readonly next?: string;
}

/** What the doctor found on one platform, and by how much our clock is ahead of the platform's, where that is known. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly aheadMs?: number;
}

/** A group's channel. */
export interface GroupChannel {
  readonly group: string;
  readonly workspace: string;
  readonly channel: string;
}

export const ok = (what: string, found: string): Finding => ({ state: 'ok', what, found });

export const problem = (what: string, found: string, next: string): Finding => ({
  state: 'problem',
  what,
  found,
  next,
});

export const notChecked = (what: string, found: string): Finding => ({ state: 'not checked', what, found });

/** How far our clock is ahead of the `Date` of an answer that has just come. */
export function aheadOf(date: string | null): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Date.now() - theirs;
}

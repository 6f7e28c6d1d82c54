export interface Streak {
  /** Weeks kept in a row up to now. This week counts once it is kept. */
  readonly weeks: number;
  readonly thisWeek: { readonly days: number; readonly goal: number };
}

export interface Streak {
  /** Weeks kept in a row: this one when it is kept already, and those before it. */
  readonly weeks: number;
  readonly thisWeek: { readonly days: number; readonly goal: number };
}

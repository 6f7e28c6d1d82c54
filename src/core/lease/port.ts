/** Names of which one at a time may hold each, such as a connection. By the database's own clock. */
export interface LeasePort {
  /** Takes or renews a name for `forMs` milliseconds. Answers who holds it now: another, until theirs has run out. */
  hold(name: string, holder: string, forMs: number): Promise<string>;
  /** Gives it back before its time. */
  drop(name: string, holder: string): Promise<void>;
}

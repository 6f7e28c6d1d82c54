/** Leases: each name, such as a connection, has one holder at a time. Times are by the database's clock. */
export interface LeasePort {
  /** Takes or renews a name for `forMs` milliseconds, five minutes at most. Returns its holder: another one, while their lease still runs. */
  hold(name: string, holder: string, forMs: number): Promise<string>;
  /** Releases a name before its lease ends. */
  drop(name: string, holder: string): Promise<void>;
}

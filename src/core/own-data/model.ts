/** What is kept of a learner, as *My data* counts it. The file has everything, by table. */
export const ownKinds = [
  'groups',
  'tasks',
  'answers',
  'points',
  'handIns',
  'weeks',
  'retros',
  'questions',
  'posts',
  'appeals',
  'messages',
  'acts',
] as const;

export type OwnKind = (typeof ownKinds)[number];

/** What *My data* shows. */
export interface OwnData {
  readonly counts: Readonly<Record<OwnKind, number>>;
  /** Whether a question to `/ask` may leave this bot. */
  readonly asksModel: boolean;
}

/** The rows that are about a learner, by table: as the database has them, for a file. */
export type OwnRows = readonly { readonly table: string; readonly rows: readonly unknown[] }[];

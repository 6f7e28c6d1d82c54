/** What is said about a command where it is listed. */
export interface CommandTexts {
  readonly about: string;
  /** Other words for it, with spaces between them: what people say when they do not know its name. */
  readonly also?: string;
  /** What the menu of a message calls it, where a platform has one. */
  readonly menu?: string;
  readonly options?: Readonly<Record<string, string>>;
  /** By option, what its choices are called. */
  readonly choices?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly sub?: Readonly<Record<string, CommandTexts>>;
}

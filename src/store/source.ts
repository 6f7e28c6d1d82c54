import type { Id } from '../core/id.ts';

/** What minutes were counted for. As a key it lets them count once in an enrolment. */
export type Source = { readonly task: string } | { readonly question: Id };

/** The prefixes of the stored sources. Rows of every release have them, so they never change. */
export const sourcePrefix = { task: 'task:', question: 'draw:' } as const;

export const sourceOf = (of: Source): string =>
  'task' in of ? sourcePrefix.task + of.task : sourcePrefix.question + of.question;

/** Undefined for what {@link sourceOf} did not write. */
export function readSource(text: string): Source | undefined {
  const rest = (prefix: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : undefined);
  const task = rest(sourcePrefix.task);
  if (task) return { task };
  const question = rest(sourcePrefix.question);
  return question && /^[1-9]\d*$/.test(question) ? { question } : undefined;
}

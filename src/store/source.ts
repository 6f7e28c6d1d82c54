import type { Id } from '../core/id.ts';

/** What minutes were counted for. As a key it lets them count once in an enrolment. */
export type Source = { readonly task: string } | { readonly question: Id } | { readonly focus: Id };

/** The prefixes of the stored sources. Rows of every release have them, so they never change. */
export const sourcePrefix = { task: 'task:', question: 'draw:', focus: 'focus:' } as const;

export const sourceOf = (of: Source): string =>
  'task' in of
    ? sourcePrefix.task + of.task
    : 'focus' in of
      ? sourcePrefix.focus + of.focus
      : sourcePrefix.question + of.question;

/** Undefined for what {@link sourceOf} did not write. */
export function readSource(text: string): Source | undefined {
  const rest = (prefix: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : undefined);
  const task = rest(sourcePrefix.task);
  if (task) return { task };
  const number = (prefix: string) => /^[1-9]\d*$/.exec(rest(prefix) ?? '')?.[0];
  const [question, focus] = [number(sourcePrefix.question), number(sourcePrefix.focus)];
  return question ? { question } : focus ? { focus } : undefined;
}

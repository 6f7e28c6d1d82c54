import { fallback, type Language } from '../language/model.ts';
import type { Resource } from './skill.ts';

/** Whether a resource is in a language; `both` is one that is in English and in Chinese. */
export const isIn = ({ lang }: Pick<Resource, 'lang'>, language: Language): boolean =>
  lang === language || lang === 'both';

/** The resources that a person can read best: those in their language, before those that are in it beside another one; else those in the fallback, else all. */
export function readable<R extends Pick<Resource, 'lang'>>(resources: readonly R[], language: Language): readonly R[] {
  const own = resources.filter((resource) => isIn(resource, language));
  if (own.length) return own.toSorted((a, b) => Number(a.lang !== language) - Number(b.lang !== language));
  const known = resources.filter((resource) => isIn(resource, fallback));
  return known.length ? known : resources;
}

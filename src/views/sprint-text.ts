import type { Path } from '../core/curriculum/path.ts';
import type { Text } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A sprint of a path, by its number from 1: its name, and what somebody will have made by its end. */
export function sprintText({ sprints }: Path, number: number, t: Catalogue): string | undefined {
  const sprint = sprints[number - 1];
  const made = sprint?.finish ?? sprint?.about;
  return sprint && made && sprintLine({ name: sprint.name, number, of: sprints.length, made }, t);
}

/** The same line of what is known already. */
export const sprintLine = (
  { name, number, of, made }: { name: Text; number: number; of: number; made: Text | undefined },
  t: Catalogue,
): string => `${t.plan.by(textIn(name, t.language), number, of)}${textIn(made, t.language) ?? ''}`;

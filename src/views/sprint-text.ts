import type { Path } from '../core/curriculum/path.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A sprint of a path, by its number from 1: its name, and what somebody will have made by its end. */
export function sprintText({ sprints }: Path, number: number, t: Catalogue): string | undefined {
  const sprint = sprints[number - 1];
  const made = sprint?.finish ?? sprint?.about;
  if (!sprint || !made) return undefined;
  return `**${t.plan.by(textIn(sprint.name, t.language), number, sprints.length)}** ${textIn(made, t.language)}`;
}

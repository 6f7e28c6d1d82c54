import type { Curriculum } from '../curriculum/model.ts';
import { skillsOf } from '../progress/rules.ts';

/**
 * Skills that match what a person typed, for completion: by name in any language, or by id. Those of these paths; of all
 * paths, where none is named.
 */
export function findSkills(curriculum: Curriculum, paths: readonly string[], query: string) {
  const among = paths.length ? paths.flatMap((id) => curriculum.paths.get(id) ?? []) : [...curriculum.paths.values()];
  const taught = new Set(among.flatMap(skillsOf));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  return [...curriculum.skills.values()].filter(
    (skill) =>
      taught.has(skill.id) &&
      [skill.id, ...Object.values(skill.name)].some((name) => name?.toLowerCase().includes(wanted)),
  );
}

import type { Curriculum } from '../curriculum/model.ts';
import { skillsOf } from '../progress/rules.ts';

/** Skills that match what a person typed, for completion: by name in any language, or by id. */
export function findSkills(curriculum: Curriculum, path: string | undefined, query: string) {
  const known = curriculum.paths.get(path ?? '');
  const taught = new Set(known && skillsOf(known));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  return [...curriculum.skills.values()].filter(
    (skill) =>
      taught.has(skill.id) &&
      [skill.id, ...Object.values(skill.name)].some((name) => name?.toLowerCase().includes(wanted)),
  );
}

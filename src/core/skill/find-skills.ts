import { skillOf } from '../curriculum/entry.ts';
import type { Curriculum } from '../curriculum/model.ts';

/** Skills that fit what somebody typed, for completion: by name in any language, or by id. */
export function findSkills(curriculum: Curriculum, path: string | undefined, query: string) {
  const taught = new Set(curriculum.paths.get(path ?? '')?.days.flatMap((d) => d.task.kps.map(skillOf)));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  return [...curriculum.skills.values()].filter(
    (skill) =>
      taught.has(skill.id) &&
      [skill.id, ...Object.values(skill.name)].some((name) => name?.toLowerCase().includes(wanted)),
  );
}

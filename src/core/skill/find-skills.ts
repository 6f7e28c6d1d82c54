import type { Curriculum } from '../curriculum/model.ts';
import type { Skill } from '../curriculum/skill.ts';
import { skillsOf } from '../progress/rules.ts';

/**
 * Skills that match what a person typed, for completion, a whole name first: by name in any language, or by id. Those of
 * these paths; of all paths, where none is named.
 */
export function findSkills(curriculum: Curriculum, paths: readonly string[], query: string) {
  const among = paths.length ? paths.flatMap((id) => curriculum.paths.get(id) ?? []) : [...curriculum.paths.values()];
  const taught = new Set(among.flatMap(skillsOf));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  const named = ({ id, name }: Skill) => [id, ...Object.values(name)].map((one) => one?.toLowerCase() ?? '');
  const found = [...curriculum.skills.values()].filter(
    (skill) => taught.has(skill.id) && named(skill).some((one) => one.includes(wanted)),
  );
  // A whole name is that skill, before those whose names have it in them.
  const isWhole = (skill: Skill) => named(skill).includes(wanted);
  return [...found.filter(isWhole), ...found.filter((skill) => !isWhole(skill))];
}

import { skillOf } from '../curriculum/entry.ts';
import type { Skill } from '../curriculum/skill.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import type { Ports } from '../ports.ts';
import { readRecord } from '../progress/read-record.ts';
import { nearSkills } from '../skill/find-skills.ts';
import { openKps } from './rules.ts';

/** As many as a list to choose from holds. */
const maxTopics = 25;

/** For a topic that there is none of: those with nearly that name, or else those that the learner has come to, the newest first. */
export async function offerTopics(
  ports: Pick<Ports, 'curriculum' | 'progress'>,
  input: { learner: Learner; enrolment: Enrolment; topic: string; now: Temporal.Instant },
): Promise<{ readonly near: boolean; readonly skills: readonly Skill[] }> {
  const { learner, enrolment, topic, now } = input;
  const { curriculum } = ports;
  const near = nearSkills(curriculum, [enrolment.cohort.path], topic);
  if (near.length) return { near: true, skills: near.slice(0, 5) };
  const record = await readRecord(ports, { learner, enrolment, now });
  const open = openKps(pathOf(curriculum, enrolment.cohort), { learner, enrolment, record, now });
  const skills = [...new Set(open.map(skillOf))].toReversed().flatMap((id) => curriculum.skills.get(id) ?? []);
  return { near: false, skills: skills.slice(0, maxTopics) };
}

import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import type { Id } from '../id.ts';
import type { Ports } from '../ports.ts';
import type { ListedMember, MemberPage } from './model.ts';
import { listed, pageOf } from './rules.ts';

/** A page of who is in a cohort, from 0; or of those whose name or number is sought. */
export async function listMembers(
  ports: Pick<Ports, 'enrolment'>,
  input: { cohort: Cohort; page: number; sought?: string; now: Temporal.Instant },
): Promise<MemberPage> {
  return pageOf(await allMembers(ports, input), input);
}

/** Everybody who is in a cohort or was removed from it. */
export async function allMembers(
  ports: Pick<Ports, 'enrolment'>,
  { cohort, now }: { cohort: Cohort; now: Temporal.Instant },
): Promise<readonly ListedMember[]> {
  const today = cohortDate(cohort, now);
  return (await ports.enrolment.members(cohort.id)).map((member) => listed(member, cohort, today));
}

/** Somebody of a cohort, by their number. */
export async function findMember(
  ports: Pick<Ports, 'enrolment'>,
  { cohort, member: id, now }: { cohort: Cohort; member: Id; now: Temporal.Instant },
): Promise<ListedMember | undefined> {
  const member = await ports.enrolment.member(id);
  return member?.cohort === cohort.id ? listed(member, cohort, cohortDate(cohort, now)) : undefined;
}

import type { AuditAction } from '../audit/model.ts';
import type { Cohort } from '../cohort/model.ts';
import { aboutCohort } from '../delivery/address.ts';
import { leave } from '../enrolment/leave-cohort.ts';
import type { Id } from '../id.ts';
import type { Transact, Tx } from '../ports.ts';
import type { Member, MemberChanged } from './model.ts';
import { leads } from './rules.ts';

interface Change {
  readonly cohort: Cohort;
  readonly member: Member;
  /** Who does it; `manages` the workspace, as the platform says now. */
  readonly by: { readonly learner: Id; readonly manages: boolean };
  readonly now: Temporal.Instant;
}

const written = (tx: Pick<Tx<'audit'>, 'audit'>, action: AuditAction, { cohort, member, by, now }: Change) =>
  tx.audit.write({ cohort: cohort.id, organiser: by.learner, action, member: member.learner, at: now });

/**
 * Takes somebody out of a cohort, and keeps them from joining it again. What they have learned stays theirs. Whoever
 * opened it is not taken out, and another organiser only by those who decide who organises.
 */
export async function removeMember(
  ports: Transact<'alarm' | 'card' | 'enrolment' | 'learner' | 'audit'>,
  input: Change,
): Promise<MemberChanged> {
  const { cohort, member, by, now } = input;
  if (member.learner === cohort.organiser) return { kind: 'opened', member };
  if (member.organises && !leads(cohort, by)) return { kind: 'leadOnly' };
  return ports.transact(async (tx): Promise<MemberChanged> => {
    const known = await tx.learner.get(member.learner);
    const enrolment = known?.enrolments.find(({ id }) => id === member.id);
    if (!known || !enrolment) return { kind: 'repeat', member };
    const { learner, enrolments } = known;
    await leave(tx, { learner, enrolment, last: enrolments.length === 1, now });
    await tx.enrolment.save(member.id, { removed: true });
    await written(tx, 'expel', input);
    return { kind: 'done', member };
  });
}

/** Somebody who was removed may join again. */
export async function readmitMember(ports: Transact<'enrolment' | 'audit'>, input: Change): Promise<MemberChanged> {
  const { member } = input;
  if (!member.removed) return { kind: 'repeat', member };
  return ports.transact(async (tx) => {
    await tx.enrolment.save(member.id, { removed: false });
    await written(tx, 'readmit', input);
    return { kind: 'done', member };
  });
}

/** Makes a member a co-organiser, or takes that back. */
export async function chooseOrganiser(
  ports: Transact<'enrolment' | 'audit'>,
  { organises, ...input }: Change & { readonly organises: boolean },
): Promise<MemberChanged> {
  const { cohort, member, by } = input;
  if (!leads(cohort, by)) return { kind: 'leadOnly' };
  if (member.learner === cohort.organiser) return { kind: 'opened', member };
  if (member.removed || member.organises === organises) return { kind: 'repeat', member };
  return ports.transact(async (tx) => {
    await tx.enrolment.save(member.id, { organises });
    await written(tx, organises ? 'organise' : 'unorganise', input);
    return { kind: 'done', member };
  });
}

/**
 * Hands a cohort over to a member, who is then in the place of whoever opened it. The one before stays a co-organiser,
 * as long as they are a member. Whoever has it now is told in their DM.
 */
export async function handOver(
  ports: Transact<'alarm' | 'audit' | 'cohort' | 'delivery' | 'enrolment' | 'learner'>,
  input: Change,
): Promise<MemberChanged> {
  const { cohort, member, by } = input;
  if (!leads(cohort, by)) return { kind: 'leadOnly' };
  if (member.removed || member.learner === cohort.organiser) return { kind: 'repeat', member };
  return ports.transact(async (tx): Promise<MemberChanged> => {
    const before = cohort.organiser || undefined;
    // Handed over by two at once, it goes where the first one said.
    await tx.alarm.lock('post', cohort.id);
    const current = await tx.cohort.get(cohort.id);
    if (current?.organiser !== cohort.organiser) return { kind: 'repeat', member };
    await tx.cohort.save(cohort.id, { organiser: member.learner });
    const known = before === undefined ? undefined : await tx.learner.get(before);
    const theirs = known?.enrolments.find((enrolment) => enrolment.cohort.id === cohort.id);
    if (theirs) await tx.enrolment.save(theirs.id, { organises: true });
    await tx.enrolment.save(member.id, { organises: false });
    await written(tx, 'hand-over', input);
    await tellNewOrganiser(tx, input);
    return { kind: 'done', member };
  });
}

/** A message about what somebody did, not one of those that are counted. There is none for whoever takes it themselves. */
async function tellNewOrganiser(
  tx: Pick<Tx<'delivery' | 'learner'>, 'delivery' | 'learner'>,
  { cohort, member, by, now }: Change,
): Promise<void> {
  const [to] = member.learner === by.learner ? [] : await tx.learner.list([member.learner]);
  if (!to?.account) return;
  const notice = aboutCohort('handed-over', { cohort: cohort.id, learner: member.learner, at: to.account, now });
  await tx.delivery.plan([notice], now);
}

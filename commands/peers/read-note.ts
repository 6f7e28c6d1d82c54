import { type Context, viewerOf } from '../../src/chat/contract/command.ts';
import type { Id } from '../../src/core/id.ts';
import type { Note } from '../../src/core/note/model.ts';
import type { Ports } from '../../src/core/ports.ts';
import { decidesFor } from '../../src/core/report/report-note.ts';

type Who = Pick<Context, 'event' | 'learner' | 'enrolments' | 'now' | 't'>;

export const memberOf = ({ enrolments }: Pick<Context, 'enrolments'>, cohort: Id) =>
  enrolments.find((enrolment) => enrolment.cohort.id === cohort);

/** The note, where this person is in its group or decides for it. */
export async function readNote(context: Who, id: Id, ports: Ports): Promise<Note | undefined> {
  const note = await ports.note.get(id);
  if (!note) return undefined;
  return memberOf(context, note.cohort) || (await decides(context, note, ports)) ? note : undefined;
}

export async function decides(context: Who, note: Pick<Note, 'cohort'>, ports: Ports): Promise<boolean> {
  const cohort = await ports.cohort.get(note.cohort);
  const { event } = context;
  const manages = event.organiser ? event.workspace?.id : undefined;
  return cohort !== undefined && decidesFor(cohort, { ...viewerOf(context), manages });
}

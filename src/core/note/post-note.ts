import type { Cohort } from '../cohort/model.ts';
import { cohortDate } from '../cohort/rules.ts';
import { toLearner } from '../delivery/address.ts';
import type { NewDelivery } from '../delivery/model.ts';
import { recipientOf } from '../delivery/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { mostADay, type NewNote, type Note, type NotePosted } from './model.ts';

type Written = Pick<NewNote, 'kind' | 'text' | 'signed' | 'about' | 'key'> & { readonly notify?: boolean };

/**
 * Has something posted in the thread of the group's newest post or, for an answer, in that of its question. The asker is
 * told of the first answer in their DM if they asked for that, unless they have blocked whoever wrote it.
 */
export async function postNote(
  ports: Pick<Ports, 'note' | 'learner' | 'report'> & Transact<'note' | 'delivery'>,
  input: { cohort: Cohort; learner: Learner; note: Written; question?: Note; now: Temporal.Instant },
): Promise<NotePosted> {
  const { cohort, learner, note, question, now } = input;
  const { home } = cohort;
  if (!home) return { kind: 'gone' };
  const recipient = recipientOf({ cohort: cohort.id });
  const address = question?.address ?? (await ports.note.thread(recipient, 'daily-post'));
  if (!address) return { kind: 'noThread' };
  const told = question && (await answered(ports, question, learner));
  const day = cohortDate(cohort, now);
  const written = {
    ...note,
    // Among minors, everybody sees who speaks.
    signed: note.signed || cohort.minors === true,
    cohort: cohort.id,
    learner: learner.id,
    notify: note.notify ?? false,
    address,
    day,
    at: now,
  };
  return ports.transact(async (tx) => {
    const most = mostADay[note.kind];
    const added = await tx.note.add({ ...written, ...(question && { question: question.id }) }, most);
    if (added.kind === 'spent') return { kind: 'spent', most, next: day.add({ days: 1 }) };
    const params = { note: added.id, cohort: cohort.id };
    const shown: NewDelivery = { kind: 'note', recipient, slot: added.id, params, platform: home.platform, address };
    await tx.delivery.plan([shown, ...(told ? [told] : [])], now);
    return { kind: 'posted', note: added.id, again: added.kind === 'repeat' };
  });
}

/** The message to whoever asked, as a question says they want: one a question, and asked for, so in no budget. */
async function answered(
  ports: Pick<Ports, 'learner' | 'report'>,
  question: Note,
  by: Learner,
): Promise<NewDelivery | undefined> {
  if (!question.notify || question.learner === by.id) return undefined;
  if (await ports.report.blocks(question.learner, by.id)) return undefined;
  const [asker] = await ports.learner.list([question.learner]);
  if (!asker?.account) return undefined;
  const to = toLearner(asker.learner.id, asker.account);
  return { ...to, kind: 'answered', slot: question.id, params: { learner: asker.learner.id, question: question.id } };
}

import type { Cohort } from '../cohort/model.ts';
import { recipientOf } from '../delivery/rules.ts';
import type { Ports } from '../ports.ts';

/** Whether there is a place to say something to a group: below its newest post, if it has had one. */
export const mayTell = async (ports: Pick<Ports, 'note'>, { id, home }: Cohort): Promise<boolean> =>
  home !== undefined && (await ports.note.thread(recipientOf({ cohort: id }), 'daily-post')) !== undefined;

import { buttonHandler } from '../../src/chat/contract/command.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { pathOf } from '../../src/core/path/path-of.ts';
import { triedQuestion } from '../../src/core/quiz/try-item.ts';
import { todayOf } from '../../src/core/task/show-task.ts';
import { peersRoutes } from '../../src/routes/peers.ts';
import { toldView } from '../../src/views/joined.ts';
import { soloPeersView } from '../../src/views/peers.ts';

/** "Wei is here": once, and only by whoever it is about. It takes the place of the offer, which has done its job. */
export const tell = buttonHandler(peersRoutes.tell, {
  replaces: true,
  async run({ learner, enrolment, now, t }, ports) {
    const { cohort } = enrolment;
    if (!cohort.home) return { ...soloPeersView(t), beside: true };
    const note = { kind: 'arrival', text: '', signed: true, key: `arrival:${cohort.id}` } as const;
    const posted = await postNote(ports, { cohort, learner, note, now });
    const today = await todayOf(ports, { learner, enrolment, now });
    const path = pathOf(ports.curriculum, cohort);
    const tried = path && (await triedQuestion(ports, { learner: learner.id, item: path.opener }));
    return toldView(posted, { enrolment, today, ...(tried && { tried }) }, t);
  },
});

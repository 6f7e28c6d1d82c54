import { buttonHandler } from '../../src/chat/contract/command.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { text } from '../../src/chat/contract/view.ts';
import { withdrawNote } from '../../src/core/note/withdraw-note.ts';
import { peersRoutes } from '../../src/routes/peers.ts';
import { ownNoteView } from '../../src/views/peers.ts';

/** An author takes back what they had posted; what became of it meanwhile is said. */
export const withdraw = buttonHandler(peersRoutes.withdraw, {
  replaces: true,
  async run({ learner, now, t, args }, ports) {
    const note = await ports.note.get(args.note);
    if (note?.learner !== learner.id) return goneView(t);
    if (await withdrawNote(ports, { note, author: learner.id, now })) return { body: [text(t.peers.withdrawnNow)] };
    return ownNoteView((await ports.note.get(note.id)) ?? note, t);
  },
});

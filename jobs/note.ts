import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { text } from '../src/chat/contract/view.ts';
import { claimNotes } from '../src/core/note/claim-notes.ts';
import type { Note } from '../src/core/note/model.ts';
import { makeOrganiserNote } from '../src/core/note/organiser-note.ts';
import { quietUntil } from '../src/core/reminder/rules.ts';
import { random } from '../src/core/seed/rules.ts';
import type { Catalogue } from '../src/i18n/catalogue.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { noteView } from '../src/views/note.ts';
import { organiserNoteBlocks } from '../src/views/organiser-note.ts';
import { gotAnswerView } from '../src/views/peers.ts';
import { cohortCatalogues } from './post.ts';

/** What a message says when what it was about has been taken back. */
export const withdrawn = (t: Catalogue) => ({
  view: { language: t.language, body: [text(t.peers.withdrawn)] },
  state: 'gone',
});

const ids = (notes: readonly Pick<Note, 'id'>[]) => notes.map(({ id }) => id).join();

/** To whoever asked, with the answers there are, if they wanted to be told. Not in their quiet hours. */
const answered = message({
  params: z.object({ learner: id, question: id }),
  async make({ learner: of, question: about }, { ports, now, again }) {
    const learner = (await ports.learner.get(of))?.learner;
    const question = learner && (await ports.note.get(about));
    if (!learner || !question || question.hidden) return undefined;
    const later = quietUntil(now, learner);
    if (!again && later) return { later };
    const t = catalogues[learner.language];
    const answers = await ports.note.answers(question.id, learner.id);
    if (!answers.length) return again ? withdrawn(t) : undefined;
    const view = gotAnswerView(question, answers, ports.curriculum, t);
    return { view: { language: t.language, ...view }, state: ids(answers) };
  },
});

/** To an organiser, once a day: what waits for them, the summary to come, how their groups stand. Not in their quiet hours. */
const groupNote = message({
  params: z.object({ learner: id }),
  async make({ learner: of }, { ports, now, again }) {
    const learner = (await ports.learner.get(of))?.learner;
    if (!learner) return undefined;
    const later = quietUntil(now, learner);
    if (!again && later) return { later };
    const t = catalogues[learner.language];
    const note = await makeOrganiserNote(ports, { organiser: of, now, again: again ?? false });
    const body = organiserNoteBlocks(note, ports.curriculum, t);
    if (!body.length) return again ? withdrawn(t) : undefined;
    const waiting = [...note.reported, ...note.unanswered, ...note.appeals.map(({ appeal }) => appeal)];
    const others = [...note.refused, ...note.milestones].map(({ cohort }) => cohort.id);
    // A draft is another one when anything in it is: a figure, the organiser's own words, what becomes of it.
    const drafts = note.drafts.map((draft) => random(JSON.stringify(draft))());
    const state = [ids(waiting), others.join(), ...drafts].join('/');
    return { view: { language: t.language, title: t.organiser.title, body }, state };
  },
});

/** What people have the bot post for their group, in the thread of the day. A press plans it; organisers are told here. */
export const note = job({
  name: 'note',
  every: { seconds: 60 },
  async plan(ports, now, limit) {
    await claimNotes(ports, { now, limit });
    return { taken: 0 };
  },
  message: message({
    params: z.object({ note: id, cohort: id }),
    async make({ note: of, cohort: where }, { ports, again }) {
      const cohort = await ports.cohort.get(where);
      if (!cohort) return undefined;
      const ts = cohortCatalogues(cohort);
      const { language } = ts[0];
      const found = await ports.note.get(of);
      // Taken back before anybody saw it.
      if (!again && (!found || found.hidden === 'withdrawn')) return undefined;
      const solution = found?.solvedBy === undefined ? undefined : await ports.note.get(found.solvedBy);
      const members = found?.kind === 'arrival' ? await ports.cohort.size(where) : 0;
      const question = found?.question === undefined ? undefined : await ports.note.get(found.question);
      const context = {
        ...{ curriculum: ports.curriculum, members },
        ...(solution && { solution }),
        ...(question && { question }),
      };
      const state = found ? [found.hidden, found.solvedBy, found.closed && 'closed'].filter(Boolean).join('/') : 'gone';
      return { view: { language, ...noteView(found, context, ts) }, state };
    },
  }),
  messages: { answered, 'group-note': groupNote },
});

import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { text } from '../src/chat/contract/view.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { announcementView } from '../src/views/cohort-end.ts';
import { cohortCatalogues } from './post.ts';

/** What an organiser has to say to the group. */
export const announcement: Notice = {
  name: 'announcement',
  message: message({
    params: z.object({ cohort: id, announcement: id }),
    async make({ cohort: about, announcement: of }, { ports, again }) {
      const cohort = await ports.cohort.get(about);
      if (!cohort) return undefined;
      const ts = cohortCatalogues(cohort);
      const { language } = ts[0];
      const said = await ports.cohort.announcement(of);
      if (said) return { view: { language, ...announcementView(cohort, said.text, ts) } };
      // Whoever wrote it is erased.
      return again
        ? { view: { language, body: [text(...ts.map((t) => t.peers.withdrawn))] }, state: 'gone' }
        : undefined;
    },
  }),
};

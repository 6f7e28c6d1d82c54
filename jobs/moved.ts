import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { movedView } from '../src/views/cohort.ts';
import { cohortCatalogues } from './post.ts';

/** A line in the channel that a group has left, and in the one that it has come to. */
export const cohortMoved: Notice = {
  name: 'cohort-moved',
  message: message({
    params: z.object({ cohort: id, posts: z.enum(['here', 'away']) }),
    async make({ cohort: about, posts }, { ports }) {
      const cohort = await ports.cohort.get(about);
      if (!cohort) return undefined;
      const ts = cohortCatalogues(cohort);
      return { view: { language: ts[0].language, ...movedView(cohort, posts, ts) } };
    },
  }),
};

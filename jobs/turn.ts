import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { makeEnd } from '../src/core/cohort/close-cohort.ts';
import { cohortTurns } from '../src/core/cohort/model.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { turnView } from '../src/views/cohort-end.ts';
import { cohortCatalogues } from './post.ts';

/** In a group's channel: it pauses, goes on, or has ended. */
export const cohortTurn: Notice = {
  name: 'cohort-turn',
  message: message({
    params: z.object({ cohort: id, turn: z.enum(cohortTurns) }),
    async make({ cohort: about, turn }, { ports }) {
      const cohort = await ports.cohort.get(about);
      if (!cohort) return undefined;
      const ts = cohortCatalogues(cohort);
      const end = turn === 'closed' ? await makeEnd(ports, cohort) : { cohort };
      return { view: { language: ts[0].language, ...turnView(end, turn, ts) } };
    },
  }),
};

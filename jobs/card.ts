import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { cohortCard as readCard } from '../src/core/cohort/show-cohort.ts';
import { message, type Notice } from '../src/schedule/job.ts';
import { cohortView } from '../src/views/join.ts';
import { cohortCatalogues } from './post.ts';

/** A group's card, for which somebody has asked in a channel. */
export const cohortCard: Notice = {
  name: 'cohort-card',
  message: message({
    params: z.object({ cohort: id }),
    async make({ cohort }, { ports, now }) {
      const card = await readCard(ports, { cohort, now });
      if (!card) return undefined;
      const ts = cohortCatalogues(card.cohort);
      return { view: { language: ts[0].language, ...cohortView(card, ts, now) } };
    },
  }),
};

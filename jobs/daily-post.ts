import { z } from 'zod';
import { id } from '../src/chat/args.ts';
import { makePost } from '../src/core/cohort.ts';
import type { Cohort } from '../src/core/ports.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/job.ts';
import { dailyPostView } from '../src/views/daily-post.ts';

/** The catalogues that a cohort's posts are written in. */
export const cohortCatalogues = ({ language }: Cohort) =>
  language === 'both' ? [catalogues.en, catalogues['zh-CN']] : [catalogues[language]];

/** One post each study day in the cohort's channel. */
export const dailyPost = job({
  name: 'daily-post',
  every: { seconds: 60 },
  plan: async ({ store }, now, limit) => ({ taken: await store.claimPosts(now, limit) }),
  message: message({
    params: z.object({ cohort: id, day: z.iso.date() }),
    async make({ cohort, day }, { ports, now }) {
      const made = await makePost(ports, { cohort, day: Temporal.PlainDate.from(day), now });
      return made && { view: dailyPostView(made, cohortCatalogues(made.cohort)) };
    },
  }),
});

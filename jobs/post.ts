import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { refusalReasons } from '../src/core/delivery/model.ts';
import { claimPosts } from '../src/core/post/claim-posts.ts';
import { makePost } from '../src/core/post/make-post.ts';
import { quietUntil } from '../src/core/reminder/rules.ts';
import type { Catalogue } from '../src/i18n/catalogue.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { postRefusedView } from '../src/views/cohort.ts';
import { dailyPostView, dailyThread } from '../src/views/post.ts';

/** The catalogues that a cohort's posts are written in. */
export const cohortCatalogues = ({ languages: [first, ...others] }: Cohort): readonly [Catalogue, ...Catalogue[]] => [
  catalogues[first],
  ...others.map((language) => catalogues[language]),
];

/** To an organiser whose channel did not take a message. Not in their quiet hours. */
const postRefused = message({
  params: z.object({ learner: id, cohort: id, reason: z.enum(refusalReasons) }),
  async make({ learner: of, cohort: about, reason }, { ports, now }) {
    const [learner, cohort] = [(await ports.learner.get(of))?.learner, await ports.cohort.get(about)];
    if (!learner || cohort?.organiser !== learner.id) return undefined;
    const later = quietUntil(now, learner);
    if (later) return { later };
    const { language } = learner;
    return { view: { language, ...postRefusedView(cohort, reason, catalogues[language]) } };
  },
});

/** One post each study day in the cohort's channel, with a thread for talk about it. */
export const dailyPost = job({
  name: 'daily-post',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimPosts(ports, { now, limit }) }),
  message: message({
    params: z.object({ cohort: id, day: z.iso.date() }),
    async make({ cohort, day }, { ports, now }) {
      const made = await makePost(ports, { cohort, day: Temporal.PlainDate.from(day), now });
      if (!made) return undefined;
      if (Temporal.Instant.compare(now, made.from) < 0) return { later: made.from };
      const ts = cohortCatalogues(made.cohort);
      const { language } = ts[0];
      const { title, view } = dailyThread(made, ts);
      return {
        view: { language, ...dailyPostView(made, ts) },
        thread: { title, view: { language, ...view } },
        // What a post showed when it was sent is not known, and counts as nothing: one that has lost its office hour must
        // not look like that. In a group that never had one it is as it always was, so that no post is edited for nothing.
        state: [made.did ?? '', ...(made.hasHour ? [made.held?.from ?? 'none'] : [])].join('/'),
      };
    },
  }),
  messages: { 'post-refused': postRefused },
});

import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { claimNudges } from '../src/core/nudge/claim-nudges.ts';
import { makeNudge } from '../src/core/nudge/make-nudge.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { nudgeView } from '../src/views/nudge.ts';

/** The private message before a long streak ends, for those who asked. */
export const nudge = job({
  name: 'nudge',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimNudges(ports, { now, limit }) }),
  message: message({
    params: z.object({ learner: id, day: z.iso.date() }),
    async make({ learner, day }, { ports, now }) {
      const made = await makeNudge(ports, { learner, day: Temporal.PlainDate.from(day), now });
      if (!made) return undefined;
      const { language } = made.learner;
      return { view: { language, ...nudgeView(made, catalogues[language]) } };
    },
  }),
});

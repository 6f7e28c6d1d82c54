import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { claimRounds } from '../src/core/buddy/claim-rounds.ts';
import { readNews } from '../src/core/buddy/read-news.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { quietUntil } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { buddyNewsBlocks } from '../src/views/buddy.ts';

/** Brings those together who want study buddies, and tells whoever gets no daily message. Not in their quiet hours. */
export const buddies = job({
  name: 'buddies',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimRounds(ports, { now, limit }) }),
  message: message({
    params: z.object({ learner: id, day: z.iso.date() }),
    async make({ learner: of, day }, { ports, now }) {
      const found = await ports.learner.get(of);
      if (!found || dayOf(now, found.learner).since(Temporal.PlainDate.from(day)).days > 2) return undefined;
      const later = quietUntil(now, found.learner);
      if (later) return { later };
      const told = { learner: of, day: dayOf(now, found.learner) };
      const news = await readNews(ports, { ...told, enrolments: found.enrolments });
      if (!news.length) return undefined;
      await ports.buddy.told(of, told.day);
      const t = catalogues[found.learner.language];
      return { view: { language: t.language, title: t.buddy.title, body: buddyNewsBlocks(news, t) } };
    },
  }),
});

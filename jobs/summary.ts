import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { claimSummaries } from '../src/core/summary/claim-summaries.ts';
import { makeSummary } from '../src/core/summary/make-summary.ts';
import { job, message } from '../src/schedule/job.ts';
import { weeklySummaryView } from '../src/views/summary.ts';
import { cohortCatalogues } from './post.ts';

/** On Fridays, what the cohort did. */
export const weeklySummary = job({
  name: 'weekly-summary',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimSummaries(ports, { now, limit }) }),
  message: message({
    params: z.object({ cohort: id, day: z.iso.date() }),
    async make({ cohort, day }, { ports, now, again }) {
      const made = await makeSummary(ports, {
        cohort,
        monday: Temporal.PlainDate.from(day),
        now,
        ...(again && { again }),
      });
      if (!made) return undefined;
      if (!again && Temporal.Instant.compare(now, made.from) < 0) return { later: made.from };
      const ts = cohortCatalogues(made.cohort);
      // Never empty: a summary whose last line is taken back has changed.
      const state = [made.lookedBack ?? 0, ...made.lines.map((line) => line.id)].join('/');
      return { view: { language: ts[0].language, ...weeklySummaryView(made, ts, ports.curriculum) }, state };
    },
  }),
});

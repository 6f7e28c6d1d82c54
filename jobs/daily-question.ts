import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import { claimDailyQuestions } from '../src/core/daily-question/claim-daily-questions.ts';
import { makeAnswer, makePair, makeSplit } from '../src/core/daily-question/make-daily.ts';
import { quietUntil } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { dailyPairView } from '../src/views/daily-pair.ts';
import { dailyAnswerView, dailySplitView } from '../src/views/daily-question.ts';
import { withdrawn } from './note.ts';
import { cohortCatalogues } from './post.ts';

const params = z.object({ question: id });

/** In the thread, half a day later: how answers divide. */
const split = message({
  params,
  async make({ question }, { ports, now }) {
    const made = await makeSplit(ports, { question, now });
    if (!made) return undefined;
    const ts = cohortCatalogues(made.cohort);
    return { view: { language: ts[0].language, ...dailySplitView(made, ts) } };
  },
});

/** In the thread at the end: the key and why. */
const answer = message({
  params,
  async make({ question }, { ports }) {
    const made = await makeAnswer(ports, { question });
    if (!made) return undefined;
    const ts = cohortCatalogues(made.cohort);
    return { view: { language: ts[0].language, ...dailyAnswerView(made, ts) } };
  },
});

/** To somebody who asked for it: with whom they can argue. Not in their quiet hours. */
const pair = message({
  params: z.object({ learner: id, question: id }),
  async make({ learner: of, question }, { ports, now, again }) {
    const learner = (await ports.learner.get(of))?.learner;
    const made = learner && (await makePair(ports, { learner, question, now }));
    if (!made) return undefined;
    const t = catalogues[learner.language];
    if (!made.partners.length) return again ? withdrawn(t) : undefined;
    const later = quietUntil(now, learner);
    if (!again && later) return { later };
    const state = made.partners.map((one) => one.learner).join();
    return { view: { language: t.language, ...dailyPairView(made, t) }, state };
  },
});

/** What comes after a question of the day was asked: the post itself asks it. */
export const dailyQuestion = job({
  name: 'daily-question',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimDailyQuestions(ports, { now, limit }) }),
  messages: { 'daily-split': split, 'daily-answer': answer, 'daily-pair': pair },
});

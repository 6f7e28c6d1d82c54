import { endOverExams } from '../src/core/exam/end-over-exams.ts';
import { job } from '../src/schedule/job.ts';

/** Ends exams that were left when their time is over, so that their answers count. */
export const exam = job({
  name: 'exam',
  every: { seconds: 60 },
  plan: async (ports, now, limit) => ({ taken: await endOverExams(ports, { now, limit }) }),
});

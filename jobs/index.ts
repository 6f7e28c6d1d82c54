import type { Job } from '../src/schedule/job.ts';
import { deliver } from './deliver.ts';
import { dailyPost } from './post.ts';
import { reminder } from './reminder.ts';
import { weeklySummary } from './summary.ts';

/** Every job there is: those that write deliveries, and the one that sends them. */
export const jobs: readonly Job[] = [reminder, dailyPost, weeklySummary, deliver];

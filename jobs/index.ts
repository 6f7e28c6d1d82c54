import type { Job } from '../src/job.ts';
import { dailyPost } from './daily-post.ts';
import { deliver } from './deliver.ts';
import { reminder } from './reminder.ts';
import { weeklySummary } from './weekly-summary.ts';

/** Every job there is: those that write deliveries, and the one that sends them. */
export const jobs: readonly Job[] = [reminder, dailyPost, weeklySummary, deliver];

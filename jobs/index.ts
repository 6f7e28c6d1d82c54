import type { Job } from '../src/schedule/job.ts';
import { alarm } from './alarm.ts';
import { deliver } from './deliver.ts';
import { edit } from './edit.ts';
import { note } from './note.ts';
import { dailyPost } from './post.ts';
import { reminder } from './reminder.ts';
import { weeklySummary } from './summary.ts';

/** Every job there is: those that write deliveries, the one that sends them, the one that edits what was sent, and the one that looks after alarms. */
export const jobs: readonly Job[] = [reminder, dailyPost, weeklySummary, note, deliver, edit, alarm];

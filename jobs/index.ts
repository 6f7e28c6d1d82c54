import type { Job, Notice } from '../src/schedule/job.ts';
import { alarm } from './alarm.ts';
import { announcement } from './announcement.ts';
import { buddies } from './buddies.ts';
import { cohortCard } from './card.ts';
import { dailyQuestion } from './daily-question.ts';
import { deliver } from './deliver.ts';
import { doubt } from './doubt.ts';
import { edit } from './edit.ts';
import { embedding } from './embedding.ts';
import { exam } from './exam.ts';
import { fit } from './fit.ts';
import { focus } from './focus.ts';
import { handedOver } from './handed-over.ts';
import { itemDraftsFile } from './item-drafts-file.ts';
import { link } from './link.ts';
import { membersFile } from './members-file.ts';
import { cohortMoved } from './moved.ts';
import { note } from './note.ts';
import { nudge } from './nudge.ts';
import { officeHour } from './office-hour.ts';
import { ownDataFile } from './own-data.ts';
import { dailyPost } from './post.ts';
import { project } from './project.ts';
import { reminder } from './reminder.ts';
import { statistic } from './statistic.ts';
import { weeklySummary } from './summary.ts';
import { cohortTurn } from './turn.ts';

/**
 * Every job there is: those that write deliveries, the one that counts what answers say of items, the one that sends, the
 * one that asks whether what is in doubt arrived, the one that edits what was sent, those that look at links and at commits, the one that looks after alarms, and the one that fits
 * parameters.
 */
export const jobs: readonly Job[] = [
  reminder,
  nudge,
  dailyPost,
  dailyQuestion,
  weeklySummary,
  buddies,
  focus,
  officeHour,
  note,
  exam,
  statistic,
  deliver,
  doubt,
  edit,
  link,
  project,
  alarm,
  fit,
  embedding,
];

/** What is sent because somebody did something. */
export const notices: readonly Notice[] = [
  cohortCard,
  cohortMoved,
  cohortTurn,
  announcement,
  itemDraftsFile,
  membersFile,
  ownDataFile,
  handedOver,
];

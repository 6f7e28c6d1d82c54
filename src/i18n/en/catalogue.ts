import type { Language } from '../../core/language/model.ts';
import { chat } from './chat.ts';
import { cohort } from './cohort.ts';
import { commands } from './commands.ts';
import { date, hour, list } from './format.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { leaderboard } from './leaderboard.ts';
import { post } from './post.ts';
import { progress } from './progress.ts';
import { quiz } from './quiz.ts';
import { reminder } from './reminder.ts';
import { roadmap } from './roadmap.ts';
import { settings } from './settings.ts';
import { summary } from './summary.ts';
import { task } from './task.ts';
import { web } from './web.ts';

/** Every sentence, by noun. */
export const en = {
  language: 'en' as Language,
  languageName: 'English',
  commands,
  list,
  hour,
  date,
  chat,
  join,
  task,
  quiz,
  progress,
  roadmap,
  leaderboard,
  settings,
  help,
  cohort,
  reminder,
  post,
  summary,
  web,
};

import type { Catalogue } from '../catalogue.ts';
import { appeal } from './appeal.ts';
import { ask, askCommand } from './ask.ts';
import { audit } from './audit.ts';
import { buddy } from './buddy.ts';
import { chat } from './chat.ts';
import { cohort, cohortCommand } from './cohort.ts';
import { dailyQuestion } from './daily-question.ts';
import { deadline } from './deadline.ts';
import { exam } from './exam.ts';
import { feed } from './feed.ts';
import { feedback } from './feedback.ts';
import { focus } from './focus.ts';
import {
  date,
  dayMonth,
  hour,
  list,
  percent,
  published,
  sentences,
  titles,
  weekday,
  weekdayShort,
  zone,
} from './format.ts';
import { help, helpCommand } from './help.ts';
import { holiday } from './holiday.ts';
import { join, joinCommand } from './join.ts';
import { leaderboard, leaderboardCommand } from './leaderboard.ts';
import { library } from './library.ts';
import { marking } from './marking.ts';
import { member } from './member.ts';
import { nudge } from './nudge.ts';
import { officeHour } from './office-hour.ts';
import { organiser } from './organiser.ts';
import { ownData } from './own-data.ts';
import { peers, peersCommand } from './peers.ts';
import { placement } from './placement.ts';
import { plan } from './plan.ts';
import { pledge } from './pledge.ts';
import { post } from './post.ts';
import { progress, progressCommand } from './progress.ts';
import { project } from './project.ts';
import { quiz, quizCommand } from './quiz.ts';
import { reminder } from './reminder.ts';
import { retro } from './retro.ts';
import { roadmap, roadmapCommand } from './roadmap.ts';
import { settings, settingsCommand } from './settings.ts';
import { summary } from './summary.ts';
import { task, taskCommand } from './task.ts';
import { trap } from './trap.ts';
import { web } from './web.ts';

/** Every sentence, by noun. */
export const zhCN: Catalogue = {
  language: 'zh-CN',
  languageName: '中文',
  commands: {
    join: joinCommand,
    task: taskCommand,
    quiz: quizCommand,
    progress: progressCommand,
    roadmap: roadmapCommand,
    ask: askCommand,
    leaderboard: leaderboardCommand,
    peers: peersCommand,
    settings: settingsCommand,
    help: helpCommand,
    cohort: cohortCommand,
  },
  list,
  published,
  sentences,
  titles,
  hour,
  date,
  percent,
  weekday,
  zone,
  weekdayShort,
  dayMonth,
  buddy,
  chat,
  join,
  task,
  quiz,
  appeal,
  audit,
  marking,
  member,
  officeHour,
  organiser,
  exam,
  trap,
  progress,
  placement,
  plan,
  pledge,
  retro,
  roadmap,
  project,
  ask,
  leaderboard,
  settings,
  ownData,
  dailyQuestion,
  deadline,
  feed,
  feedback,
  focus,
  help,
  holiday,
  cohort,
  library,
  reminder,
  nudge,
  peers,
  post,
  summary,
  web,
};

/** What is said about a command where it is listed. */
export interface Named {
  readonly about: string;
  /** Other words for it, with spaces between them: what people say when they do not know its name. */
  readonly also?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly sub?: Readonly<Record<string, Named>>;
}

export const commands: Readonly<Record<string, Named>> = {
  join: { about: 'Join the study group here: one question, three taps', also: 'start enrol enroll signup' },
  task: { about: 'Your task for today', also: 'today homework todo done finish finished tasks' },
  quiz: {
    about: 'Questions that come back before you forget',
    also: 'test questions question practise practice review quizzes',
    options: { topic: 'One topic only' },
  },
  progress: { about: 'How far you have come', also: 'stats score status streak' },
  roadmap: {
    about: 'Your route: sprints, skills, lessons, resources',
    also: 'route path map syllabus lessons plan',
    options: { skill: 'Open one skill' },
  },
  leaderboard: { about: 'This week in your cohort', also: 'board ranking rank top' },
  settings: {
    about: 'Language, hour, study days, reminders, leaving',
    also: 'reminder reminders timezone zone language leave quit stop erase options config',
    options: { zone: 'Your time zone: a city, or what your clock says' },
  },
  help: { about: 'What to do next, from where you stand', also: 'hi hello hey commands menu' },
  cohort: {
    about: 'Open and look after a study group',
    also: 'group',
    sub: {
      create: { about: 'Open a study group in this channel', also: 'new open start make' },
      show: { about: "Show the group's card, with a Join button", also: 'card' },
      settings: { about: 'Name, language, daily post, leaderboard', also: 'change edit' },
    },
  },
};

/** What is said about a command where it is listed. */
export interface Named {
  readonly about: string;
  /** Other words for it, with spaces between them: what people say when they do not know its name. */
  readonly also?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly sub?: Readonly<Record<string, Named>>;
}

export const commands: Readonly<Record<string, Named>> = {
  join: { about: 'Join the study group here: one question, three taps', also: 'start enrol enroll' },
  task: { about: 'Your task for today', also: 'today homework todo' },
  quiz: {
    about: 'Questions that come back before you forget',
    also: 'test questions practise practice',
    options: { topic: 'One topic only' },
  },
  progress: { about: 'How far you have come', also: 'stats score' },
  roadmap: {
    about: 'Your learning path: sprints, skills, lessons, resources',
    also: 'route path map syllabus',
    options: { skill: 'Open one skill' },
  },
  leaderboard: { about: 'This week in your group', also: 'board ranking' },
  settings: {
    about: 'Language, time, study days, reminders, leaving',
    also: 'reminder reminders timezone language',
    options: { zone: 'Your time zone: a city, or your local time now' },
  },
  help: { about: 'What to do next', also: 'hi hello hey' },
  cohort: {
    about: 'Open and manage a study group',
    also: 'group',
    sub: {
      create: { about: 'Open a study group in this channel' },
      show: { about: "Show the group's card, with a Join button" },
      settings: { about: 'Name, language, daily post, leaderboard' },
    },
  },
};

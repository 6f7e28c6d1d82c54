/** What is said about a command where it is listed. */
export interface Named {
  readonly about: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly sub?: Readonly<Record<string, Named>>;
}

export const commands: Readonly<Record<string, Named>> = {
  join: { about: 'Join the study group here: one question, three taps' },
  task: { about: 'Your task for today' },
  quiz: { about: 'Questions that come back before you forget', options: { topic: 'One topic only' } },
  progress: { about: 'How far you have come' },
  roadmap: {
    about: 'Your route: sprints, skills, lessons, resources',
    options: { skill: 'Open one skill' },
  },
  leaderboard: { about: 'This week in your cohort' },
  settings: {
    about: 'Language, hour, study days, reminders, leaving',
    options: { zone: 'Your time zone: a city, or what your clock says' },
  },
  help: { about: 'What to do next, from where you stand' },
  cohort: {
    about: 'Open and look after a study group',
    sub: {
      create: { about: 'Open a study group in this channel' },
      show: { about: "Show the group's card, with a Join button" },
      settings: { about: 'Name, language, daily post, leaderboard' },
    },
  },
};

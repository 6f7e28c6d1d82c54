import type { CommandTexts } from '../command-texts.ts';

export const progress = {
  title: 'Your progress',
  tasks: 'Tasks',
  accuracy: 'Correct answers',
  noAnswers: 'none yet',
  week: 'Days this week',
  streak: 'Weeks in a row',
  points: 'Minutes',
  pointsValue: (week: number, all: number) => `${week} this week, ${all} in total`,
  skills: 'Skills',
  skillsDone: 'Done',
  now: 'Now',
  next: 'Next',
  due: 'Questions due today',
  quiz: 'Quiz me',
  traps: 'My traps',
  task: "Today's task",
};

export const progressCommand: CommandTexts = { about: 'How far you have come', also: 'stats score status streak' };

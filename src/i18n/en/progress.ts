import type { CommandTexts } from '../command-texts.ts';

export const progress = {
  title: 'Your progress',
  tasks: 'Tasks',
  accuracy: 'Answers right',
  noAnswers: 'none yet',
  week: 'Days this week',
  streak: 'Weeks kept in a row',
  points: 'Minutes',
  pointsValue: (week: number, all: number) => `${week} this week, ${all} in all`,
  skills: 'Skills',
  skillsDone: 'Done',
  now: 'Now',
  next: 'Next',
  due: 'Questions back today',
  quiz: 'Quiz me',
  task: "Today's task",
};

export const progressCommand: CommandTexts = { about: 'How far you have come', also: 'stats score' };

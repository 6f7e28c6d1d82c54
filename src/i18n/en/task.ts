import type { CommandTexts } from '../command-texts.ts';
import { inWords, minutes, plural } from './format.ts';

export const task = {
  title: (minutesLong: number) => `Today · ${minutes(minutesLong)}`,
  why: 'Why',
  deliverable: 'You will have',
  done: 'Done when',
  links: 'To help',
  minutes: 'Time',
  stretch: 'If you want more',
  doneButton: 'Done',
  hintButton: 'Hint',
  notToday: 'Not today',
  quizButton: 'Its questions',
  quizFirst: 'Its questions come first: they are one of the criteria.',
  hint: (n: number, of: number) => `Hint ${n} of ${of}`,
  hintMore: 'Next hint',
  back: 'Back to the task',
  form: 'Done',
  finished: (title: string) => `Done: ${title}`,
  finishedBody: (minutesLong: number) => `${minutes(minutesLong)} more on your record.`,
  repeat: 'This task is done already; it counts once.',
  doneToday: "Today's task is done. See you tomorrow.",
  waiting: (title: string) => `One waits for you, whenever you like: ${title}`,
  open: 'Open it',
  skipped: 'Fine. The task waits for you; nothing is counted.',
  questions: (n: number) => `${plural(n, 'question', 'questions')} came back today.`,
  quiz: 'Quiz me',
  early: (when: string) => `Your group begins ${when}. Until then, warm up with a few questions.`,
  gap: (week: number) =>
    `Your group is in week ${week}. Choose how you would like to go on; nothing is lost, and you can change it later.`,
  gapEssentials: (tasks: number) =>
    `The essentials first: ${inWords(tasks)} short tasks a week until you are beside the group.`,
  gapOwn: 'My pace: one task after another, no calendar.',
  gapGroup: "Rejoin the group: today's task, and the rest waits.",
  essentials: 'Essentials',
  own: 'My pace',
  group: 'Rejoin the group',
  free: 'No task of yours today.',
  review: 'A review day: no new task, but questions bring back what you learned.',
  sprintOver: (name: string) => `${name}: over`,
  sprintTasks: 'Tasks of this sprint',
  sprintNext: (name: string) =>
    `Next: **${name}**. Nobody is taken along without asking: go on when it fits your life.`,
  goOn: 'Go on',
  finishOpen: 'Finish what is open first',
  over: 'You have come to the end of what is written for this route. Questions go on bringing back what you know.',
  yours: 'Your questions',
};

export const taskCommand: CommandTexts = { about: 'Your task for today', also: 'today homework todo' };

import type { CommandTexts } from '../command-texts.ts';
import { plural } from './format.ts';

export const help = {
  title: 'What next?',
  newcomer: 'A study group: one task and a few questions a day. Try one question and see.',
  early: (when: string) => `Your group begins on ${when}. Warm up with a few questions.`,
  task: (title: string) => `Your task for today: ${title}`,
  free: 'No task today.',
  due: (n: number) => `${plural(n, 'question is', 'questions are')} due for review.`,
  all: (commands: string) => `${commands}\nFor organisers: \`/cohort\``,
  organiser: 'There is no study group here yet: `/cohort create` opens one in this channel.',
  create: 'Open a study group',
  settings: 'Settings',
  progress: 'Progress',
};

export const helpCommand: CommandTexts = { about: 'What to do next', also: 'hi hello hey commands menu' };

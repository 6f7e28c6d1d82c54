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
  tooMuch:
    'It is good that you say so. Most people who learn beside a job have such weeks, and nothing that you did is lost.',
  lighten:
    'Make it less, for as long as you like: the essentials only, or one task after another at your own pace; fewer study days; days off, which break no streak; or a week without messages. If one task is what stops you, `/peers` asks your group.',
  fewerDays: 'Fewer study days',
  weekOff: 'A week off',
  settings: 'Settings',
  progress: 'Progress',
};

export const helpCommand: CommandTexts = { about: 'What to do next', also: 'hi hello hey commands menu' };

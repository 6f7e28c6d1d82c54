import { ended, inWords, plural } from './format.ts';

export const placement = {
  title: 'Find my level',
  levelTitle: 'Where you stand',
  early:
    'This is for after your first day. Do a task or answer some questions today; from tomorrow on you can find your level here.',
  about: (most: number, minutes: number) =>
    `Up to ${most} questions, about ${minutes} minutes. They get harder or easier with your answers. You can leave and come back later, and nobody else sees any of it.`,
  costs:
    '“I don’t know” costs nothing: nothing here counts as wrong in your quizzes. Which answers are right is not said, so that you can do it again another time.',
  begin: 'Begin',
  goOn: 'Go on',
  again: 'Do it again',
  question: (n: number, most: number) => `Question ${n}, of ${most} at most`,
  unknown: 'I don’t know',
  end: 'Stop here',
  range: (low: string, high: string) => `${low} to ${high}`,
  notAsked: 'not asked',
  mean: (asked: number) =>
    `How much you know of each area, going by ${plural(asked, 'answer', 'answers')}. It is a range, since so few questions cannot say more.`,
  offered: (stages: string) => `By your answers, you could skip: ${stages}.`,
  skipped: (stages: string) => `You skip: ${stages}.`,
  doubtful: (stages: string) =>
    `Questions about what you skip go less well than expected: ${stages}. Taking it up again may save you time later.`,
  from: (week: number) => `You started at week ${week}, on your own word.`,
  stageChoose: 'Skip something, or take it up again',
  stageLabel: { offered: 'could be skipped', skipped: 'skipped', doubtful: 'skipped, and in doubt' },
  startChoose: 'Start me at …',
  week: (n: number, theme: string) => `Week ${n}: ${theme}`,
  skipMeans: (perDay: number) =>
    `Skipping a part leaves out its tasks. Its points still come in your quizzes, about ${inWords(perDay)} a day, so that you see whether it holds.`,
  showBy: (task: string) =>
    `To show that you know it, do this task from it: ${ended(`**${task}**`)} Skip it once that is checked, or on your word alone.`,
  shown: (task: string) => `You have shown that you know it: **${task}** is done and checked.`,
  noTask: 'No task of it can be checked, so your word decides.',
  by: { task: 'You skip this: its task is done and checked.', word: 'You skip this on your own word.' },
  counted: (right: number, asked: number) => `Points of it that were asked so far: ${right} of ${asked} right.`,
  openTask: 'Open the task',
  skip: { task: 'Skip it', word: 'Skip it on my word' },
  takeUp: 'Take it up again',
};

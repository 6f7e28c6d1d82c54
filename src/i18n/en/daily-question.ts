import { inWords } from './format.ts';

export const dailyQuestion = {
  title: 'Question of the day',
  answer: 'Answer privately',
  mine: (choice: string) => `You chose **${choice}**.`,
  saved: (choice: string) => `Saved: **${choice}**. Only you see it.`,
  choose: 'Only you see what you choose.',
  until: (when: string) => `You can change it until ${when}; then everybody gets the answer.`,
  tell: 'Just tell me',
  told: 'You have seen the answer, so what you chose before stands, and nothing you choose now counts.',
  /** To somebody who has chosen nothing. */
  toldFirst: 'You have seen the answer, so nothing you choose now counts.',
  argue: 'Find me somebody who disagrees',
  waiting: 'I am looking for somebody who chose differently, at hours that suit you both. You get a private message.',
  cannotArgue: 'There is nobody left to look for: choose an answer first, or it is too late for today.',
  partners: (names: string) => `You argue with ${names}, below the daily post.`,
  pairTitle: 'Somebody disagrees with you',
  pair: (names: string, when: string) =>
    `You asked for somebody who chose differently: ${names}. The hours suit you both from ${when} on.`,
  pairHow: (when: string) =>
    `Say below the daily post why you chose what you chose, and ask what made them choose. Then answer again, until ${when}.`,
  blockAsk: (name: string) =>
    `You would never be brought together with ${name} again, and read nothing more from them wherever I can decide it. They are not told. It is for good.`,
  say: 'Say why to the group',
  why: 'Why you chose it',
  see: 'See the question',
  splitTitle: 'Question of the day: where you stand',
  /** Where too few have answered for a split. */
  fewTitle: 'Question of the day: still open',
  split: (when: string) => `This is how the answers divide so far. The right one comes ${when}.`,
  few: (when: string) => `Room for more answers: it is open until ${when}, and nobody sees what you choose.`,
  /** To a group that has nobody yet, or one person. */
  alone: (least: number, when: string) =>
    `This group is only beginning, so there is nothing to compare yet: from ${inWords(least)} answers on, I show here how they divide. The question is open until ${when}, and nobody sees what you choose.`,
  invite:
    'Why did you choose yours? Say it here, and let somebody change your mind. Who has not answered yet can still do so.',
  chart: 'Answers in %',
  chartAlt: (shares: string) => `How the answers divide: ${shares}`,
  endTitle: 'Question of the day: the answer',
  turn: (before: number, after: number) =>
    !before && !after
      ? 'Nobody had it right this time: a good question to talk about.'
      : before === after
        ? `**${after}%** had it right.`
        : `**${before}% → ${after}%** had it right, at first and at the end.`,
  theAnswer: (letter: string, option: string) => `The answer: **${letter}**  ${option}`,
  hidden: 'Some of you still have this question in a quiz, so each of you gets the answer privately.',
  seeAnswer: 'See the answer',
  waits: 'This question waits in one of your quizzes. Answer it there first, and then you get the answer here as well.',
  late: 'It is closed, so this choice does not count. Thank you all the same.',
  notCounted: 'You have read the answer, so this choice does not count.',
  closing: 'Time is up. The answer is here in a minute.',
  chose: (first: string, last: string) =>
    first === last ? `You chose **${first}**.` : `You chose **${first}**, then **${last}**.`,
  settingOn: 'Question of the day on',
  settingOff: 'Question of the day off',
  saysFrom: 'Saved. It holds from the next daily post on.',
};

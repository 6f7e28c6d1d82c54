import type { CommandTexts } from '../command-texts.ts';
import { inWords } from './format.ts';

export const quiz = {
  title: (n: number, of: number, skill: string) => `Question ${n} of ${of} · ${skill}`,
  tryTitle: 'A question worth answering',
  choose: 'Choose all that are right',
  write: 'Answer',
  form: 'Your answer',
  number: 'A number',
  numberIn: (unit: string) => `A number, in ${unit}`,
  output: 'What it prints',
  order: 'The order, such as 2 3 1',
  words: 'In your own words',
  yes: 'True',
  no: 'False',
  right: 'Right',
  wrong: 'Not yet',
  yourAnswer: (text: string) => `You answered: ${text}`,
  theAnswer: (text: string) => `The answer: ${text}`,
  tempts: (why: string) => `Why it tempts: ${why}`,
  returns: (days: number, date: string) =>
    `It comes back in other words ${days <= 1 ? 'tomorrow' : `in ${days} days`}, on ${date}.`,
  source: 'Source',
  next: 'Next',
  finish: 'How it went',
  repeat: 'You have answered this one; the first answer counts.',
  unfit: {
    numeric: 'That is not a number I can read. Nothing was counted.',
    ordering: 'Write every number once, such as 2 3 1. Nothing was counted.',
    other: 'There was no answer in that. Nothing was counted.',
  },
  again: 'Answer again',
  compare: 'Compare your words with this, and mark yourself. Honest marks bring the right questions back.',
  exemplar: 'A good answer',
  rubric: 'It says',
  selfRight: 'I had it',
  selfWrong: 'Not yet',
  summary: 'How it went',
  score: 'Right',
  missed: 'Coming back tomorrow',
  allRight: (days: number) => `All of them. They come back in ${inWords(days)} days, in other words.`,
  nothing: 'Nothing is due right now.',
  nothingNext: (when: string) => `Nothing is due right now; the next question comes back ${when}.`,
  practise: 'Practise anyway',
  unknownTopic: (topic: string) => `There is no topic ${topic} on your route. Pick one from the suggestions.`,
  more: 'Another round',
};

export const quizCommand: CommandTexts = {
  about: 'Questions that come back before you forget',
  also: 'test questions practise practice',
  options: { topic: 'One topic only' },
};

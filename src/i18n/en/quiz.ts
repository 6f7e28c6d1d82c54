import type { CommandTexts } from '../command-texts.ts';
import { inWords } from './format.ts';

export const quiz = {
  title: (n: number, of: number, skill: string) => `Question ${n} of ${of} · ${skill}`,
  tryTitle: 'A question worth answering',
  /** The question itself says how many to choose. */
  choose: 'Your answers',
  write: 'Answer',
  /** Why a quiz has more questions than are due. */
  mix: (again: number, fresh: number) =>
    `Of these ${again + fresh} questions, ${again === 1 ? 'one is' : `${inWords(again)} are`} due for review and ${fresh === 1 ? 'one is' : `${inWords(fresh)} are`} new.`,
  form: 'Your answer',
  number: 'A number',
  numberIn: (unit: string) => `A number, in ${unit}`,
  output: 'What it prints',
  order: 'The order, such as 2 3 1',
  words: 'In your own words',
  yes: 'True',
  no: 'False',
  right: 'Right',
  wrong: 'Not right',
  unknown: 'I don’t know',
  unknownTitle: 'Not known yet',
  unknownGiven: 'You said that you don’t know it. This is what to remember:',
  yourAnswer: (text: string) => `You answered: ${text}`,
  theAnswer: (text: string) => `The answer: ${text}`,
  tempts: (why: string) => `Why it is tempting: ${why}`,
  notChosen: (list: string) => `Also right, and not chosen: ${list}`,
  /** A date, since just after midnight two days could be tomorrow. */
  returns: (days: number, date: string | undefined, unseen: boolean) => {
    const after = days <= 1 ? 'in about a day' : `in ${days} days`;
    const when = date ? (days <= 1 ? `on ${date}` : `${after}, on ${date}`) : after;
    return `It comes back ${when}, ${unseen ? 'worded differently' : 'as a question that you have seen before'}.`;
  },
  /** Two ways to say when, for what is said of the questions ahead. */
  onDay: (date: string) => `on ${date}`,
  laterToday: (from: string) => `later today, from ${from}`,
  returnsToday: (when: string, unseen: boolean) =>
    `It comes back ${when}, ${unseen ? 'worded differently' : 'as a question that you have seen before'}.`,
  source: 'Source',
  next: 'Next',
  finish: 'How it went',
  back: 'Back to the explanation',
  repeat: 'You have already answered this one; the first answer counts.',
  over: 'This question has had its time, and nothing was counted. Its point comes back, worded differently.',
  unfit: {
    numeric: 'That is not a number I can read. Write it alone, such as 0.8, 80 % or 4/5. Nothing was counted.',
    ordering: 'Write every number once, such as 2 3 1. Nothing was counted.',
    other: 'There was no answer in that. Nothing was counted.',
  },
  again: 'Answer again',
  compare:
    'Compare your answer with the one above, point by point, and mark yourself. If your marks are honest, the right questions come back.',
  compareTitle: 'Compare',
  exemplar: 'A good answer',
  rubric: 'Key points',
  selfRight: 'I had it',
  selfPartly: 'Partly',
  selfWrong: 'I did not',
  partly: 'Partly right',
  partlyCounts: 'Part of it counts as not right yet, so the question comes back soon.',
  summary: 'How it went',
  score: 'Right',
  slowed: (perDay: number): string =>
    perDay
      ? 'Many of your last answers were not right, so at most one new point comes a day until more of it sticks.'
      : 'Most of your last answers were not right, so nothing new comes until more of it sticks.',
  missed: 'Coming back soon',
  allRight: 'All of them. Each comes back before you would forget it.',
  dayOff: 'Today is a day off. Nothing is expected of you, and what you like to do counts all the same.',
  nothing: 'Nothing is due right now.',
  nothingNext: (when: string) => `Nothing is due right now; the next question is due ${when}.`,
  none: {
    mistakes: 'Nothing was wrong last time. Whatever turns out wrong is asked here, until it is right.',
    traps: 'No trap is open that another question could ask about today.',
  },
  practise: 'Practise anyway',
  otherModes: 'Other questions',
  otherModesAsk: 'Besides today’s questions, there are these:',
  noOtherModes: 'There are no other questions yet. They come with what you answer.',
  modes: {
    daily: 'Questions of today',
    mistakes: 'What was wrong last time',
    traps: 'My traps',
    mock: 'Mock test',
    check: 'Sprint check',
  },
  unknownTopic: (topic: string, near: boolean) =>
    `There is no topic ${topic} on your learning path. ${near ? 'Did you mean one of these?' : 'These are the topics that you have come to; `/roadmap` has all of them.'}`,
  topics: 'Topics',
  more: 'Another round',
  enough: (minutes: number, when: string) =>
    `That is enough for today: you chose ${minutes} minutes of questions a day. The next ones come ${when}.`,
  /** Without a date: it was wrong earlier today. */
  turned: (when: string | undefined) =>
    `${when ? `On ${when}` : 'Earlier today'} you did not have this yet. Now you do.`,
  hint: 'Hint',
  hintTitle: 'A hint from the lesson',
  moreHelp: 'One more hint',
  siblingTitle: 'A question about the same point, with its answer',
  siblingKey: (key: string) => `Answer: ${key}`,
  hintLast: 'That is all the help there is. Try your own question above: a wrong answer is explained.',
  hintCounts: 'Answering with a hint counts; the question only comes back sooner.',
  hintsAgain: 'You have had all the help there is. Here it is again, from the first hint.',
  noHint: 'There is no more help that would not give the answer away. Try it: a wrong answer is explained.',
  why: 'Why this?',
  because: {
    due: (recall: string | undefined) =>
      recall
        ? `Time to review this point: by now, the chance that you still know it is about ${recall}.`
        : 'Time to review this point again.',
    wrong: 'Time to review this point: your last answer about it was not right.',
    dueWrong: (recall: string | undefined) =>
      `Time to review this point: your last answer about it was not right.${recall ? ` Since then you have seen why, and the chance that you know it now is about ${recall}.` : ''}`,
    dueByDate: (when: string, recall: string | undefined) =>
      `Time to review this point, which should be known on ${when}.${recall ? ` The chance that you still know it is about ${recall}.` : ''}`,
    trap: 'This trap again: an earlier answer fell into it, and it is not overcome yet.',
    trapWanted:
      'This trap again: an earlier answer fell into it, and it is not overcome yet. Its point is due today as well.',
    taught: (times: number) =>
      `You have met this point ${times} times, and it does not stick yet. Read its lesson again first; this question is an easier one.`,
    date: (when: string, recall: string | undefined) =>
      `This should be known on ${when}, so it comes once more before that day.${recall ? ` Right now, the chance that you know it is about ${recall}.` : ''}`,
    light: 'This one comes early, since the day on which it returns is one of your light days.',
    fresh: 'New today.',
    skipped: 'From what you skip: one question, to see whether it holds.',
    /** Without a chance, the last answer about the point was given today. */
    practice: (recall: string | undefined, lastRight: boolean) => {
      const why = 'Nothing was due, and you wanted to practise.';
      if (recall)
        return `${why} ${lastRight ? '' : 'Your last answer about this point was not right; since then you have seen why. '}The chance that you know this point is about ${recall}.`;
      return lastRight
        ? `${why} You have answered about this point today, and that was right; whether it stays, a later day shows.`
        : `${why} Your answer about this point today was not right. Whether you know it by now is not known: try it once more.`;
    },
    chosen: 'This round asks about one topic or task, and this belongs to it.',
    unknown: 'This was asked before reasons were kept.',
  },
  reason: {
    point: 'About',
    asked: 'Asked before',
    last: 'Last answer',
    ago: (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`),
    recall: 'Chance that you knew it',
    tooSoon: 'not known: the last answer was on the same day',
    by: 'To be known on',
    retention: 'Chance I aim for when a point returns',
    number: 'Answer no.',
    how: 'A point returns when this chance has become low enough: a point that is still fragile waits for a lower chance, a firm one returns at a higher one. These numbers are estimates from your own answers. If an answer was counted wrongly, tell an organiser its number: they can take it back.',
    undone: 'An organiser has taken this answer back. It counts for nothing.',
  },
};

export const quizCommand: CommandTexts = {
  about: 'Questions that come back before you forget',
  also: 'test questions question practise practice review quizzes',
  options: { topic: 'One topic only', mode: 'Which questions' },
  choices: { mode: quiz.modes },
};

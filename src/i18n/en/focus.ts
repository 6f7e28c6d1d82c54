import { capital, inWords } from './format.ts';

/** Some minutes on one thing. */
export const focus = {
  button: (minutes: number) => `${minutes} minutes`,
  about: 'One thing, without messages and tabs, until the time is over.',
  now: (n: number) =>
    n === 0
      ? 'Nobody in your group is focusing right now.'
      : n === 1
        ? 'One person in your group is focusing right now.'
        : `${capital(inWords(n))} people in your group are focusing right now.`,
  alone: 'Begin alone',
  together: 'Begin beside the others',
  until: (when: string) => `It runs until ${when}.`,
  beside: (n: number) =>
    n === 0
      ? 'You are the first: the others see that somebody is here, and no name.'
      : n === 1
        ? 'One other person is focusing as well. Nobody sees a name.'
        : `${capital(inWords(n))} others are focusing as well. Nobody sees a name.`,
  inMessage:
    'A private message from me shows how many are focusing. With its buttons you stop, or ask for a word at the end.',
  tell: 'Tell me at the end',
  told: 'You get a private message at the end.',
  stop: 'Stop',
  over: (minutes: number) =>
    minutes < 1
      ? 'That was less than a minute.'
      : `${capital(inWords(minutes))} ${minutes === 1 ? 'minute is' : 'minutes are'} over.`,
  log: (minutes: number) => `Count ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  logged: (minutes: number) =>
    `${capital(inWords(minutes))} ${minutes === 1 ? 'minute is' : 'minutes are'} counted in your progress, and not on the board.`,
  gone: 'There is nothing to count here any more.',
};

import { capital, inWords } from './format.ts';

/** Some minutes on one thing. */
export const focus = {
  button: (minutes: number) => `${minutes} minutes`,
  about: 'One thing, without messages and tabs, until the time is over.',
  now: (n: number) =>
    n === 0
      ? 'Nobody of your group is at it now.'
      : n === 1
        ? 'One person of your group is at it now.'
        : `${capital(inWords(n))} people of your group are at it now.`,
  alone: 'Begin alone',
  together: 'Begin beside the others',
  until: (when: string) => `It runs until ${when}.`,
  beside: (n: number) =>
    n === 0
      ? 'You are the first: the others see that somebody is here, and no name.'
      : n === 1
        ? 'One other person is at it as well. Nobody sees a name.'
        : `${capital(inWords(n))} others are at it as well. Nobody sees a name.`,
  tell: 'Tell me at the end',
  told: 'You get a private message at the end.',
  stop: 'Stop',
  over: (minutes: number) =>
    minutes < 1
      ? 'It was over before it began.'
      : `${capital(inWords(minutes))} ${minutes === 1 ? 'minute is' : 'minutes are'} over.`,
  log: (minutes: number) => `Count ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  logged: (minutes: number) =>
    `${capital(inWords(minutes))} ${minutes === 1 ? 'minute is' : 'minutes are'} counted in your progress, and not on the board.`,
  gone: 'There is nothing to count here any more.',
};

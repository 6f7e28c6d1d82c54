import { minutes, plural } from './format.ts';

export const reminder = {
  title: 'Your day',
  minutes,
  task: (title: string, n: number) => `${title} (${minutes(n)})`,
  due: (n: number) => `${plural(n, 'question is', 'questions are')} due for review.`,
  gap: 'Your group has moved on; you can rejoin it at any point.',
  review: 'A review day: questions only.',
  finish: 'One of your sprints is over. Look at what you have done, and decide whether to go on.',
  open: 'Open',
  quiz: 'Quiz me',
  stop: 'You asked for this message. You can change its time or stop it in `/settings`.',
  set: (when: string, next: string) =>
    next
      ? `I will write to you here: on study days at ${when} your time, next ${next}.`
      : `I will write to you here: on study days at ${when} your time.`,
};

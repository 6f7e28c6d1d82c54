import { minutes, plural } from './format.ts';

export const reminder = {
  title: 'Your day',
  minutes,
  task: (title: string, n: number) => `${title} (${minutes(n)})`,
  due: (n: number) => `${plural(n, 'question', 'questions')} came back.`,
  gap: 'Your group has moved on, and you can join it anywhere.',
  review: 'A review day: questions only.',
  finish: 'A sprint of yours is over. Look at what you have done, and decide whether you go on.',
  open: 'Open',
  quiz: 'Quiz me',
  stop: 'You asked for this message. `/settings` changes the hour or stops it.',
  set: (when: string, next: string) =>
    next
      ? `This is where I write to you: on study days at ${when} by your clock, next ${next}.`
      : `This is where I write to you: on study days at ${when} by your clock.`,
};

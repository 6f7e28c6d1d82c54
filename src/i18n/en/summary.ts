import { inWords, minutes, plural } from './format.ts';

export const summary = {
  title: (name: string, week: number) => `${name} · week ${week}`,
  did: (people: number, tasks: number, answers: number, n: number) =>
    `${people} people studied: ${plural(tasks, 'task', 'tasks')} done, ${plural(answers, 'question', 'questions')} answered, ${minutes(n)} together.`,
  invite: (least: number) =>
    `A small round so far. Sums are shown from ${inWords(least)} people on: bring a friend, there is room.`,
  consistent: 'Most days',
  improved: 'Greatest rise',
  hard: 'Hard this week',
  hardBody: (kp: string, skill: string) => `${kp}. A way in: the quiz on ${skill}.`,
  next: 'Next week',
  ends: (name: string) =>
    `The sprint **${name}** ends here. Show what you made, in a sentence or a link; everybody decides for themselves whether to go on.`,
  last: 'This was the last written week. Questions go on bringing back what you know.',
  quiz: 'Quiz me on it',
  join: 'Join',
};

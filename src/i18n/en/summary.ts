import { ended, inWords, minutes, plural } from './format.ts';

export const summary = {
  title: (name: string, week: number) => `${name} · week ${week}`,
  /** After the title, for those who read the group's other language. */
  week: (week: number) => `week ${week}`,
  did: (people: number, tasks: number, answers: number, n: number) =>
    `${people} people studied: ${plural(tasks, 'task', 'tasks')} done, ${plural(answers, 'question', 'questions')} answered, ${minutes(n)} in total.`,
  people: (n: number) => plural(n, 'person', 'people'),
  tasks: (n: number) => plural(n, 'task', 'tasks'),
  answers: (n: number) => plural(n, 'question', 'questions'),
  minutes: (n: number) => plural(n, 'minute', 'minutes'),
  byModel: (words: string) => `**In a language model’s words:** ${words}`,
  invite: (least: number) => `Totals are shown for a week in which at least ${inWords(least)} people took part.`,
  minutesByDay: 'Minutes a day, all together',
  finished: 'Did every task',
  /** Dated: what is new is soon old. */
  news: (line: string, source: string, url: string) => `**Worth knowing from the field:** ${line} [${source}](${url})`,
  consistent: 'Most days',
  improved: 'Most improved',
  others: (people: number) => `${people} others`,
  hard: 'Hard this week',
  hardBody: (kp: string, skill: string) => `${ended(kp)} A good way in: the quiz on ${ended(skill)}`,
  next: 'Next week',
  nextFrom: (when: string) => `After the holiday, from ${when}`,
  ends: (name: string) =>
    `The sprint **${name}** ends here. Show what you made, in a sentence or a link; everybody decides for themselves whether to go on.`,
  last: 'This was the last week of the learning path for now. Questions keep coming back, so that you remember what you learned.',
  paused: 'The group pauses: no posts and no new tasks until it goes on.',
  lookedBack: (people: number) => `${people} looked back on their week.`,
  quiz: 'Quiz me on it',
  join: 'Join',
};

import { inWords, plural } from './format.ts';

const span = (mid: number, low: number, high: number) =>
  low === high ? plural(mid, 'year', 'years') : `${plural(mid, 'year', 'years')} (${low} to ${high})`;

export const plan = {
  title: 'Plan',
  by: (sprint: string, n: number, of: number) => `**By the end of ${sprint} (sprint ${n} of ${of}):** `,
  tasks: 'Tasks of this sprint',
  wholePath: 'The whole path, in years',
  skills: 'Skills',
  loadAsk: 'How was your week?',
  load: { much: 'Too much', right: 'Just right', little: 'Too little' },
  adjusted: {
    same: 'Good. Everything stays as it is.',
    repeat: 'You have answered for this week already. `/settings` changes your days and questions whenever you like.',
  },
  proposeDays: (now: number, then: number) =>
    `You study on ${now} days a week now. Shall I make it ${then}, from this week on?`,
  proposeMinutes: (now: number, then: number) =>
    `Your questions take up to ${now} minutes a day now. Shall I make it ${then}?`,
  agree: 'Yes, change it',
  leave: 'Leave it as it is',
  adjustedDays: (n: number, which: string) =>
    `From this week on you study on ${n} days a week. ${which} \`/settings\` changes it back.`,
  daysOwn: (days: string) => `A task comes on ${days}.`,
  daysGroup: (n: number): string =>
    n >= 5
      ? 'They are your group’s days, from Monday on.'
      : n > 3
        ? 'You choose which days: of your group’s tasks you get the essential ones, and one more a week.'
        : 'You choose which days: of your group’s tasks you get the essential ones.',
  adjustedMinutes: (n: number) =>
    `From now on, questions take up to ${n} minutes a day. \`/settings\` changes it back.`,
  years: (hours: number, mid: number, low: number, high: number) =>
    `With your ${plural(hours, 'hour', 'hours')} a week, the whole path takes about **${span(mid, low, high)}**.`,
  yearsPlanned: (hours: number, mid: number, low: number, high: number) =>
    `Your study days come to about ${plural(hours, 'hour', 'hours')} a week. At that, the whole path takes about **${span(mid, low, high)}**.`,
  logged: (weeks: number, hours: number, mid: number, low: number, high: number) =>
    `By what you logged in the last ${inWords(weeks)} weeks, about ${plural(hours, 'hour', 'hours')} a week: **${span(mid, low, high)}**.`,
  usual: (from: number, to: number, least: number, most: number) =>
    `“${capitalised(from)} to ${inWords(to)} years” assumes about ${least} to ${most} hours a week, from zero.`,
  estimate:
    'These are estimates to plan by, not promises. They include the hours of your own projects as well as those with me.',
  hoursChoose: 'Hours a week that I have in all',
  hours: (n: number) => `${n} hours a week`,
  areasTitle: 'What you know in each area, in %',
  known: 'known',
  areas: {
    foundations: 'Technical foundations',
    software: 'Software engineering',
    learning: 'Machine learning',
    evaluation: 'Evaluation and testing',
    prompting: 'Prompting and retrieval',
  },
  areaAlt: (area: string, known: number, of: number) => `${area}: ${known} of ${of} points.`,
  areasMean: 'A point is known when you were right the last time that it was asked.',
};

function capitalised(n: number): string {
  const word = inWords(n);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { plural } from './format.ts';

export const nudge = {
  title: (weeks: number) => `${plural(weeks, 'week', 'weeks')} in a row`,
  today:
    'Today still keeps this week: a question or a task is enough. If today is not the day for it, that is fine too.',
  stop: 'You asked to be told before a long streak ends. You can switch that off in `/settings`.',
  last: 'This is the last such message unless you study today. You can switch them on again in `/settings`.',
};

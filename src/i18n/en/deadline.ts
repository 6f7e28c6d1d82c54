import { dayMonth, plural } from './format.ts';

export const deadline = {
  title: 'I need this by',
  about:
    'The questions of the last days before it are arranged so that you recall as much as possible on that day. They never take more than your minutes a day. After it, everything goes on as before.',
  day: 'Day',
  inDays: (date: string, days: number) => `${date} (in ${plural(days, 'day', 'days')})`,
  usual: (when: string) => `${when}: no date of yours; by default, the sprint’s end`,
  come: (date: string, points: number, recalled: number) =>
    `Your date, ${date}, has come: of ${plural(points, 'point', 'points')} you would recall about ${recalled} today.`,
  comeEmpty: (date: string) => `Your date, ${date}, has come. Nothing of what you chose was taught by then.`,
  chooseNext: 'Choose the next date',
  what: 'What',
  scope: { sprint: 'this sprint', all: 'everything up to this sprint', none: 'no date' },
  met: 'Points',
  metOf: (met: number, points: number) => `${met} met so far, of ${points} that are taught by then`,
  recall: 'Recalled on that day',
  recallAbout: (share: string) => `about ${share}`,
  recallUnknown: 'no estimate yet: that takes ten answers or so, about points asked on more than one day',
  none: 'There is no date. Every question comes back when you are about to forget it.',
  suffices: 'Your minutes are enough for all of it.',
  short: (ready: number, points: number) =>
    `At your minutes a day, you will have been asked about ${ready} of these ${points} points by then.`,
  moreMinutes: (minutes: number) => `With ${minutes} minutes a day, they would be enough for all.`,
  noMinutes: 'More minutes would not change that: there are more new points than the days left can bring.',
  fewerSkills: (skills: number, of: number) => `There is time for the first ${skills} of ${of} skills.`,
  takeMinutes: (minutes: number) => `${minutes} minutes a day`,
  takeFewer: (skills: number) => (skills === 1 ? 'Only the first skill' : `Only the first ${skills} skills`),
  refused: (date: string) =>
    `Nothing of this is taught by ${date}, so nothing was changed. Choose a later day, or other skills.`,
  empty: 'Nothing of this is taught by that day.',
  choose: 'What for',
  chooseSkills: 'Only certain skills',
  chooseDay: 'Choose a day',
  atSprintEnd: 'At the sprint’s end',
  field: (example: Temporal.PlainDate) => `The day, such as ${dayMonth(example)} or next Friday`,
  past: (date: string) => `That would be ${date}, which is not ahead. Choose a later day, such as next Friday.`,
};

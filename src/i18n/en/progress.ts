import type { CommandTexts } from '../command-texts.ts';
import { inWords, minutes, plural } from './format.ts';

export const progress = {
  title: 'Your progress',
  tasks: 'Tasks',
  accuracy: 'Correct answers',
  accuracyOf: (share: string, counted: string) => `${share} (${counted})`,
  noAnswers: 'none yet',
  week: 'This week',
  weekLeft: (left: number, weekend: boolean) =>
    `${inWords(left)} more ${left === 1 ? 'day keeps' : 'days keep'} your week${weekend ? ': Saturday and Sunday count as well' : ''}`,
  weekOver: 'the next week begins on Monday',
  weekKept: 'your week is kept',
  weekOff: 'a week off: your streak waits',
  streak: 'Weeks in a row',
  freezes: (n: number) => (n === 0 ? 'no freeze in hand' : `${plural(n, 'freeze', 'freezes')} in hand`),
  freezeRule: (weeks: number, most: number) =>
    `A freeze stands in for one day, without asking. Every ${inWords(weeks)} kept weeks give one back, up to ${inWords(most)}.`,
  frozen: (week: string, n: number) =>
    `In the week of ${week}, ${n === 1 ? 'a freeze stood in for one day' : `${inWords(n)} freezes stood in for ${inWords(n)} days`}. Your streak goes on.`,
  broken: (weeks: number, on: string, days: number, goal: number) =>
    `Your streak of ${plural(weeks, 'week', 'weeks')} ended: no activity on ${on}, your time. That week had ${inWords(days)} of ${plural(goal, 'day', 'days')}. The next week you keep begins a new one.`,
  askRepair: (number: string) => `If that is wrong, an organiser can repair it. Tell them this number: ${number}`,
  repaired: (week: string) => `An organiser repaired your week of ${week}.`,
  points: 'Minutes',
  pointsValue: (week: number, all: number) => `${week} this week, ${all} in total`,
  minutesMean: (most: number) =>
    `A task adds the time that it states, not the time by the clock, and each answer (reviews too) adds one minute: up to ${most} minutes a day. All of that counts for your week; only what was checked counts on the board.`,
  skills: 'Skills',
  skillsDone: 'Done',
  now: 'Now',
  next: 'Next',
  due: 'Questions due today',
  quiz: 'Quiz me',
  traps: 'My traps',
  task: 'Today’s task',
  pictures: 'Pictures',
  picturesAbout: 'Only you see these. To show one to somebody, save it or pass it on.',
  picturesNone: 'There is nothing to draw yet. After your first task or question, your week appears here.',
  calendar: (weeks: number) => `Study days of the last ${weeks} weeks`,
  calendarAlt: (weeks: number, days: string) =>
    `Days on which you studied, in each of the last ${weeks} weeks: ${days}.`,
  studyDays: 'Study days',
  weekPicture: 'Minutes this week',
  weekAlt: (days: string) => `This week: ${days}.`,
  weekDay: (day: string, n: number) => `${day} ${minutes(n)}`,
  sprintOf: (n: number, of: number) => `sprint ${n} of ${of}`,
  meterAlt: (label: string, done: number, of: number) => `${label}: ${done} of ${of}.`,
  done: 'Done',
  of: 'Of',
  trapsPicture: (n: number) => `Traps overcome: ${n}`,
};

export const progressCommand: CommandTexts = { about: 'How far you have come', also: 'stats score status streak' };

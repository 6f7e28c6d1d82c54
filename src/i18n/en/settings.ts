import type { CommandTexts } from '../command-texts.ts';
import { hour, inWords } from './format.ts';

export const settings = {
  title: 'Your settings',
  language: 'Language',
  zone: 'Time zone',
  zoneValue: (zone: string, clock: string) => `${zone} (it is ${clock} there)`,
  hour: 'Reminder',
  dayStart: 'Day begins at',
  studyDays: 'Study days a week',
  quizMinutes: 'Minutes of questions a day',
  minutesADay: (n: number) => `${n} minutes`,
  light: 'Light days',
  lightValue: (days: string, minutes: number) => `${days} (${minutes} minutes of questions)`,
  lightNone: 'none',
  lightAway: 'No light days',
  lightChoose: 'Days with few questions',
  quiet: 'Quiet hours',
  quietValue: (from: number, to: number) => (from === to ? 'none' : `${hour(from)} to ${hour(to)}`),
  remind: 'Reminders',
  remindValue: {
    unasked: 'not chosen yet',
    dm: 'by private message',
    channel: 'the daily post only',
    nowhere: 'none',
  },
  remindInQuiet: (when: string) =>
    `Your reminder at ${when} is within your quiet hours. It still comes, since you chose that hour.`,
  clockOrPlace: 'Your time zone: a place, or your time now',
  remindChoose: 'Where reminders go',
  pace: 'Pace',
  paceValue: { group: 'with the group', essentials: 'the essentials first', own: 'my own pace' },
  paceChoose: 'How you follow the path',
  board: 'Leaderboard',
  boardValue: (on: boolean): string => (on ? 'you are on it' : 'you are not on it'),
  changeClock: 'Language and time',
  changeDays: 'Days, questions and quiet hours',
  daysOff: 'Days off',
  changeDaysOff: 'Days off …',
  daysOffSaved: 'Saved. On these days nothing is asked of you, and your streak waits.',
  nudge: 'Before a long streak ends',
  nudgeValue: (on: boolean, weeks: number) =>
    on ? `one private message, for streaks of ${inWords(weeks)} weeks or more` : 'no message',
  nudgeOn: 'Tell me before a streak ends',
  nudgeOff: 'No messages about streaks',
  boardOn: 'Put me on the board',
  boardOff: 'Take me off the board',
  leave: 'Leave …',
  saved: 'Saved.',
  quietFrom: 'Quiet from',
  quietTo: 'Quiet until',
  zoneSet: (zone: string) => `Your time zone is ${zone}.`,
  zoneUnknown: (typed: string) => `I found no place called ${typed}. Write a city, or your local time, such as 20:15.`,
  leaveTitle: 'Leave?',
  leaveBody: (name: string) =>
    `You are about to leave **${name}**. You can keep your record for when you come back, or permanently erase everything I know about you.`,
  leaveKeep: 'Leave, keep my record',
  leaveErase: 'Leave and erase everything',
  stay: 'Stay',
  left: 'You have left. `/join` brings you back, with your record.',
  eraseTitle: 'Erase everything?',
  eraseBody: 'Every answer, task and setting will be erased, in all groups. This cannot be undone.',
  eraseYes: 'Yes, erase everything',
  erased: 'Everything about you has been erased.',
  days: (n: number) =>
    n === 3
      ? '3: the essentials'
      : n === 5
        ? '5: Monday to Friday'
        : n > 5
          ? `${n}: weekends are for review`
          : String(n),
};

export const settingsCommand: CommandTexts = {
  about: 'Language, time, study days, reminders, leaving',
  also: 'reminder reminders timezone zone language leave quit stop erase options config',
  options: { zone: 'Your time zone: a city, or your local time now' },
};

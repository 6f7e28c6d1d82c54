import type { CommandTexts } from '../command-texts.ts';
import { hour } from './format.ts';

export const settings = {
  title: 'Your settings',
  language: 'Language',
  zone: 'Time zone',
  zoneValue: (zone: string, clock: string) => `${zone} (it is ${clock} there)`,
  hour: 'Reminder',
  dayStart: 'A day begins at',
  studyDays: 'Study days a week',
  quiet: 'Quiet hours',
  quietValue: (from: number, to: number) => (from === to ? 'none' : `${hour(from)} to ${hour(to)}`),
  remind: 'Reminders',
  remindValue: {
    unasked: 'not asked yet',
    dm: 'by private message',
    channel: 'the daily post only',
    nowhere: 'none',
  },
  remindChoose: 'Where reminders go',
  board: 'Leaderboard',
  boardValue: (on: boolean): string => (on ? 'you are on it' : 'you are not on it'),
  changeClock: 'Language and clock',
  changeDays: 'Days and quiet hours',
  boardOn: 'Put me on the board',
  boardOff: 'Take me off the board',
  leave: 'Leave …',
  saved: 'Saved.',
  quietFrom: 'Quiet from',
  quietTo: 'Quiet until',
  zoneSet: (zone: string) => `Your zone is ${zone}.`,
  zoneUnknown: (typed: string) =>
    `I found no place called ${typed}. Write a city, or what your clock says, such as 20:15.`,
  leaveTitle: 'Leave?',
  leaveBody: (name: string) =>
    `You leave **${name}**. Keep your record, and it is there when you come back; or erase everything I know about you, for good.`,
  leaveKeep: 'Leave, keep my record',
  leaveErase: 'Leave and erase all of it',
  stay: 'Stay',
  left: 'You have left. `/join` brings you back, with your record.',
  eraseTitle: 'Erase everything?',
  eraseBody: 'Every answer, task and setting goes, in all groups, and cannot be brought back.',
  eraseYes: 'Yes, erase everything',
  erased: 'Everything about you is erased.',
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
  about: 'Language, hour, study days, reminders, leaving',
  also: 'reminder reminders timezone language',
  options: { zone: 'Your time zone: a city, or what your clock says' },
};

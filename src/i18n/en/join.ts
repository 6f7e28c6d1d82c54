import type { CommandTexts } from '../command-texts.ts';
import { plural } from './format.ts';

export const join = {
  button: 'Join',
  card: (name: string, route: string) => `**${name}** · ${route}`,
  starts: (when: string) => `Starts ${when}`,
  week: (n: number, of: number) => `Week ${n} of ${of}`,
  members: (n: number) => plural(n, 'learner', 'learners'),
  promise:
    'One short task and a few questions a day, Monday to Friday. What you are about to forget comes back as a question.',
  privacy:
    'You get one private message a day at the most, and only if you say yes. Your answers are seen by you alone; the group sees sums, never who missed what. `/settings` stops or erases everything.',
  tryFirst: 'One question to try first:',
  setDay: 'Join: set my day',
  already: (name: string) => `You are in **${name}** already.`,
  several: 'Which group would you like to join?',
  none: 'There is no open study group here. You can study solo, and bring your record into a group later.',
  solo: (route: string) => `Study solo: ${route}`,
  soloName: 'Solo study',
  form: 'Your day',
  language: 'Language',
  clock: 'What does your clock say now?',
  clockHint: 'Such as 20:15; a city works too',
  hour: 'When do you like to study?',
  joined: (name: string) => `Welcome to **${name}**.`,
  joinedSolo: 'You are studying solo now.',
  zoneTaken: (zone: string) => `I take your clock to be ${zone}.`,
  zoneOther: 'Not there? Choose a place with the same clock',
  remindAsk: (when: string) =>
    `Shall I send you a private message on study days at ${when}? It is the only one I send unasked.`,
  remindYes: (when: string) => `Yes, DM me at ${when}`,
  remindChannel: 'The daily post is enough',
  remindNo: 'No reminders',
  reminded: (when: string, next: string) => `Good: ${when} by your clock, next ${next}. \`/settings\` changes it.`,
  notReminded: 'Good: no messages from me. `/task` is there whenever you are.',
  channelOnly: 'Good: the daily post in the channel it is. `/task` is there whenever you are.',
  firstTask: "Today's task",
};

export const joinCommand: CommandTexts = {
  about: 'Join the study group here: one question, three taps',
  also: 'start enrol enroll',
};

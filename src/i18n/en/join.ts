import type { CommandTexts } from '../command-texts.ts';
import { plural } from './format.ts';

export const join = {
  button: 'Join',
  card: (name: string, path: string) => `**${name}** · ${path}`,
  starts: (when: string) => `Starts ${when}`,
  week: (n: number, of: number) => `Week ${n} of ${of}`,
  members: (n: number) => plural(n, 'learner', 'learners'),
  what: 'I am the bot of a study group: I give you a task a day, ask questions at the moment you would forget, and explain each answer.',
  promise:
    'One short task and a few questions a day, Monday to Friday. What you are about to forget comes back as a question.',
  privacy:
    'You get at most one private message a day, and only if you say yes. Only you see your answers; the group sees totals, never who missed what. In `/settings` you can stop or erase everything.',
  tryFirst: 'One question to try first:',
  setDay: 'Join: set my study time',
  already: (name: string) => `You are already in **${name}**.`,
  several: 'Which group would you like to join?',
  none: 'There is no open study group here. You can study solo, and take your record with you into a group later.',
  solo: (path: string) => `Study solo: ${path}`,
  soloName: 'Solo study',
  form: 'Your study time',
  language: 'Language',
  clock: 'What time is it where you are?',
  clockHint: 'Such as 20:15 or 8:15 pm; a city or a country works too',
  hour: 'When would you like to study?',
  joined: (name: string) => `Welcome to **${name}**.`,
  joinedSolo: 'You are studying solo now.',
  zoneTaken: (zone: string) => `I will use the time zone ${zone}.`,
  withClock: (sentence: string, clock: string) => `${sentence} It is ${clock} there now.`,
  zoneAsk: (typed: string) => `I am not sure which time zone “${typed}” is. Which of these is yours?`,
  zoneElse: 'None of them? Go back to the form and type a city near you.',
  zoneBack: 'Back to the form',
  zoneChoose: 'Choose the one with your local time',
  zoneOther: 'Somewhere else? Choose a place with the same time',
  remindAsk: (when: string) => `Shall I send you a private message on study days at ${when}?`,
  remindYes: (when: string) => `Yes, DM me at ${when}`,
  remindChannel: 'The daily post is enough',
  remindNo: 'No reminders',
  reminded: (when: string, next: string) =>
    `Good: ${when} your time, next ${next}. You can change this in \`/settings\`.`,
  notReminded: 'Good: no messages from me. Use `/task` whenever you like.',
  channelOnly: 'Good: only the daily post in the channel. Use `/task` whenever you like.',
  firstTask: 'Today’s task',
  code: 'Code of the group',
  codeHint: 'Its organiser gave it to you',
  someRole: 'that its organiser has chosen',
  refused: {
    closed: 'This group has ended. `/join` shows which others there are, and you can study solo.',
    full: 'This group has as many members as it takes. `/join` shows which others there are, and you can study solo.',
    role: (role: string) =>
      `This group is for members with the role **${role}**. Ask its organiser for it, and try again.`,
    roleUnknown: (role: string) =>
      `This group is for members with the role **${role}**, and I cannot see at the moment whether you have it. Try again in a minute.`,
    code: 'That is not the code of this group. Ask its organiser for it, and try again.',
    removed:
      'An organiser has taken you out of this group. If you think that is a mistake, ask them to let you join again. Everything you have learned is still yours: `/join` in a direct message lets you study solo.',
  },
};

export const joinCommand: CommandTexts = {
  about: 'Join the study group here: one question, three taps',
  also: 'start enrol enroll signup',
};

import { dayMonth, plural } from './format.ts';

export const chat = {
  about: 'A study group that learns together, a little every day',
  late: 'The form took too long to open. Please try again.',
  today: 'Back to today',
  elsewhere: 'I am installed in another workspace, and can only answer its members.',
  cut: '… (shortened: the whole text did not fit here)',
  gone: 'This button no longer works, or it belongs to somebody else. Nothing was changed. `/help` shows what to do next.',
  onlyYou: 'Only you can see this',
  done: 'Done',
  noFile:
    'The file could not be sent. On Slack the app needs the scope `files:write`; whoever runs the bot can install it again.',
  fault: (id: string) =>
    `Something went wrong on our side, and nothing you did was lost. Please try again. If it happens again, tell your organiser this number: \`${id}\``,
  unknown: (typed: string) => `I do not know ${typed}. \`/help\` lists the commands.`,
  badOption: (name: string) => `I could not read \`${name}\`. Choose one of the suggestions, or leave it out.`,
  organiserOnly:
    'Only an organiser of this group can do that. Organisers are those who opened a group here, and those who manage the server (on Discord, with the permission Manage Server) or the workspace (on Slack, as admin or owner).',
  organiserElsewhere:
    'This is for organisers, and works in a channel of a server or workspace. Use it in the channel of the group, or in the one where its posts should go.',
  restOrganisers: 'Everything else here is for whoever organises the group.',
  organiserUnknown:
    'This is for organisers, and right now it cannot be checked whether you are one. Nothing was changed; please try again in a minute.',
  whichGroup: 'You are in more than one group. Which one do you mean?',
  notEnrolled: 'You are in no study group here. Joining takes three taps.',
  solo: 'Solo',
  someone: 'A learner',
  again: 'Open the form again',
  retry: 'Try again',
  more: 'More',
  firstOnes: 'The first ones again',
  invalidForm: 'Something needs correcting, and nothing was saved yet:',
  required: 'Please fill this in.',
  tooLong: (most: number) => `At most ${most} characters.`,
  tooShort: (least: number) => `At least ${least} characters.`,
  shortSentence: (least: number, leastHan: number, written: number) =>
    `At least ${least} characters. In Chinese, ${leastHan} are enough. What you wrote counts as ${written}.`,
  fewNumbers: (wanted: number, found: number) =>
    `This asks for ${plural(wanted, 'number', 'numbers')}, and I find ${found || 'none'}. Write each one as a figure, with what it counts.`,
  badField: 'I could not read this.',
  badZone: 'I found no such place or time. Write your local time, such as 20:15, or a city, such as Berlin.',
  badDate: (example: Temporal.PlainDate) =>
    `I cannot read this date. Write it like this: ${example}, ${dayMonth(example)} or next Monday.`,
  twoDates: (one: string, other: string) => `This can be ${one} or ${other}. Write the one that you mean.`,
  pastDate: (date: string, weeks: number) =>
    `That would be ${date}, which is too long ago. Choose a day at most ${weeks} weeks ago, or a later one, such as next Monday.`,
  farDate: (date: string, months: number) =>
    `That would be ${date}, which is too far away. Choose a day within the next ${months} months, such as next Monday.`,
  badTime: 'Write a time and a place, such as 9:00 Berlin or 9:30 am Shanghai.',
  quarterTime: (minutes: number, example: string) =>
    `Posts can come every ${minutes} minutes. Write a time such as ${example}, then a place.`,
  whichZone: (zones: string) =>
    `This place or abbreviation has several time zones. After the time, write the one that you mean: ${zones}.`,
  badLink: 'Write a link that others can open: https:// and the address of a site.',
  noWords: 'I find no words in this. Write one sentence as you would say it.',
  itsQuestion: 'These are the words of the question. Write your own answer to it, in a sentence.',
  badCommit:
    'Write a link to one commit: open it on GitHub, Gitee or GitLab, and copy its address (…/commit/3f9a1c2…).',
  badNumber: 'Write the number alone, such as 0.8, 80 % or 4/5.',
  otherNumber:
    'Your number is not the expected one. Check the data, the order of the steps and the rounding; a hint can help.',
  otherFile: (file: string) =>
    `The link should lead to the file ${file}: open it where your work is published, and copy the address of its page.`,
  noReply:
    'Paste what a real reply says about itself: its finish reason and its usage, such as `stop {"total_tokens": 57}`. A mock and a recording have none.',
  noAccess:
    'Thank you for saying so. It does not count as done: the task waits for you. Its text names ways to a model, one of them on your own computer; /peers asks the others.',
  hello: 'Hello! I know your next step: press the button to see it.',
  nearest: (command: string) => `Did you mean \`${command}\`?`,
  whichCommand: 'Which of these do you mean?',
  cutOff: 'This answer was cut off. Please ask again.',
  inDirectMessage: 'I have answered you in a direct message.',
  directMessageClosed: 'I could not send you a direct message. Please allow direct messages from here, then ask again.',
  typeForm: 'Type this on one line, and leave out what should stay as it is:',
  typedValue: (value: string) => `Now: ${value}`,
  optional: 'Optional',
  youWrote: (text: string) => `You wrote: ${text}`,
  dmRefused: '⚠ My last private message did not reach you: your direct messages are closed to me.',
  /** By the name of the platform. One that is not here has the sentences around it. */
  dmRefusedOn: {
    discord:
      'On Discord, open the menu of a server that we share, choose **Privacy Settings**, and allow direct messages.',
    slack: 'In Slack, ask an admin to switch on the Messages tab of this app.',
  } as Readonly<Record<string, string>>,
  dmAgain: 'I try again on your next study day; `/settings` changes or stops it.',
};

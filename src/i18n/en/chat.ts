export const chat = {
  about: 'A study group that learns together, a little every day',
  late: 'That took too long to open. Please try again.',
  today: 'Back to today',
  elsewhere: 'I belong to another workspace here, and can only answer its members.',
  cut: '… (shortened: the whole text did not fit here)',
  gone: 'That button is from another time, or it belongs to somebody else. Nothing was changed. `/help` shows what to do next.',
  onlyYou: 'Only you can see this',
  done: 'Done',
  fault: (id: string) =>
    `Something went wrong on our side, and nothing you did was lost. Please try again. If it happens again, tell your organiser this number: \`${id}\``,
  unknown: (typed: string) => `I do not know ${typed}. \`/help\` shows what there is.`,
  badOption: (name: string) => `I could not read \`${name}\`. Choose one of the suggestions, or leave it out.`,
  organiserOnly: 'Only an organiser of this group can do that.',
  whichGroup: 'You learn in more than one group. Which one is this about?',
  notEnrolled: 'You are not in a study group here yet. Joining takes three taps.',
  solo: 'Solo',
  again: 'Open the form again',
  retry: 'Try again',
  invalidForm: 'That did not fit yet, and nothing was saved:',
  required: 'Please fill this in.',
  tooLong: (most: number) => `At most ${most} characters.`,
  tooShort: (least: number) => `At least ${least} characters.`,
  shortSentence: (least: number, leastHan: number, written: number) =>
    `At least ${least} characters. In Chinese, ${leastHan} are enough. What you wrote counts as ${written}.`,
  badField: 'I could not read this.',
  badZone: 'I found no such place or time. Write what your clock says, such as 20:15, or a city, such as Berlin.',
  badDate: 'This is no date that I can read. Write it as 2027-01-31, 31 January or next Monday.',
  twoDates: (one: string, other: string) => `This can be ${one} or ${other}. Write it in the same way as one of these.`,
  pastDate: (date: string, weeks: number) =>
    `That would be ${date}, and is too long ago. Choose a day that is at most ${weeks} weeks past, such as next Monday.`,
  farDate: (date: string, months: number) =>
    `That would be ${date}, and is too far away. Choose a day within the next ${months} months, such as next Monday.`,
  badTime: 'Write an hour and a place, such as 9:00 Berlin or 9:30 am Shanghai.',
  quarterTime: (minutes: number, example: string) =>
    `Posts come every ${minutes} minutes of an hour. Write a time such as ${example}, with a place behind it.`,
  whichZone: (zones: string) =>
    `This place or abbreviation has several clocks. Write the one that you mean behind the hour: ${zones}.`,
  badLink: 'Write a link that begins with https://',
  badCommit:
    'Write a link to one commit: open it on GitHub, Gitee or GitLab, and copy its address (…/commit/3f9a1c2…).',
  badNumber: 'Write the number alone, such as 0.8, 80 % or 4/5.',
  otherNumber:
    'Your number differs from the one expected. Look again at the data, the order of the steps and the rounding; a hint shows the way.',
  hello: 'Hello! I know your next step: one press shows it.',
  nearest: (command: string) => `Did you mean \`${command}\`?`,
  cutOff: 'This answer was cut off before its end. Please ask again.',
  inDirectMessage: 'I have answered you in a direct message.',
  directMessageClosed: 'I could not write to you. Please allow direct messages from here, and ask again.',
  typeForm: 'Type this as one line, and leave out what fits as it is:',
  typedValue: (value: string) => `Now: ${value}`,
  optional: 'May be left out',
  youWrote: (text: string) => `You wrote: ${text}`,
};

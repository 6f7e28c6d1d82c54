/** A learner's calendar, for the calendar app on their phone or computer. */
export const feed = {
  title: 'My calendar',
  button: 'My calendar',
  has: 'An address for your calendar app. It shows your coming tasks, each at the hour of your reminder and as long as it takes, the day on which your sprint ends, and the office hours of your groups.',
  nowhere:
    'This bot has no public address, so no calendar app can reach it. Ask whoever runs it to set `PUBLIC_URL`, then come back.',
  none: 'You have no address yet.',
  open: (date: string) =>
    `You have had an address since ${date}. I keep no copy that I could show: if you have lost it, make another, and the old one ends.`,
  make: 'Make an address',
  another: 'Make another',
  close: 'End this address',
  made: 'Subscribe to this in your calendar app. There it is called *Add by URL* or *New calendar subscription*:',
  secret:
    'I show it only now. Whoever has it can read your study plan, without your name, until you end it here. The app looks for changes every few hours.',
  closed: 'That address has ended: nobody can read your calendar with it any more.',
  /** In the calendar itself, as plain text. */
  name: 'Tongxue',
  task: (title: string) => title,
  done: (title: string) => `✓ ${title}`,
  about: (group: string | undefined) => (group ? `${group}. /task opens it.` : '/task opens it.'),
  sprintEnd: (sprint: string) => `Sprint ends: ${sprint}`,
};

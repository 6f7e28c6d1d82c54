import { capital, inWords } from './format.ts';

/** A time at which whoever runs a group is there for its members. */
export const officeHour = {
  title: 'Office hour',
  nextHeld: (when: string) => `Office hour: ${when}`,
  none: 'This group has no office hour now.',
  about: 'A time at which you are there for your group: members join a queue, and you take them one after another.',
  when: (when: string, minutes: string) => `**${when}** · ${minutes}`,
  whenWeekly: (when: string, minutes: string) => `**${when}** · ${minutes}, every week`,
  minutes: (n: number) => (n % 60 ? `${n} minutes` : n === 60 ? '1 hour' : `${n / 60} hours`),
  inZone: (when: string, zone: string) => `${when}, ${zone}`,
  forYou: (when: string) => `For you that is ${when}.`,
  inChannel: 'Where: in the channel of this group.',
  at: (place: string) => `Where: ${place}.`,
  opens: (when: string) => `The queue opens at ${when}.`,
  now: 'It is on now.',
  soon: 'It begins in a few minutes, and the queue is open.',
  waiting: (n: number) =>
    n === 0
      ? 'Nobody is waiting.'
      : n === 1
        ? 'One person is in the queue.'
        : `${capital(inWords(n))} people are in the queue.`,
  how: 'Join the queue, and you get a private message when you are next and when it is your turn. Only organisers see your name and what you write.',
  join: 'Join the queue',
  ahead: (n: number) =>
    n === 0
      ? 'You are the first in the queue.'
      : n === 1
        ? 'You are next: one person is before you.'
        : `You are in the queue: ${inWords(n)} people are before you.`,
  yourTurn: 'It is your turn.',
  topicIs: (topic: string) => `You wrote: ${topic}`,
  leave: 'Leave the queue',
  done: 'I am done',
  left: 'You are not in the queue any more.',
  look: 'Look again',
  closed: 'The queue is not open now.',
  topic: 'What would you like to talk about?',
  topicHint: 'A sentence, if you like. Only organisers read it.',
  link: 'Go there',
  turnTitle: 'It is your turn',
  nextTitle: 'You are next',
  nextSays: 'It is your turn after the one who is there now.',
  overTitle: 'The office hour is over',
  overSays: 'It was not your turn before the end. Your group may know the answer.',
  offTitle: 'The office hour was called off or moved',
  offSays: 'Your place in the queue is gone with it. Your group may know the answer.',
  nextOne: (when: string) => `The next one: ${when}.`,
  ask: 'Ask the group',
  /** For an organiser. */
  of: (group: string) => `For **${group}**.`,
  set: 'Set an office hour',
  change: 'Move or change it',
  skip: (date: string) => `Call off ${date}`,
  end: 'End it',
  callOff: 'Call it off',
  day: 'Day',
  dayHint: (example: Temporal.PlainDate) => `Such as Thursday, tomorrow or ${example}.`,
  time: 'Time',
  timeHint: (zone: string) => `Such as 18:00, by the clock of the group: ${zone}.`,
  long: 'How long',
  often: 'How often',
  once: 'Once',
  weekly: 'Every week',
  place: 'Where',
  placeHint: 'A channel, or a link such as https://meet.example.org/owls. Empty: the channel of this group.',
  badDay: (example: Temporal.PlainDate) => `Write a day, such as Thursday or ${example}.`,
  farDay: (months: number) => `At most ${inWords(months)} months ahead, such as Thursday.`,
  badTime: 'Write a time alone, such as 18:00. It is by the clock of the group.',
  badPlace: 'A link begins with `https://`, such as `https://meet.example.org/owls`.',
  past: (field: string, date: string) =>
    `**${field}**: by the clock of the group this is already over. Write a later one, such as ${date}.`,
  /** `moved`: there was one before, for which people may have queued. `off`: the day that was written is a day off. */
  saved: (moved: boolean, off?: string) =>
    `Saved.${off ? ` The group is off on ${off}, so it begins on the first day on which it is not.` : ''} Members see it in their own time: in \`/peers\`, on the post of its day, and in their calendars.${moved ? ' Anybody who had queued for the time before is told.' : ''}`,
  off: 'Called off. Calendars show it, and whoever was in the queue is told.',
  turnNow: (name: string) => `Now: **${name}**`,
  line: (place: number, name: string) => `${place}. **${name}**`,
  more: (n: number) => (n === 1 ? 'And one more.' : `And ${inWords(n)} more.`),
  next: 'Next',
  endTurn: 'Their turn is over',
  opensFor: (when: string) => `Members can join the queue from ${when} on. You press *Next* here to take them.`,
  onPost: (when: string) => `Office hour today: ${when}`,
  inFeed: (group: string) => `${group}. /peers has the queue.`,
};

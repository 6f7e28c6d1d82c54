import { capital, inWords } from './format.ts';

/** Two or three people of a group who study together. */
export const buddy = {
  title: 'Study buddies',
  about: (weeks: number) =>
    `Two people of your group to study with, for ${inWords(weeks)} weeks: near your time zone and your pace. Every Sunday those who want to are brought together.`,
  rules:
    'Your buddies see your name, your time zone and what you agree to; nobody else is told. You can stop whenever you like.',
  none: 'There are no study buddies here: they are for groups in a channel, and not for groups of minors.',
  want: 'Find me buddies',
  leave: 'Leave the round',
  stop: 'No buddies any more',
  stopped: 'Done. You are no longer in a round.',
  leftOver:
    'In the last round there was nobody near enough for you. In the next one you come first, over any distance.',
  waits: (when: string) => `You are in the next round, on ${when}. The day after, you are told who studies with you.`,
  until: (date: string) => `You study together until ${date}; then a round finds you others.`,
  sayHello: 'Say hello in the channel of the group, or in a private message: a fixed hour a week is a good beginning.',
  pledgeShown: 'Your buddies see what you mean to do this week.',
  pledgeHidden: 'Only you see what you mean to do in a week.',
  showPledge: 'Show them my pledge',
  hidePledge: 'Hide my pledge',
  streakOn: 'Count our days together',
  streakOff: 'Stop counting our days',
  streakWith: 'The days on which you both studied are counted with each buddy who agreed as well.',
  inRow: (days: number) => `${capital(inWords(days))} days in a row on which you both studied.`,
  together: (days: number) =>
    days === 1
      ? 'One day so far on which you both studied.'
      : `${capital(inWords(days))} days so far on which you both studied.`,
  notYet: 'The first day on which you both study is counted here.',
  agreed: 'Saved.',
  block: (name: string) => `Block ${name}`,
  blockAsk: (name: string) =>
    `${name} would never be your buddy again, and you would read nothing more from them wherever I can decide it. They are not told. It is for good, and you are in the next round.`,
  found: (names: string, group: string, n: number) =>
    `Your study ${n === 1 ? 'buddy' : 'buddies'} in **${group}**: ${names}. Say hello.`,
  nobody: (group: string) =>
    `Nobody was near enough to be your study buddy in **${group}** this time. Next Sunday you come first.`,
  gone: 'This person is not your buddy any more.',
};

import { capital, ended, inWords, minutes, plural } from './format.ts';

export const reminder = {
  /** What a message begins with, in turn: with a question in it, and without. */
  openings: {
    question: [
      'One question for today',
      'A minute for one question',
      'Do you still have this one?',
      'Today’s question',
      'One question, one press',
      'Where we left off',
    ],
    day: [
      'Your day',
      'Ready when you are',
      'Next on your path',
      'Here is today',
      'Something for today',
      'A step for today',
    ],
    /** With no task of theirs in it: the group has gone on. */
    gap: [
      'Your group has gone on',
      'How would you like to go on?',
      'Your place is kept',
      'Where your group is',
      'Two ways to go on',
      'A way back in',
    ],
    /** The task of the day is done. */
    done: [
      'Today’s task is done',
      'The task is done, and there is this',
      'You have done today’s task',
      'Today’s step is taken',
      'Task done',
      'Well done today',
    ],
    /** With neither, on the day on which it says how the week went. */
    week: [
      'How your week goes',
      'Where you are this week',
      'Your week so far',
      'A look at your week',
      'Your week in short',
      'The week is nearly over',
    ],
    /** With none of these. */
    rest: [
      'What there is today',
      'A few small things today',
      'For today',
      'Today, if you like',
      'A look at today',
      'For the rest of today',
    ],
  },
  minutes,
  task: (title: string, n: number) => `${title} (${minutes(n)})`,
  due: (n: number) => `${plural(n, 'question is', 'questions are')} due for review.`,
  more: (n: number) =>
    n === 1
      ? 'One more question is due after this one.'
      : `${capital(inWords(n))} more questions are due after this one.`,
  week: (days: number) => `You studied on ${plural(days, 'day', 'days')} this week.`,
  weekKept: (days: number) => `You studied on ${plural(days, 'day', 'days')} this week: all that you had planned.`,
  gap: (week: number, task: string) =>
    `Your group has reached week ${week}, at ${ended(`**${task}**`)} You are still in it, and what you have not done is kept. Go on with the group's task, or choose another way.`,
  review: 'A review day: questions only.',
  finish: 'One of your sprints is over. Look at what you have done, and decide whether to go on.',
  open: 'Open',
  otherWays: 'Other ways',
  others: 'More',
  yourWeek: 'Your week',
  /** Of a message whose day is over, or with everything done. */
  nothing: 'There is nothing left to do in this message.',
  dayOver: 'The day of this message is over. `/task` has what comes next, and `/progress` your plan and your week.',
  same: (since: string) => `Still the same task: it has been your next one since ${since}. That is fine, it can wait.`,
  sameHelp: (other: boolean) =>
    `If it is too much for one evening: leave it for today, make your weeks lighter${other ? ', or do another one first that does not build on it' : ''}.`,
  another: 'Another one first',
  lighter: 'Lighter weeks',
  quiz: 'Quiz me',
  goOn: 'Go on',
  snooze: { hour: 'In an hour', tonight: 'Tonight', tomorrow: 'Tomorrow' },
  snoozed: (when: string) => `All right. Next message: ${when}.`,
  past: 'It is evening already. *In an hour* and *Tomorrow* still work.',
  off: 'You get no private messages at present. `/settings`, *Where reminders go*, turns them on again.',
  pauseAsk:
    'Shall I pause? Unless you press a button here, this is my last message for now. They begin again when you do something here.',
  pause: { weekOff: 'A week off', goOn: 'Keep them coming', silence: 'Stop them' },
  weekOff: (back: string) => `Enjoy your week. Nothing is asked of you until ${back}, and your streak waits.`,
  goesOn: 'Good. They come on your study days, as before.',
  silenced: 'They have stopped. `/settings`, *Where reminders go*, turns them on again.',
  stop: 'You asked for this message. You can change its time or stop it in `/settings`.',
  set: (when: string, next: string) =>
    next
      ? `I will write to you here: on study days at ${when} your time, next ${next}.`
      : `I will write to you here: on study days at ${when} your time.`,
};

/** What a learner means to do in a week: seen by nobody else, or by their study buddies where they agreed. */
export const pledge = {
  title: 'This week I will …',
  button: 'This week I will …',
  invite:
    'One thing that you will do this week, and when? Only you see it, and your study buddies if you let them; on Friday I ask how it went.',
  mine: 'This week:',
  change: 'Change it',
  what: 'I will …',
  moment: 'When and where',
  momentHint: 'Such as: Tuesday at 19:00, at the kitchen table',
  made: 'Written down. Only you see it, and your study buddies if you let them. On Friday I ask how it went, if you get my private messages.',
  answered: 'You have said how this week went. Next Monday there is room for another one.',
  ask: 'You meant to do this. Did it happen?',
  kept: { yes: 'Yes', partly: 'In part', no: 'Not this time' },
  thanks: {
    yes: 'Good. You said it, and you did it.',
    partly: 'A part is more than nothing. What got in the way is worth a line when you look back.',
    no: 'That happens. A smaller thing at a fixed hour is easier to keep: next Monday you can choose one.',
  },
  none: 'There is nothing written down for that week.',
};

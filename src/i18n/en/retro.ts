/** How a learner looks back on a week. */
export const retro = {
  title: 'Look back on the week',
  button: 'Look back on the week',
  learned: 'One thing that I learned',
  stuck: 'Where I got stuck',
  next: 'What I do next',
  share: 'In the weekly summary',
  shares: {
    nothing: 'Show nothing of this',
    named: 'Show what I learned, with my name',
    unnamed: 'Show what I learned, without my name',
  },
  kept: 'Written down. Only you can read it, under *My data* in `/settings`.',
  keptShared:
    'Written down. What you learned is shown to your group in the summary of this week, also where that was posted before; the rest is yours alone.',
  repeat: 'You have looked back on this week already.',
  early: 'This week is not over yet. Come back on Friday.',
  over: 'That week is over, and can no longer be looked back on.',
  inWords: 'What we learned, in our own words',
  lines: 'All of it, and report',
  noLines: 'There is nothing to read here any more.',
};

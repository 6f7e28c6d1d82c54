import { plural } from './format.ts';

/** The private message of a day to an organiser. */
export const organiser = {
  title: 'Your group today',
  stands: {
    coming: (group: string) =>
      `**The weekly summary of ${group}**, as it stands now. Its figures are counted again when it is posted: at 17:00 by the group’s clock, unless you skip it.`,
    skipped: (group: string) =>
      `The weekly summary of **${group}** is not posted this week, unless you change your mind.`,
    posted: (group: string) => `The weekly summary of **${group}** went to its channel.`,
    dropped: (group: string) => `The weekly summary of **${group}** was not posted this week.`,
  },
  post: 'Post it now',
  edit: 'Add my own words',
  skip: 'Skip this week',
  write: 'Two sentences by the model',
  take: 'Put them at the top',
  leave: 'Without the model’s words',
  writing: 'The language model reads the figures…',
  offers: 'The language model wrote this from the figures alone. It is in the summary only if you put it there.',
  nothingWritten: 'The language model has written nothing that could be used. The summary stays as it is.',
  taken: 'The model’s two sentences are at the top of the summary, and say that they are the model’s.',
  left: 'The summary comes without the model’s words.',
  words: 'What you want to say at the top',
  wordsHint: 'To everybody in the group, as you write it',
  postedNow: 'The summary is on its way to the channel.',
  skippedNow: 'No summary this week. *Post it now* takes that back until 17:00 by the group’s clock.',
  saved: 'Your words are at the top of the summary.',
  tooLate: 'That summary has been posted, or its week is over.',
  day1: (group: string, all: number, active: number) =>
    `**${group}, after its first day:** ${plural(all, 'member', 'members')}, ${active ? `${active} of them have begun` : 'nobody has begun yet'}.`,
  day1Hint: 'Many begin on the second or third day. A line of yours to the group helps more than a reminder.',
  /** Of what there is nobody, nothing is said. */
  day7: (group: string, all: number, active: number, notStarted: number, quiet: number) => {
    const of = [
      active && `${active} of them ${active === 1 ? 'is' : 'are'} studying`,
      notStarted && `${notStarted} ${notStarted === 1 ? 'has' : 'have'} not begun yet`,
      quiet && `${quiet} ${quiet === 1 ? 'has' : 'have'} been quiet for some days`,
    ].filter((one) => one !== 0);
    const parts = of.length ? `; ${of.join(', ')}` : '';
    return `**${group}, after a week:** ${plural(all, 'member', 'members')}${parts}.`;
  },
  day30: (group: string, all: number, active: number, share: string) =>
    `**${group}, after a month:** of ${plural(all, 'member', 'members')}, ${active} are active (${share}).`,
  nobody: (group: string) =>
    `Nobody has joined **${group}** yet. \`/cohort show\` puts its card into the channel, where one press joins.`,
  /** Beside the names there is whether somebody is there, and nothing of what they answered. */
  who: 'Names: not started, quiet',
};

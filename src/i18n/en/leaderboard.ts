import type { CommandTexts } from '../command-texts.ts';
import { inWords, minutes } from './format.ts';

export const leaderboard = {
  title: 'This week',
  off: 'The leaderboard is off in this group. An organiser can switch it on with `/cohort settings`.',
  solo: 'You study on your own, so there is no board. `/progress` has your minutes.',
  first: 'The most minutes so far',
  team: (now: number, last: number) =>
    `**Your group together:** ${minutes(now)} this week${last ? `, ${minutes(last)} last week` : ''}.`,
  league: 'Your league: people who did about as much last week',
  leagueFirst: 'The first of your league so far',
  minutesMean: (most: number) =>
    `Minutes count here for answers, and for tasks whose questions were passed, whose number came out or whose link opens. Sentences, and what a link leads to, are not checked. At most ${most} a day.`,
  invite:
    'The board shows this week’s minutes to those who are on it, and starts again each Monday. You are on it only if you choose to be.',
  few: (least: number) => `The board opens when ${inWords(least)} people are on it. Invite a friend.`,
  mine: (now: number, last: number) =>
    now
      ? `Others had more time this week, and that is fine. Your own week: ${minutes(now)}; last week you had ${last}.`
      : `Your week is still open: a few questions begin it. Last week you had ${minutes(last)}.`,
  row: (rank: number, name: string, n: number) => `${rank}. ${name} · ${minutes(n)}`,
  more: (people: number, n: number) => `… and ${people} more with ${minutes(n)}`,
  you: 'You',
  onIt: (people: number) => `${people} people are on the board.`,
  show: 'Put me on the board',
  hide: 'Take me off',
};

export const leaderboardCommand: CommandTexts = { about: 'This week in your group', also: 'board ranking rank top' };

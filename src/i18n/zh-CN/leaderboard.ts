import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { inWords, minutes } from './format.ts';

export const leaderboard: Catalogue['leaderboard'] = {
  title: '本周榜单',
  off: '这个小组没有开榜单。组织者可以用 `/cohort settings` 打开。',
  invite: '榜单只向榜上的人显示本周的学习分钟数，每周一清零。你不同意，就不会上榜。',
  few: (least) => `榜上满${inWords(least)}个人才会显示。邀请一位朋友吧。`,
  mine: (now, last) => `本周 ${minutes(now)}；上周你学了 ${last} 分钟。`,
  row: (rank, name, n) => `${rank}. ${name} · ${minutes(n)}`,
  more: (people, n) => `……还有 ${people} 人也是 ${minutes(n)}`,
  you: '你',
  onIt: (people) => `榜上共 ${people} 人。`,
  show: '让我上榜',
  hide: '不再上榜',
};

export const leaderboardCommand: CommandTexts = { about: '小组本周榜单', also: '排行 排名 榜单' };

import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { inWords, minutes } from './format.ts';

export const leaderboard: Catalogue['leaderboard'] = {
  title: '本周榜单',
  off: '这个小组没有开榜单。组织者可以用 `/cohort settings` 打开。',
  solo: '你在自学，没有榜单。用 `/progress` 可以看自己的学习分钟数。',
  first: '目前分钟数最多的',
  team: (now, last) => `**小组合计**：本周 ${minutes(now)}${last ? `，上周 ${minutes(last)}` : ''}。`,
  league: '你的分组：上周学得差不多的人',
  leagueFirst: '你的分组里目前最多的',
  minutesMean: (most) =>
    `这里只计有据可查的分钟：答题，以及小测已过、数字正确或链接能打开的任务；写的话和链接里的内容不核对。每天最多计 ${most} 分钟。`,
  invite: '榜单只向榜上的人显示本周的学习分钟数，每周一清零。你不同意，就不会上榜。',
  few: (least) => `榜上满${inWords(least)}个人才会显示。邀请一位朋友吧。`,
  mine: (now, last) =>
    now
      ? `这周别人时间多一些，没关系。你自己的这一周：${minutes(now)}；上周 ${minutes(last)}。`
      : `你这周还没开始，做几道题就算数。上周你学了 ${minutes(last)}。`,
  row: (rank, name, n) => `${rank}. ${name} · ${minutes(n)}`,
  more: (people, n) => `……还有 ${people} 人也是 ${minutes(n)}`,
  you: '你',
  onIt: (people) => `榜上共 ${people} 人。`,
  show: '让我上榜',
  hide: '不再上榜',
};

export const leaderboardCommand: CommandTexts = { about: '小组本周榜单', also: '排行 排名 榜单' };

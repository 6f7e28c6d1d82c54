import type { Catalogue } from '../catalogue.ts';
import { inWords } from './format.ts';

export const post: Catalogue['post'] = {
  title: (name, n) => `${name} · 第 ${n} 天`,
  day: (n) => `第 ${n} 天`,
  theme: (theme) => `本周：${theme}`,
  did: (n) => `今天的任务，已经有 ${n} 位同学完成了。`,
  beFirst: (least) => `满${inWords(least)}人完成后，这里会显示人数。`,
  start: '开始',
  join: '还没加入？来这里',
  joinLine: '还没加入？输入 `/join`',
  threadTitle: (n, task) => `第 ${n} 天 · ${task}`,
  threadFirst: (task) =>
    `在这里聊聊“**${task}**”。哪一点让你意外？换成你来讲，会怎么讲？一句话就够，有问题也欢迎提出来。`,
};

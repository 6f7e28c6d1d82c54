import type { Catalogue } from '../catalogue.ts';
import { afterHan } from './format.ts';

export const dailyQuestion: Catalogue['dailyQuestion'] = {
  title: '每日一问',
  answer: '悄悄作答',
  mine: (choice) => `你选了 **${choice}**。`,
  saved: (choice) => `已记下：**${choice}**。只有你自己看得到。`,
  choose: '你选了什么，只有你自己看得到。',
  until: (when) => `${when} 之前都可以改，到时候大家一起看答案。`,
  tell: '直接告诉我',
  told: '你已经看过答案了：之前选的照旧算数，之后再选就不算了。',
  toldFirst: '你已经看过答案了，再选就不算了。',
  argue: '找个意见不同的人',
  waiting: '正在帮你找一位选得不一样、时间又对得上的同学。找到了会私信你。',
  cannotArgue: '现在没法帮你找人：要先选一个答案，或者今天已经来不及了。',
  partners: (names) => `和你讨论的是${afterHan(names)}，就在每日任务帖下面。`,
  pairTitle: '有人和你意见不同',
  pair: (names, when) => `你想找一位选得不一样的同学，找到了：${names}。从 ${when} 起，你们的时间对得上。`,
  pairHow: (when) => `到每日任务帖下面说说你为什么这么选，也问问对方是怎么想的。然后再答一次，${when} 截止。`,
  blockAsk: (name) =>
    `以后再也不会把你和 ${name} 配到一起，凡是我能决定的地方，你也不会再看到对方说的话。对方不会知道。这一步不能撤回。`,
  say: '跟大家说说理由',
  why: '你为什么这么选',
  see: '看题目',
  splitTitle: '每日一问：大家怎么选',
  fewTitle: '每日一问：还可以作答',
  split: (when) => `到目前为止，大家是这么选的。${when} 公布答案。`,
  alone: (least, when) =>
    `小组刚开始，还没有可以比较的答案：满 ${least} 个回答，这里就会显示大家怎么选。${when} 之前都可以作答，你选了什么没有人看得到。`,
  few: (when) => `还等更多人来答：${when} 之前都可以，你选了什么没有人看得到。`,
  invite: '你为什么这么选？在这里说说理由，也听听别人的，听完可以改答案。还没答的，现在也可以答。',
  chart: '大家的选择（%）',
  chartAlt: (shares) => `大家的选择：${shares}`,
  endTitle: '每日一问：答案',
  turn: (before, after) =>
    !before && !after
      ? '这次还没有人答对，正好一起聊聊。'
      : before === after
        ? `答对的人：**${after}%**。`
        : `答对的人：**${before}% → ${after}%**（第一次 → 最后一次）。`,
  theAnswer: (letter, option) => `正确答案：**${letter}**  ${option}`,
  hidden: '有同学的测验里还留着这道题，所以答案请各自私下看。',
  seeAnswer: '看答案',
  waits: '这道题还在你的一个测验里等你作答。先在那里答完，这里也就能看到答案了。',
  late: '已经截止，这次选择不算数。还是谢谢你。',
  notCounted: '你已经看过答案，这次选择不算数。',
  closing: '时间到了，答案一分钟后就来。',
  chose: (first, last) => (first === last ? `你选了 **${first}**。` : `你先选了 **${first}**，后来选了 **${last}**。`),
  settingOn: '打开每日一问',
  settingOff: '关闭每日一问',
  saysFrom: '已保存，从下一条每日任务帖开始生效。',
};

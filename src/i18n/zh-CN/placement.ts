import type { Catalogue } from '../catalogue.ts';
import { ended } from './format.ts';

export const placement: Catalogue['placement'] = {
  title: '找到我的起点',
  levelTitle: '你现在的位置',
  early: '这要等你学完第一天再做。今天先做一个任务或几道题，从明天起就可以在这里找到自己的起点。',
  about: (most, minutes) =>
    `最多 ${most} 题，大约 ${minutes} 分钟。题目会随你的回答变难或变易。可以中途离开，以后接着做；结果只有你自己看得到。`,
  costs: '选“不知道”没有任何损失，这里的回答也不算进小测的对错。做完不公布答案，以后还可以再做一次。',
  begin: '开始',
  goOn: '接着做',
  again: '再做一次',
  question: (n, most) => `第 ${n} 题，最多 ${most} 题`,
  unknown: '不知道',
  end: '就到这里',
  range: (low, high) => `${low} 到 ${high}`,
  notAsked: '没有问到',
  mean: (asked) => `根据你的 ${asked} 个回答，估计你对各方面掌握了多少。题目不多，所以只能给出一个范围。`,
  offered: (stages) => `从回答来看，这些可以跳过：${stages}。`,
  skipped: (stages) => `你跳过了：${stages}。`,
  doubtful: (stages) => `跳过的部分，题目答得没有预想的好：${stages}。重新学一遍，以后可能更省时间。`,
  from: (week) => `按你自己的选择，你从第 ${week} 周开始。`,
  stageChoose: '跳过一部分，或者重新学',
  stageLabel: { offered: '可以跳过', skipped: '已跳过', doubtful: '已跳过，可能还没掌握' },
  startChoose: '让我从这里开始……',
  week: (n, theme) => `第 ${n} 周：${theme}`,
  skipMeans: (perDay) =>
    `跳过一部分，就不用做它的任务。它的知识点仍然会出现在小测里，每天大约 ${perDay} 个，这样你能看出是不是真的会了。`,
  showBy: (task) =>
    `想证明自己已经会了，可以做其中这个任务：${ended(`**${task}**`)}核对通过后就能跳过；也可以只凭自己的判断跳过。`,
  shown: (task) => `你已经证明自己会了：**${task}** 已完成并核对。`,
  noTask: '这部分没有可以核对的任务，由你自己判断。',
  by: { task: '这部分已跳过：它的任务已完成并核对。', word: '这部分已按你自己的判断跳过。' },
  counted: (right, asked) => `目前问过的知识点：${asked} 个里答对 ${right} 个。`,
  openTask: '打开任务',
  skip: { task: '跳过', word: '凭我的判断跳过' },
  takeUp: '重新学这部分',
};

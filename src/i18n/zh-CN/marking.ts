import type { Catalogue } from '../catalogue.ts';

export const marking: Catalogue['marking'] = {
  ask: '让模型来批改',
  offer: '语言模型可以按要点批改。发给它的只有题目和你的答案，没有你的名字。',
  reading: '语言模型正在看你的答案……',
  title: '语言模型的批改',
  met: '答到了：',
  notMet: '没答到：',
  rule: '每个要点都答到，才算对。',
  disagree: '我不同意',
  failed: '语言模型这次没有批改，也没有计入成绩。',
  spent: {
    learner: (when) => `你今天的语言模型额度已用完，${when} 之后恢复。`,
    cohort: (when) => `小组今天的语言模型额度已用完，${when} 之后恢复。`,
    workspace: (when) => `这里今天的语言模型额度已用完，${when} 之后恢复。`,
  },
};

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
  comment: '哪里还能更好？',
  commentTitle: '语言模型的看法',
  noMark: '发给它的只有任务和你写的内容，没有你的名字。它可能说错，也不影响任何成绩。',
  noComment: '语言模型暂时没有回应。任务照样算完成。',
  open: '有一道等你作答的题目正好考这个内容。先答题，再来点一次。',
  failed: '语言模型这次没有批改，也没有计入成绩。',
  spent: {
    learner: (when) => `你今天的语言模型额度已用完，${when} 之后恢复。`,
    cohort: (when) => `小组今天的语言模型额度已用完，${when} 之后恢复。`,
    workspace: (when) => `这里今天的语言模型额度已用完，${when} 之后恢复。`,
  },
};

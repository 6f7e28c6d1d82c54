import type { Catalogue } from '../catalogue.ts';

export const retro: Catalogue['retro'] = {
  title: '回顾这一周',
  button: '回顾这一周',
  learned: '这周学到的一点',
  stuck: '卡在哪里',
  next: '接下来做什么',
  share: '在每周小结里',
  shares: {
    nothing: '都不显示',
    named: '显示“学到的一点”，署名',
    unnamed: '显示“学到的一点”，不署名',
  },
  kept: '记下了。只有你看得到，在 `/settings` 的“我的数据”里。',
  keptShared: '记下了。“学到的一点”会出现在这一周的小组小结里，小结已经发出的话会补进去；其余只有你看得到。',
  repeat: '这一周你已经回顾过了。',
  early: '这一周还没到头，周五再来吧。',
  over: '那一周已经过去，不能再回顾了。',
  inWords: '大家的话：这周学到了什么',
  lines: '全部内容、举报',
  noLines: '这里已经没有内容了。',
};

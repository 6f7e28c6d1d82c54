import type { Catalogue } from '../catalogue.ts';

export const organiser: Catalogue['organiser'] = {
  title: '你的小组今天',
  stands: {
    coming: (group) =>
      `**${group}** 的每周小结，这是现在的样子。发布时数字会重新统计：小组时间 17:00 发出，除非你跳过。`,
    skipped: (group) => `**${group}** 这周不发小结，除非你改主意。`,
    posted: (group) => `**${group}** 这周的小结已经发到频道。`,
    dropped: (group) => `**${group}** 这周没有发小结。`,
  },
  post: '现在就发',
  edit: '加上我的话',
  skip: '这周不发',
  write: '让模型写两句',
  take: '放在最前面',
  leave: '不要模型的话',
  writing: '语言模型正在看这些数字……',
  offers: '这是语言模型只根据这些数字写的。只有你放进去，小结里才会有。',
  nothingWritten: '语言模型没有写出能用的话，小结保持原样。',
  taken: '模型写的两句会放在小结最前面，并注明是模型写的。',
  left: '小结里不会有模型的话。',
  words: '想放在最前面的话',
  wordsHint: '写给全组，会照原样发出',
  postedNow: '小结马上发到频道。',
  skippedNow: '这周不发小结。在小组时间 17:00 之前，点“现在就发”可以改主意。',
  saved: '你的话会放在小结最前面。',
  tooLate: '这份小结已经发了，或者那一周已经过去。',
  day1: (group, all, active) =>
    `**${group} 第一天过后**：共 ${all} 人，${active ? `${active} 人已经开始` : '还没有人开始'}。`,
  day1Hint: '很多人第二、第三天才开始。你在小组里说一句，比提醒更有用。',
  day7: (group, all, active, notStarted, quiet) => {
    const of = [
      active && `${active} 人在学`,
      notStarted && `${notStarted} 人还没开始`,
      quiet && `${quiet} 人有几天没来了`,
    ].filter((one) => one !== 0);
    return `**${group} 一周过后**：共 ${all} 人${of.length ? '；' : ''}${of.join('，')}。`;
  },
  day30: (group, all, active, share) => `**${group} 一个月过后**：共 ${all} 人，${active} 人在学（${share}）。`,
  nobody: (group) => `**${group}** 还没有人加入。在频道里用 \`/cohort show\` 放出小组卡片，加入只要点一下。`,
  who: '名单：还没开始、几天没来',
};

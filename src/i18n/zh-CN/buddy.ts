import type { Catalogue } from '../catalogue.ts';

export const buddy: Catalogue['buddy'] = {
  title: '学习搭子',
  about: (weeks) => `在小组里找两个人一起学 ${weeks} 周：时区相近，节奏也差不多。每周日给想找搭子的人配一次。`,
  rules: '搭子看得到你的名字、时区，还有你同意公开的内容；别人不会知道。随时可以退出。',
  none: '这里没有学习搭子：只有频道里的小组才有，未成年人的小组没有。',
  want: '帮我找搭子',
  stop: '不要搭子了',
  stopped: '好，以后不再给你配搭子。',
  leftOver: '上一轮没有离你够近的人。下一轮先给你配，多远都可以。',
  waits: (when) => `下一轮有你，时间是 ${when}。第二天会告诉你是谁。`,
  until: (date) => `你们一起学到 ${date}，之后再给你配新的搭子。`,
  sayHello: '在小组频道里打个招呼，或者直接私聊。每周定一个固定的时间，是个好开头。',
  pledgeShown: '搭子看得到你这周要做的事。',
  pledgeHidden: '你这周要做的事，只有你自己看得到。',
  showPledge: '给搭子看我这周要做的事',
  hidePledge: '不给搭子看了',
  agreed: '已保存。',
  block: (name) => `屏蔽 ${name}`,
  blockAsk: (name) =>
    `以后 ${name} 再也不会是你的搭子，凡是我能决定的地方，你也不会再看到对方说的话。对方不会知道。这一步不能撤回，下一轮会给你另配。`,
  found: (names, group) => `你在**${group}**的学习搭子：${names}。去打个招呼吧。`,
  nobody: (group) => `这次在**${group}**里没有找到离你够近的搭子。下周日先给你配。`,
  gone: '这个人已经不是你的搭子了。',
};

import type { Catalogue } from '../catalogue.ts';
import { minutes } from './format.ts';

export const reminder: Catalogue['reminder'] = {
  title: '今天的学习',
  minutes,
  task: (title, n) => `${title}（${minutes(n)}）`,
  due: (n) => `有 ${n} 道题该复习了。`,
  gap: '小组已经往前学了，你从哪里跟上都可以。',
  review: '复习日：只做题，没有新任务。',
  finish: '一个阶段结束了。看看自己做了什么，再决定要不要继续。',
  open: '打开',
  quiz: '来几道题',
  stop: '这条私信是你订阅的。用 `/settings` 可以改时间，也可以停掉。',
  set: (when, next) =>
    next
      ? `以后就在这里给你发私信：学习日，按你的时间 ${when}，下一次是${next}。`
      : `以后就在这里给你发私信：学习日，按你的时间 ${when}。`,
};

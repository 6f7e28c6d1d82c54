import type { Catalogue } from '../catalogue.ts';
import { minutes } from './format.ts';

export const reminder: Catalogue['reminder'] = {
  openings: {
    question: [
      '今天的一道题',
      '花一分钟，做一道题',
      '这道题还记得吗？',
      '今天先来一题',
      '一道题，点一下就好',
      '接着上次，来一题',
    ],
    day: ['今天的学习', '随时可以开始', '下一步在这里', '今天学这些', '今天的一小步', '今天的内容来了'],
    gap: ['小组已经往前走了', '想怎么继续？', '你的位置还在', '小组走到这里了', '接着学，有两种方式', '随时可以接上'],
    week: ['这一周怎么样', '这一周学到哪儿了', '这一周到现在', '看看你的这一周', '今天有这些', '今天没有任务'],
  },
  minutes,
  task: (title, n) => `${title}（${minutes(n)}）`,
  due: (n) => `有 ${n} 道题该复习了。`,
  more: (n) => `这题之后，还有 ${n} 道题该复习。`,
  week: (days) => `这周你学了 ${days} 天。`,
  weekKept: (days) => `这周你学了 ${days} 天，计划的都做到了。`,
  gap: (week, task) =>
    `小组已经到了第 ${week} 周，任务是“${task}”。你还在小组里，没做的任务都留着。可以直接做小组的这个任务，也可以换一种方式。`,
  review: '复习日：只做题，没有新任务。',
  finish: '一个阶段结束了。看看自己做了什么，再决定要不要继续。',
  open: '打开',
  otherWays: '换一种方式',
  others: '更多',
  yourWeek: '这一周',
  nothing: '这条私信里没有要做的事了。',
  dayOver: '这条私信说的那天已经过去了。接下来做什么，看 `/task`；计划和这一周的情况，看 `/progress`。',
  same: (since) => `还是${since}开始的那个任务。没关系，不着急。`,
  sameHelp: (other) =>
    `一个晚上做不完的话，今天可以先放下，可以把每周的量减轻一点${other ? '，也可以先做另一个不需要它的任务' : ''}。`,
  another: '先做另一个',
  lighter: '每周轻一点',
  quiz: '来几道题',
  goOn: '接着做',
  snooze: { hour: '一小时后', tonight: '今晚', tomorrow: '明天' },
  snoozed: (when) => `好的。下一条私信：${when}。`,
  past: '已经是晚上了，可以选“一小时后”或者“明天”。',
  off: '你现在不收私信提醒。想再打开，用 `/settings` 里的“提醒发到哪里”。',
  pauseAsk: '要不要先停一停？如果你不按下面的按钮，这就是近期最后一条私信。等你回来做点什么，提醒会重新开始。',
  pause: { weekOff: '休息一周', goOn: '继续提醒', silence: '不再提醒' },
  weekOff: (back) => `好好休息。${back}之前不会要求你学习，连续周数也不会断。`,
  goesOn: '好的，以后学习日照常提醒。',
  silenced: '已经停掉了。想再打开，用 `/settings` 里的“提醒发到哪里”。',
  stop: '这条私信是你订阅的。用 `/settings` 可以改时间，也可以停掉。',
  set: (when, next) =>
    next
      ? `以后就在这里给你发私信：学习日，按你的时间 ${when}，下一次是${next}。`
      : `以后就在这里给你发私信：学习日，按你的时间 ${when}。`,
};

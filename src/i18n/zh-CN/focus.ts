import type { Catalogue } from '../catalogue.ts';

export const focus: Catalogue['focus'] = {
  button: (minutes) => `专注 ${minutes} 分钟`,
  about: '只做一件事，不看消息，不开别的网页，直到时间到。',
  now: (n) => (n === 0 ? '现在小组里没有人在专注。' : `现在小组里有 ${n} 个人在专注。`),
  alone: '自己开始',
  together: '和大家一起',
  until: (when) => `到 ${when} 结束。`,
  beside: (n) => (n === 0 ? '你是第一个：别人会看到有人在，看不到名字。' : `还有 ${n} 个人也在专注，谁也看不到名字。`),
  inMessage: '我会发一条私信，显示现在有几个人；停止、到时间提醒，都在那里点。',
  tell: '到时间叫我',
  told: '到时间会私信告诉你。',
  stop: '停下',
  over: (minutes) => (minutes < 1 ? '这次不到一分钟。' : `${minutes} 分钟到了。`),
  log: (minutes) => `记上 ${minutes} 分钟`,
  logged: (minutes) => `${minutes} 分钟已记进你的进度，不算进榜单。`,
  gone: '这里没有可以记的了。',
};

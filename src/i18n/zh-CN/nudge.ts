import type { Catalogue } from '../catalogue.ts';

export const nudge: Catalogue['nudge'] = {
  title: (weeks) => `已经连续 ${weeks} 周`,
  today: '今天学一点，这周就还能达标：一道题或一个任务就够了。今天不方便，也没关系。',
  stop: '这条消息是你要求的：连续学了好几周、快要中断时，提醒一次。可以在 `/settings` 里关掉。',
  last: '如果今天没有学习，以后就不再发这样的消息了。可以在 `/settings` 里重新打开。',
};

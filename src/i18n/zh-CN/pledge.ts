import type { Catalogue } from '../catalogue.ts';

export const pledge: Catalogue['pledge'] = {
  title: '这周我要……',
  button: '这周我要……',
  invite: '这周要做哪一件事、什么时候做？只有你看得到（你同意的话，搭子也看得到），周五我会问一声。',
  mine: '这周：',
  change: '改一下',
  what: '我要……',
  moment: '什么时候、在哪儿',
  momentHint: '例如：周二晚上 7 点，在书桌前',
  made: '记下了。只有你看得到（你同意的话，搭子也看得到）；如果你收我的私信，周五我会问一声。',
  answered: '这周的结果你已经说过了，下周一可以再定一件。',
  ask: '这是你给自己定的事，做了吗？',
  kept: { yes: '做了', partly: '做了一部分', no: '这次没做' },
  thanks: {
    yes: '很好，说到做到。',
    partly: '做一部分也好过没做。是什么绊住了，回顾的时候可以写一句。',
    no: '没关系。事情小一点、钟点定下来，就容易做到：下周一可以再定一件。',
  },
  none: '那一周没有记下什么。',
};

import type { Catalogue } from '../catalogue.ts';

export const web: Catalogue['web'] = {
  saySlash: '你刚才这句话，频道里的人都能看到，我不会在这里回答。想找我，可以私信，也可以输入命令，例如 `/task`。',
  whatICan: '看看你能做什么',
  demo: '这是演示：这些同学是虚构的，他们这一周的学习由真正的机器人模拟。',
  visitor: '新同学',
  notFound: '这里没有这个人或这个频道。',
  far: '时钟一次最多前进一年。',
  noClock: '这里用的是真实时间，不能拨动。',
  badRequest: '这个请求我看不懂。',
  past: '时钟只能往前走。',
  tooManyStreams: '同时打开的页面太多了。关掉几个，这一页就会继续。',
};

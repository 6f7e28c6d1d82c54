import type { Catalogue } from '../catalogue.ts';

export const feed: Catalogue['feed'] = {
  title: '我的日历',
  button: '我的日历',
  has: '给日历应用用的订阅地址。里面有接下来的任务（从提醒的钟点开始，按预计时长排），还有这一阶段结束的日子和小组的答疑时间。',
  nowhere: '这个机器人没有公网地址，日历应用连不上。请让运维者设置 `PUBLIC_URL`，然后再来。',
  none: '你还没有订阅地址。',
  open: (date) => `你的订阅地址是 ${date} 生成的。我没有留底，没法再显示；找不到了就重新生成一个，旧的随即失效。`,
  make: '生成地址',
  another: '重新生成',
  close: '停用这个地址',
  made: '在日历应用里订阅这个地址（一般叫“通过 URL 添加”或“新建日历订阅”）：',
  secret: '只显示这一次。拿到它的人都能看到你的学习安排（没有你的名字），直到你在这里停用。应用每隔几小时更新一次。',
  closed: '这个地址已停用，再也没有人能通过它看到你的日历。',
  name: 'Tongxue 同学',
  task: (title) => title,
  done: (title) => `✓ ${title}`,
  about: (group) => (group ? `${group}。用 /task 打开。` : '用 /task 打开。'),
  sprintEnd: (sprint) => `阶段结束：${sprint}`,
};
